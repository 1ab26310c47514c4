import type { UnitLive } from '@wardcast/domain';
import type { HourColumns } from '../ports/read-store.port';
import { HOUR_MS } from './hour-columns';

/**
 * Adds the hour that is still running, which the store does not hold before it closes. Its census at the full hour
 * follows from the hour before (census + arrivals - departures); its moves so far from who is present since. A stay that
 * began and ended within the running hour is seen when the hour closes. Columns that do not reach up to the hour before
 * are returned as they are: what happened in between is not known.
 */
export function withRunningHour(columns: HourColumns, live: UnitLive, hour: number): HourColumns {
  const last = columns.hours.length - 1;
  if (columns.hours[last] !== hour - HOUR_MS) return columns;
  const census = (columns.census[last] ?? 0) + (columns.arrivals[last] ?? 0) - (columns.departures[last] ?? 0);
  const entered = live.present.filter((patient) => patient.enteredAt >= hour).length;
  const departures = Math.max(0, census + entered - live.census);
  return {
    hours: [...columns.hours, hour],
    census: [...columns.census, census],
    arrivals: [...columns.arrivals, live.census - census + departures],
    departures: [...columns.departures, departures],
    staffed: [...columns.staffed, live.staffedBeds],
  };
}
