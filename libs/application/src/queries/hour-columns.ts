import type { HourColumns } from '../ports/read-store.port';

export const HOUR_MS = 3_600_000;
/** Hour marks of a ward card's line: one day. */
export const RECENT_HOURS = 24;

export const NO_HOURS: HourColumns = { hours: [], census: [], arrivals: [], departures: [], staffed: [] };

/** The full hour (UTC) at or before an instant. */
export function hourOf(instant: number): number {
  return Math.floor(instant / HOUR_MS) * HOUR_MS;
}

/** [from, to) that holds the last `hours` hour marks up to and with the one of `instant`. */
export function hoursUpTo(instant: number, hours: number): { readonly from: number; readonly to: number } {
  const to = hourOf(instant) + HOUR_MS;
  return { from: to - hours * HOUR_MS, to };
}

/**
 * The hour-by-hour sum of several units' columns. An hour that one of them lacks is left out, since a sum without that
 * unit would look like patients leaving; units without any hour (just opened) are passed over.
 */
export function sumHourColumns(units: readonly HourColumns[]): HourColumns {
  const known = units.filter((unit) => unit.hours.length > 0);
  const [first] = known;
  if (!first) return NO_HOURS;
  if (known.length === 1) return first;
  const sums = new Map<number, { units: number; census: number; arrivals: number; departures: number; staffed: number }>();
  for (const unit of known) {
    unit.hours.forEach((hour, i) => {
      const sum = sums.get(hour) ?? { units: 0, census: 0, arrivals: 0, departures: 0, staffed: 0 };
      sum.units += 1;
      sum.census += unit.census[i] ?? 0;
      sum.arrivals += unit.arrivals[i] ?? 0;
      sum.departures += unit.departures[i] ?? 0;
      sum.staffed += unit.staffed[i] ?? 0;
      sums.set(hour, sum);
    });
  }
  const complete = [...sums].filter(([, sum]) => sum.units === known.length).sort(([a], [b]) => a - b);
  return {
    hours: complete.map(([hour]) => hour),
    census: complete.map(([, sum]) => sum.census),
    arrivals: complete.map(([, sum]) => sum.arrivals),
    departures: complete.map(([, sum]) => sum.departures),
    staffed: complete.map(([, sum]) => sum.staffed),
  };
}
