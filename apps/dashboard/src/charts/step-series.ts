/** A value that holds from each time until the next one (staffed beds, a census). Times ascend. */
export interface StepSeries {
  /** ms. */
  readonly times: readonly number[];
  readonly values: readonly number[];
}

/** Index of the last time at or before `t`, or -1. */
function lastIndexUpTo(times: readonly number[], t: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! <= t) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The value in force at `t`; null before the first time. */
export function stepValueAt(series: StepSeries, t: number): number | null {
  return series.values[lastIndexUpTo(series.times, t)] ?? null;
}

/** Since when the value in force at `t` holds; null before the first time. */
export function stepTimeAt(series: StepSeries, t: number): number | null {
  return series.times[lastIndexUpTo(series.times, t)] ?? null;
}

/** Times in (from, to], the end included, at which the value really changes: repeats are no steps. */
export function stepTimesWithin(series: StepSeries, from: number, to: number): readonly number[] {
  return series.times.filter((t, i) => i > 0 && t > from && t <= to && series.values[i] !== series.values[i - 1]);
}

/**
 * Joins parts in time order; a later part wins from its first time on, so that the live value or a forecast
 * continues a history without two values at one instant.
 */
export function joinSteps(...parts: readonly StepSeries[]): StepSeries {
  let times: number[] = [];
  let values: number[] = [];
  for (const part of parts) {
    const first = part.times[0];
    if (first === undefined) continue;
    const kept = times.filter((t) => t < first).length;
    times = [...times.slice(0, kept), ...part.times];
    values = [...values.slice(0, kept), ...part.values];
  }
  return { times, values };
}
