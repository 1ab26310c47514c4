import type { Facility } from '@wardcast/domain';
import { learnCountedLaw, shippedHourlyLaw, type HourlyLawJson, type HourlyPanel } from '@wardcast/forecasting';
import { HOUR_MS } from '@wardcast/timeseries';
import type { ReadStore } from '../ports/read-store.port';
import { holidayDays, readWallCounts } from './counted-past';

/** A year of counts: with less a single unit cannot show every kind of error often enough to be learnt from. */
const LEARNING_DAYS = 364;
/** Units that one law is learnt from. From ten on the model reads what all of them have in common, which a unit on its own walk does not see. */
const MAX_UNITS = 9;

/** Counts of the units that are known by counts now, those with the longest record first; null where there is none. */
export async function readCountedPanel(readStore: Pick<ReadStore, 'liveRows' | 'unitHours'>, facility: Facility, now: number): Promise<HourlyPanel | null> {
  const counted = (await readStore.liveRows(facility.facilityId, 'all')).filter((row) => row.countedAt != null).map((row) => row.unitId);
  const until = Math.floor(now / HOUR_MS) * HOUR_MS;
  const read = await Promise.all(counted.map(async (unitId) => ({ unitId, ...(await readWallCounts(readStore, facility, { unitId, days: LEARNING_DAYS, until })) })));
  const known = read.map((unit) => ({ ...unit, hours: unit.counts.filter((count) => !Number.isNaN(count)).length })).filter(({ hours }) => hours > 0);
  const chosen = known.sort((a, b) => b.hours - a.hours || (a.unitId < b.unitId ? -1 : 1)).slice(0, MAX_UNITS);
  const first = chosen[0];
  if (first === undefined) return null;
  const { firstDay } = first;
  const hours = first.counts.length;
  return { firstDay, hours, sites: chosen.map(({ unitId }) => unitId), counts: chosen.map(({ counts }) => counts), companions: null, regions: chosen.map(() => 0), holidays: holidayDays(facility, firstDay, hours) };
}

/** What the units of the panel have in common where it earned its place beside the shipped law; null = the shipped law goes on. */
export function fitCounted(panel: HourlyPanel | null): HourlyLawJson | null {
  return panel === null ? null : learnCountedLaw(panel, shippedHourlyLaw());
}
