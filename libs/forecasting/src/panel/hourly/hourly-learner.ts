import { ErrorPool } from '../error-pool';
import { PooledEquations } from '../pooled-equations';
import { CALENDAR_COLUMNS } from './hourly-rows';
import type { HourlyCell, HourlyCoefficients, HourlyLaw } from './hourly-law';
import type { HourlySettings } from './hourly-settings';

/** Errors before the shape of a law is read at all. */
const LEAST_ERRORS = 100;
/** Rows of a site before it gets coefficients of its own. */
const LEAST_SITE_ROWS = 30;
/** Forgetting of the typical error, per error. */
const TYPICAL_KEEP = 0.9998;
const HOURS_A_DAY = 24;
const HOURS_A_WEEK = 168;
const SHORT_HOURS = 4;

/** Sums from which the hourly model's coefficients and spread are made, week by week. */
export class HourlyLearner implements HourlyLaw {
  private readonly classes: number;
  private readonly equations: (PooledEquations | undefined)[][];
  private readonly typical: { sum: number; count: number }[];
  private readonly pools: readonly ErrorPool[];
  private solved: (HourlyCoefficients | null)[];
  private readonly shapes = new Map<number, { readonly levels: readonly number[]; readonly shape: Float64Array | null }>();

  constructor(private readonly settings: HourlySettings, private readonly sites: number) {
    this.classes = HOURS_A_DAY / settings.originEveryHours;
    const cells = this.classes * settings.horizonsHours.length;
    this.equations = Array.from({ length: cells }, () => new Array<PooledEquations | undefined>(sites));
    this.typical = Array.from({ length: cells }, () => ({ sum: 1, count: 1 }));
    this.pools = Array.from({ length: cells * (settings.sizeClasses.length + 1) }, () => new ErrorPool(settings.keptErrors));
    this.solved = new Array<HourlyCoefficients | null>(cells).fill(null);
  }

  /** Number of the origin time that an hour of the day is nearest to. */
  classOf(hourOfDay: number): number {
    return Math.round(hourOfDay / this.settings.originEveryHours) % this.classes;
  }

  private cell({ originClass, horizon }: HourlyCell): number {
    return originClass * this.settings.horizonsHours.length + horizon;
  }

  addRow(at: HourlyCell & { readonly site: number }, row: Float64Array, y: number, weight: number): void {
    const bySite = this.equations[this.cell(at)]!;
    const equations = bySite[at.site] ?? new PooledEquations(row.length);
    bySite[at.site] = equations;
    equations.add(row, y, weight);
  }

  coefficients(at: HourlyCell): HourlyCoefficients | null {
    return this.solved[this.cell(at)]!;
  }

  /** Mean |error| of a cell in units of the size law. */
  typicalSize(at: HourlyCell): number {
    const { sum, count } = this.typical[this.cell(at)]!;
    return sum / count;
  }

  /** Adds an error of an issued forecast: its size in units of the size law, and the error over its scale. */
  addError(at: HourlyCell & { readonly level: number }, size: number, scaled: number): void {
    const typical = this.typical[this.cell(at)]!;
    typical.sum = typical.sum * TYPICAL_KEEP + size;
    typical.count = typical.count * TYPICAL_KEEP + 1;
    this.pools[this.shapeCell(at)]!.add(scaled);
  }

  private shapeCell(at: HourlyCell & { readonly level: number }): number {
    const { sizeClasses } = this.settings;
    return this.cell(at) * (sizeClasses.length + 1) + sizeClasses.filter((least) => at.level >= least).length;
  }

  /** Quantiles of scaled errors; null before there are enough. They are read anew at every refit. */
  shape(at: HourlyCell & { readonly level: number }, levels: readonly number[]): Float64Array | null {
    const cell = this.shapeCell(at);
    const known = this.shapes.get(cell);
    if (known !== undefined && known.levels === levels) return known.shape;
    const shape = this.pools[cell]!.quantiles(levels, LEAST_ERRORS);
    this.shapes.set(cell, { levels, shape });
    return shape;
  }

  /** Share of all sums that is kept from one refit to the next. */
  get refitKeep(): number {
    const { refitDays, halfLifeWeeks } = this.settings;
    return 0.5 ** ((refitDays * HOURS_A_DAY) / HOURS_A_WEEK / halfLifeWeeks);
  }

  /** Solves all coefficients from the rows so far and forgets a little of them. */
  refit(): void {
    this.solved = this.equations.map((bySite, cell) => this.solve(bySite, cell % this.settings.horizonsHours.length, this.refitKeep));
    this.shapes.clear();
  }

  private solve(bySite: readonly (PooledEquations | undefined)[], horizon: number, keep: number): HourlyCoefficients | null {
    const width = bySite.find((equations) => equations !== undefined)?.width;
    if (width === undefined) return null;
    const all = new PooledEquations(width);
    for (const equations of bySite) {
      if (equations !== undefined) all.addAll(equations);
    }
    const { ridge, calendarRidge } = this.settings;
    const shared = all.solve(Float64Array.from({ length: width }, (_, k) => ridge + (k >= width - CALENDAR_COLUMNS ? calendarRidge : 0)));
    const siteRidge = new Float64Array(width).fill(this.siteRidge(this.settings.horizonsHours[horizon]!));
    const own = Array.from({ length: this.sites }, (_, i) => {
      const equations = bySite[i];
      return equations === undefined || equations.rows < LEAST_SITE_ROWS ? null : equations.solveAround(shared, siteRidge);
    });
    for (const equations of bySite) equations?.discount(keep);
    return { shared, own };
  }

  private siteRidge(horizonHours: number): number {
    const { short, middle, long } = this.settings.siteRidge;
    return horizonHours <= SHORT_HOURS ? short : horizonHours >= HOURS_A_DAY ? long : middle;
  }
}
