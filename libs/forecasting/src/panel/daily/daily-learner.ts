import { ErrorPool } from '../error-pool';
import { PooledEquations } from '../pooled-equations';
import { ChristmasCurve } from './christmas-curve';
import type { DailyLaw } from './daily-law';
import type { DailyPanelSettings } from './daily-settings';
import { rowLayout } from './unit-day';
import { WeekdaySpread } from './weekday-spread';

const WEEK = 7;
/** Typical squared feature: lags stray by about 4 % of the level. Ridges are given in multiples of it. */
const TYPICAL_SQUARE = 0.0016;
/** Errors before the shape of the law is read at all. */
const LEAST_ERRORS = 100;
/** Prior of the spread near Christmas: so many errors of the ordinary size. */
const CHRISTMAS_PRIOR = 30;
/** One error counts at most so many scales when the spread near Christmas is judged. */
const MOST_SCALES = 6;

/** The law as it is learnt day by day: sums of normal equations, scaled errors, shared profile, Christmas curve. */
export class DailyLearner implements DailyLaw {
  readonly sharedProfile = new Float64Array(WEEK);
  readonly curve = new ChristmasCurve();
  /** By member, horizon, weekday of the origin. */
  private readonly equations: readonly PooledEquations[];
  private readonly pools: readonly ErrorPool[];
  private readonly spreads: WeekdaySpread;
  private readonly calm = { sum: 0, count: 0 };
  private readonly odd = { sum: CHRISTMAS_PRIOR, count: CHRISTMAS_PRIOR };
  private readonly solved = new Map<number, Float64Array | null>();
  private readonly shapes = new Map<number, { readonly levels: readonly number[]; readonly shape: Float64Array | null }>();

  constructor(readonly settings: DailyPanelSettings) {
    this.spreads = new WeekdaySpread(settings.horizonDays);
    const cells = settings.horizonDays * WEEK;
    this.equations = settings.members.flatMap((member) => Array.from({ length: cells }, () => new PooledEquations(rowLayout(member).width)));
    this.pools = Array.from({ length: settings.horizonDays + 1 }, () => new ErrorPool(settings.keptErrors));
  }

  private cell(member: number, horizon: number, weekday: number): number {
    return (member * this.settings.horizonDays + horizon - 1) * WEEK + weekday;
  }

  addRow(at: { readonly member: number; readonly horizon: number; readonly weekday: number }, row: Float64Array, y: number, weight: number): void {
    this.equations[this.cell(at.member, at.horizon, at.weekday)]!.add(row, y, weight);
  }

  /** Coefficients are solved when first asked for, and kept until `endDay`. */
  coefficients(member: number, horizon: number, weekday: number): Float64Array | null {
    const key = this.cell(member, horizon, weekday);
    const known = this.solved.get(key);
    if (known !== undefined) return known;
    const solution = this.solve(member, horizon, weekday);
    this.solved.set(key, solution);
    return solution;
  }

  /** A day with new rows and errors is over: old rows count a little less, and coefficients and shapes must be made again. */
  endDay(): void {
    const keep = 0.5 ** (1 / this.settings.halfLifeDays);
    for (const equations of this.equations) equations.discount(keep);
    this.solved.clear();
    this.shapes.clear();
  }

  private solve(member: number, horizon: number, weekday: number): Float64Array | null {
    const { ridge, weekdayRidge } = this.settings.members[member]!;
    const first = this.cell(member, horizon, 0);
    const all = new PooledEquations(this.equations[first]!.width);
    for (let d = 0; d < WEEK; d++) all.addAll(this.equations[first + d]!);
    if (all.rows < this.settings.leastRows) return null;
    const shared = all.solve(this.penalties(member, ridge));
    return this.equations[first + weekday]!.solveAround(shared, this.penalties(member, weekdayRidge));
  }

  private penalties(member: number, ridge: number): Float64Array {
    const { panelRidge, christmasRidge, members } = this.settings;
    const layout = rowLayout(members[member]!);
    const penalties = new Float64Array(layout.width).fill(ridge * TYPICAL_SQUARE);
    penalties[0]! *= this.settings.interceptRidge;
    for (let k = layout.panelFrom; k < layout.panelTo; k++) penalties[k]! *= panelRidge;
    penalties[layout.christmas]! *= christmasRidge;
    return penalties;
  }

  /** Adds the error of an issued forecast over its scale; `odd` = its origin or target lies near Christmas. */
  addError(at: { readonly horizon: number; readonly weekday: number; readonly odd: boolean }, scaled: number): void {
    const { horizon, weekday, odd } = at;
    const record = odd ? this.odd : this.calm;
    record.sum += Math.min(MOST_SCALES, Math.abs(scaled));
    record.count++;
    if (odd) return;
    this.pools[horizon]!.add(scaled);
    this.spreads.add(horizon, weekday, scaled * this.spreads.factor(horizon, weekday));
  }

  spread(horizon: number, weekday: number): number {
    return this.spreads.factor(horizon, weekday);
  }

  shape(horizon: number, levels: readonly number[]): Float64Array | null {
    const known = this.shapes.get(horizon);
    if (known !== undefined && known.levels === levels) return known.shape;
    const quantiles = this.pools[horizon]!.quantiles([...levels, 0.5], LEAST_ERRORS);
    const shape = quantiles === null ? null : quantiles.subarray(0, levels.length).map((z) => z - quantiles[levels.length]!);
    this.shapes.set(horizon, { levels, shape });
    return shape;
  }

  lift(offset: number): number {
    return this.curve.at(offset);
  }

  get christmasSpread(): number {
    if (this.calm.count === 0 || this.calm.sum === 0) return 1;
    return Math.max(1, this.odd.sum / this.odd.count / (this.calm.sum / this.calm.count));
  }
}
