import { contentHashOf, eventIdOf, MAX_LIVE_AGE_MS, type Facility, type HospitalEvent } from '@wardcast/domain';
import { HOUR_MS, instantOfDay } from '@wardcast/timeseries';
import type { CsvFile } from '../backtest/csv/csv-series';

const FEED = 'counts-file';
const HOURS_A_DAY = 24;
const MINUTES_AN_HOUR = 60;

export interface CountsOutcome {
  readonly events: readonly HospitalEvent[];
  readonly unitIds: readonly string[];
}

/**
 * The events that a file of counts stands for, oldest first: series are units by id or name, hours are of the hospital's wall clock. The
 * same count gives the same event, so that a file can be read twice. A sentence where a series is no unit, or a count is none.
 */
export function countsEvents(file: CsvFile, facility: Facility, receivedAt: number): CountsOutcome | { readonly refused: string } {
  const events: HospitalEvent[] = [];
  const unitIds: string[] = [];
  for (const { name, hours, values } of file.series) {
    const unit = facility.units.find(({ unitId, name: called }) => unitId === name || called === name) ?? (file.series.length === 1 && facility.units.length === 1 ? facility.units[0] : undefined);
    if (unit === undefined) return { refused: `The hospital has no unit "${name}": a series is called by a unit's id or name.` };
    unitIds.push(unit.unitId);
    for (const [i, hour] of hours.entries()) {
      const count = values[i]!;
      if (Number.isNaN(count)) continue;
      if (!Number.isInteger(count) || count < 0) return { refused: `${name} has the count ${count}: occupied beds are whole numbers from 0 on.` };
      const occurredAt = instantOfDay(facility.timeZone, Math.floor(hour / HOURS_A_DAY), (hour % HOURS_A_DAY) * MINUTES_AN_HOUR);
      if (occurredAt <= receivedAt) events.push(eventOf(facility.facilityId, { unitId: unit.unitId, occupiedBeds: count }, { occurredAt, receivedAt }));
    }
  }
  return { events: events.sort((a, b) => a.occurredAt - b.occurredAt || (a.eventId < b.eventId ? -1 : 1)), unitIds };
}

function eventOf(facilityId: string, data: { readonly unitId: string; readonly occupiedBeds: number }, { occurredAt, receivedAt }: { readonly occurredAt: number; readonly receivedAt: number }): HospitalEvent {
  const messageKey = contentHashOf({ facilityId, occurredAt, ...data });
  const eventId = eventIdOf({ feedId: FEED, messageKey, type: 'UnitCountsReported', index: 0 });
  const mode = receivedAt - occurredAt > MAX_LIVE_AGE_MS - HOUR_MS ? 'backfill' : 'correction';
  return { eventId, type: 'UnitCountsReported', family: 'counts', facilityId, feedId: FEED, occurredAt, recordedAt: receivedAt, receivedAt, mode, data };
}
