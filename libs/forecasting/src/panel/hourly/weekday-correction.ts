import { PooledEquations } from '../pooled-equations';
import type { HourlyCell } from './hourly-law';
import { CALENDAR_COLUMNS } from './hourly-rows';
import type { WeekdaySettings } from './hourly-settings';

/** An origin's time of day and weekday, and a horizon. */
export interface WeekdayCell extends HourlyCell {
  /** 0 = Monday to 6 = Sunday, of the origin. */
  readonly weekday: number;
}
export interface WeekdayCorrectionOptions extends WeekdaySettings {
  readonly calendarRidge: number;
  readonly originClasses: number;
  readonly horizons: number;
}

const DAYS_A_WEEK = 7;
/** Rows of a cell before it corrects anything: some weeks of a large panel. */
const LEAST_ROWS = 500;

/**
 * What the errors of issued forecasts have in common on one weekday: after a Sunday a department fills in another way than
 * after a Tuesday, with the same deviations behind it. For each origin time, horizon and weekday of the origin one ridge
 * regression, pooled over sites, of (y - forecast) / level on the forecast's own row, shrunk to zero. It learns from
 * forecasts whose target was lived only, hence from errors that the coefficients had not seen.
 *
 * Assumes that a weekday's errors go on as they were. Below some weeks of a large panel it says nothing, and in a small
 * panel the ridge holds it near zero.
 */
export class WeekdayCorrection {
  private readonly equations: (PooledEquations | undefined)[];
  private solved: readonly (Float64Array | null)[];

  constructor(private readonly options: WeekdayCorrectionOptions) {
    const cells = options.originClasses * options.horizons * DAYS_A_WEEK;
    this.equations = new Array<PooledEquations | undefined>(cells);
    this.solved = new Array<Float64Array | null>(cells).fill(null);
  }

  private cell({ originClass, horizon, weekday }: WeekdayCell): number {
    return (originClass * this.options.horizons + horizon) * DAYS_A_WEEK + weekday;
  }

  /** Adds the row of an issued forecast and its error, without any correction, over the site's level. */
  add(at: WeekdayCell, row: Float64Array, { error, weight }: { readonly error: number; readonly weight: number }): void {
    const cell = this.cell(at);
    const equations = this.equations[cell] ?? new PooledEquations(row.length);
    this.equations[cell] = equations;
    equations.add(row, error, weight);
  }

  /** Solves all cells from the rows so far, and then forgets: sums are multiplied by `keep`. */
  refit(keep: number): void {
    this.solved = Array.from(this.equations, (equations) => {
      const solution = equations === undefined || equations.rows < LEAST_ROWS ? null : equations.solve(this.penalties(equations.width));
      equations?.discount(keep);
      return solution;
    });
  }

  private penalties(width: number): Float64Array {
    const { ridge, calendarRidge } = this.options;
    return Float64Array.from({ length: width }, (_, k) => (k < width - CALENDAR_COLUMNS ? ridge : Math.max(ridge, calendarRidge)));
  }

  /** What to add to a forecast, over the site's level; 0 before there were enough rows. */
  shift(at: WeekdayCell, row: Float64Array): number {
    const coefficients = this.solved[this.cell(at)] ?? null;
    if (coefficients === null) return 0;
    let sum = 0;
    for (let k = 0; k < coefficients.length; k++) sum += row[k]! * coefficients[k]!;
    return this.options.share * sum;
  }
}
