import { fitRidgeGlm } from '../regression/ridge-glm';
import { productPredictor, productPredictors } from '../regression/product-rows';
import type { RowRange } from '../regression/sparse-rows';
import type { ArrivalDesign, ArrivalTerm } from './arrival-design';

export interface ArrivalGlm {
  readonly coefficients: Float64Array;
  /** Pearson dispersion of the last year of the fit; 1 = Poisson. */
  readonly dispersion: number;
}
export interface ArrivalGlmOptions {
  readonly halfLifeDays: number;
  /** Coefficients of the last fit. */
  readonly start?: Float64Array | undefined;
}

const HOURS_PER_DAY = 24;
const YEAR_HOURS = 365 * HOURS_PER_DAY;

/**
 * Model: penalised Poisson regression of hourly arrivals on the calendar, log mu = x . b, an hour of age d days weighing
 * 2^(-d / half-life).
 *
 * Assumes that counts are Poisson given the calendar and a slowly varying level. `counts[i]` belongs to row i of the
 * design; NaN marks an hour that is not known. Rows beyond the counts are not read. Source: forecasting design, section
 * 3.1. Do not trust effects of the year with less than a year of history, nor of a day kind that never occurred: the
 * ridge keeps those at nothing.
 */
export function fitArrivalGlm(design: ArrivalDesign, counts: Float64Array, options: ArrivalGlmOptions): ArrivalGlm {
  const hours = counts.length;
  const weights = Float64Array.from(counts, (count, i) => (Number.isNaN(count) ? 0 : 2 ** (-(hours - i) / HOURS_PER_DAY / options.halfLifeDays)));
  const { coefficients } = fitRidgeGlm({
    family: 'poisson',
    rows: design.rows,
    outcomes: counts,
    weights,
    penalties: design.penalties,
    ...(options.start === undefined ? {} : { start: options.start }),
    range: { from: 0, to: hours },
  });
  return { coefficients, dispersion: dispersionOf(design, counts, coefficients) };
}

/** Expected arrivals of the hour of a row. */
export function arrivalRate(design: ArrivalDesign, { coefficients }: Pick<ArrivalGlm, 'coefficients'>, row: number): number {
  return Math.exp(productPredictor(design.rows, row, coefficients));
}

/** The same of the rows in a range, at their place: of many rows at once it costs a tenth. */
export function arrivalRates(design: ArrivalDesign, { coefficients }: Pick<ArrivalGlm, 'coefficients'>, range: RowRange): Float64Array {
  return productPredictors(design.rows, coefficients, range).map((eta, i) => (i >= range.from && i < range.to ? Math.exp(eta) : NaN));
}

/** Factor of each term at a row: their product is the rate, and `base` carries the unit (arrivals an hour). */
export function arrivalFactors(design: ArrivalDesign, { coefficients }: Pick<ArrivalGlm, 'coefficients'>, row: number): Readonly<Record<ArrivalTerm, number>> {
  const only = (first: number, count: number) => coefficients.map((b, j) => (j >= first && j < first + count ? b : 0));
  return Object.fromEntries(design.terms.map(({ name, first, count }) => [name, Math.exp(productPredictor(design.rows, row, only(first, count)))])) as Record<ArrivalTerm, number>;
}

function dispersionOf(design: ArrivalDesign, counts: Float64Array, coefficients: Float64Array): number {
  const from = Math.max(0, counts.length - YEAR_HOURS);
  const rates = arrivalRates(design, { coefficients }, { from, to: counts.length });
  let sum = 0;
  let known = 0;
  for (let i = from; i < counts.length; i++) {
    const count = counts[i]!;
    if (Number.isNaN(count)) continue;
    sum += (count - rates[i]!) ** 2 / rates[i]!;
    known += 1;
  }
  return known === 0 ? 1 : sum / known;
}
