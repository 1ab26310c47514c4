import type { ReadStore } from '@wardcast/application';
import type { Facility } from '@wardcast/domain';
import { countCensusByHour } from '@wardcast/interop';
import type { RecordedStay } from '@wardcast/interop';

export interface CensusComparison {
  /** Hours in which somebody is in. */
  readonly hours: number;
  /** Hours times units. */
  readonly cells: number;
  readonly wrong: number;
}
const HOUR_MS = 3_600_000;

/** Compares the stored hourly census with one counted from the stays, at every hour in which somebody is in, in every unit. */
export async function verifyCensus(readStore: ReadStore, facility: Facility, stays: readonly RecordedStay[]): Promise<CensusComparison> {
  const counted = countCensusByHour(stays);
  const hours = [...counted.keys()];
  const from = hours.reduce((least, hour) => Math.min(least, hour), Infinity);
  const to = hours.reduce((most, hour) => Math.max(most, hour), -Infinity) + HOUR_MS;
  let wrong = 0;
  for (const unit of facility.units) {
    const columns = await readStore.unitHours(facility.facilityId, unit.unitId, { from, to }, null);
    const stored = new Map(columns.hours.map((hour, index) => [hour, columns.census[index]]));
    for (const [hour, counts] of counted) if (stored.get(hour) !== (counts.get(unit.unitId) ?? 0)) wrong += 1;
  }
  return { hours: hours.length, cells: hours.length * facility.units.length, wrong };
}
