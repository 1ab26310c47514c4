import type { BacktestRefusal } from '../backtest-dataset';
import type { CsvSeries } from './csv-series';

export type CsvStep = 'hourly' | 'daily' | 'weekly';
const STEP_HOURS: Readonly<Record<CsvStep, number>> = { hourly: 1, daily: 24, weekly: 168 };
/** Clock changes move a daily step by an hour; more than this off a step is another one. */
const TOLERANCE = 0.1;

/** Every series on one axis of steps; NaN where nothing was reported. */
export interface CsvGrid {
  readonly step: CsvStep;
  /** Wall-clock hours since 1970-01-01 of the first step: a whole day, or the weekday on which the weeks begin. */
  readonly firstHour: number;
  readonly steps: number;
  readonly names: readonly string[];
  readonly values: readonly Float64Array[];
}

/** Tells the step from the usual distance between neighbouring times, and lays the series on it. */
export function gridOf(series: readonly CsvSeries[]): CsvGrid | BacktestRefusal {
  const gaps = series.flatMap(({ hours }) => hours.slice(1).map((hour, k) => hour - hours[k]!)).sort((a, b) => a - b);
  const usual = gaps[(gaps.length - 1) >> 1];
  if (usual === undefined) return { refused: 'Every series has one time only: there is nothing to forecast from' };
  const step = (Object.keys(STEP_HOURS) as CsvStep[]).find((name) => Math.abs(usual - STEP_HOURS[name]) <= TOLERANCE * STEP_HOURS[name]);
  if (step === undefined) return { refused: `Times are mostly ${Number(usual.toFixed(2))} hours apart; hourly, daily or weekly counts can be forecast` };
  const size = STEP_HOURS[step];
  const earliest = series.reduce((least, { hours }) => Math.min(least, hours[0]!), Infinity);
  const latest = series.reduce((most, { hours }) => Math.max(most, hours.at(-1)!), -Infinity);
  // Hours begin at a midnight, so that the hour of the day is the index modulo 24; weeks keep their own weekday.
  const firstHour = Math.floor(earliest / 24) * 24;
  const steps = Math.floor((latest - firstHour) / size) + 1;
  const values = series.map(({ hours, values: counts }) => {
    const column = new Float64Array(steps).fill(NaN);
    hours.forEach((hour, k) => (column[Math.floor((hour - firstHour) / size)] = counts[k]!));
    return column;
  });
  return { step, firstHour, steps, names: series.map(({ name }) => name), values };
}
