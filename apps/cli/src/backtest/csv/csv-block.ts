import { HOUR_MS } from '@wardcast/timeseries';
import type { BacktestRefusal } from '../backtest-dataset';
import type { CsvGrid, CsvStep } from './csv-step';

/** Share of the steps that is scored where no range is given. */
const SCORED_SHARE = 0.25;
/** Steps of the past that a first forecast needs: two weeks of days or hours, four weeks of weeks. */
const LEAST_PAST: Readonly<Record<CsvStep, number>> = { hourly: 14 * 24, daily: 14, weekly: 4 };

/** Steps that hold origins and targets: from inclusive, to exclusive. */
export interface CsvBlock {
  readonly from: number;
  readonly to: number;
}

/** The block asked for, or the last quarter of the file; a sentence when nothing can be scored. */
export function blockOf(grid: CsvGrid, range: { readonly from: string | null; readonly to: string | null }): CsvBlock | BacktestRefusal {
  const size = stepHours(grid.step);
  const stepOf = (date: string): number => Math.ceil((Date.parse(`${date}T00:00:00Z`) / HOUR_MS - grid.firstHour) / size);
  const least = LEAST_PAST[grid.step];
  const to = range.to === null ? grid.steps : Math.min(grid.steps, stepOf(range.to));
  const from = Math.max(least, range.from === null ? Math.floor(to * (1 - SCORED_SHARE)) : stepOf(range.from));
  if (from + 1 < to) return { from, to };
  const unit = { hourly: 'hours', daily: 'days', weekly: 'weeks' }[grid.step];
  return { refused: `The file reaches over ${grid.steps} ${unit} from ${stepText(grid, 0)}; a first forecast needs ${least} before it and something after it to be scored with` };
}

export function stepHours(step: CsvStep): number {
  return { hourly: 1, daily: 24, weekly: 168 }[step];
}

/** Wall time of a step: a date, or date and hour of an hourly file. */
export function stepText(grid: CsvGrid, t: number): string {
  const text = new Date((grid.firstHour + t * stepHours(grid.step)) * HOUR_MS).toISOString();
  return grid.step === 'hourly' ? text.slice(0, 16) : text.slice(0, 10);
}
