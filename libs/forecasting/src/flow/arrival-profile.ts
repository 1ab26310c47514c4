import { HOUR_MS } from '@wardcast/timeseries';
import { fitRidgeGlm } from '../regression/ridge-glm';
import { indicatorDesign } from '../regression/sparse-rows';
import type { FlowWindow } from './flow-window';

/**
 * Model: arrivals per hour of the local week.
 *
 * Assumes counts that are Poisson around a weekly profile. Formula: log rate = log(overall) + c + b[hour] + b[weekday] + b[hour of
 * week], ridge Poisson regression on the 168 cells with offset log(hours observed): the hour-of-week deviations are
 * pulled to the two main effects, so that a unit with an arrival a day still gets a smooth week. Do not trust it
 * across a change of route (a ward that turns elective), over holidays, or from less than two weeks of data.
 */
const HOURS_OF_WEEK = 168;
const HOURS_OF_DAY = 24;
const HOUR_COLUMN = 1;
const DAY_COLUMN = HOUR_COLUMN + HOURS_OF_DAY;
const CELL_COLUMN = DAY_COLUMN + 7;
const COLUMNS = CELL_COLUMN + HOURS_OF_WEEK;
/** Ridge of the main effects and of the hour-of-week deviations (forecasting design, section 3.1). */
const RIDGE_MAIN = 0.1;
const RIDGE_CELL = 60;
/** A twentieth of an imagined arrival in an hour: a unit that has seen nobody gets a small rate instead of log 0. */
const IMAGINED_ARRIVALS = 0.05;
const IMAGINED_HOURS = 1;

/** Counts of arrivals in each hour of the window; what lies outside is not seen. */
export function hourlyArrivals(enteredAt: Iterable<number>, window: FlowWindow): Float64Array {
  const counts = new Float64Array(window.hours);
  for (const at of enteredAt) {
    const hour = Math.floor((at - window.from) / HOUR_MS);
    if (hour >= 0 && hour < window.hours) counts[hour]! += 1;
  }
  return counts;
}

/** Arrivals per hour by hour of week (168 positive numbers) from hourly counts. */
export function fitArrivalProfile(counts: Float64Array, window: FlowWindow): Float64Array {
  const events = new Float64Array(HOURS_OF_WEEK);
  const hours = new Float64Array(HOURS_OF_WEEK);
  for (let i = 0; i < counts.length; i++) {
    events[window.hourOfWeek[i]!]! += counts[i]!;
    hours[window.hourOfWeek[i]!]! += 1;
  }
  const seen = [...hours.keys()].filter((cell) => hours[cell]! > 0);
  const overall = counts.reduce((sum, x) => sum + x, IMAGINED_ARRIVALS) / (counts.length + IMAGINED_HOURS);
  const { coefficients: beta } = fitRidgeGlm({
    family: 'poisson',
    rows: indicatorDesign(COLUMNS, seen.map(columnsOf)),
    outcomes: Float64Array.from(seen, (cell) => events[cell]!),
    offsets: Float64Array.from(seen, (cell) => Math.log(hours[cell]! * overall)),
    penalties: new Float64Array(COLUMNS).fill(RIDGE_MAIN).fill(RIDGE_CELL, CELL_COLUMN),
  });
  return Float64Array.from(hours, (_, cell) => overall * Math.exp(columnsOf(cell).reduce((sum, column) => sum + beta[column]!, 0)));
}

function columnsOf(cell: number): number[] {
  return [0, HOUR_COLUMN + (cell % HOURS_OF_DAY), DAY_COLUMN + Math.floor(cell / HOURS_OF_DAY), CELL_COLUMN + cell];
}
