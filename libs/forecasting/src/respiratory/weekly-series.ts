/** What a series counts: admissions are forecast; the others only teach. */
export const SIGNALS = ['admissions', 'surveillance', 'visits'] as const;
export type Signal = (typeof SIGNALS)[number];
export type Extent = 'place' | 'region' | 'nation';

/** One weekly series of rates; rates[i] belongs to week i (see weekNumber), NaN where nothing was reported. */
export interface WeeklySeries {
  readonly signal: Signal;
  readonly place: string;
  /** Region that the place belongs to, from 1; 0 = none but the nation. */
  readonly region: number;
  readonly extent: Extent;
  readonly population: number;
  readonly rates: Float64Array;
}
/** The series on the common scale: level[i] = z[i] / top - centre, with z the shifted fourth root of the rate. */
export interface ScaledSeries {
  readonly series: WeeklySeries;
  /** 95 % quantile of z, plus .01. */
  readonly top: number;
  readonly centre: number;
  readonly level: Float64Array;
}

const SHIFT = 0.01 + 0.75 ** 4;
/** Fewer weeks than this say too little about a series' own height. */
const LEAST_WEEKS = 30;

/** z = (rate + .01 + .75^4)^(1/4): spread is then about the same at every height. Rates below 0 count as 0. */
export function toRoot(rate: number): number {
  return Math.sqrt(Math.sqrt(Math.max(0, rate) + SHIFT));
}

/** Rate of a root; never below 0. */
export function fromRoot(root: number): number {
  return Math.max(0, Math.max(root, 0) ** 4 - SHIFT);
}

/** Puts series on the common scale, with constants from the data given; null where fewer than 30 weeks are known. */
export function scaleSeries(series: WeeklySeries): ScaledSeries | null {
  const roots = series.rates.map(toRoot);
  const known = roots.filter((z) => !Number.isNaN(z)).sort();
  if (known.length < LEAST_WEEKS) return null;
  const at = 0.95 * (known.length - 1);
  const below = Math.floor(at);
  const top = known[below]! + (at - below) * ((known[below + 1] ?? known[below]!) - known[below]!) + 0.01;
  const centre = known.reduce((sum, z) => sum + z, 0) / known.length / top;
  return { series, top, centre, level: roots.map((z) => z / top - centre) };
}

/** What turns a level on the common scale back into a weekly count. */
export interface CountScale {
  readonly top: number;
  readonly centre: number;
  readonly population: number;
}

/** Weekly count of a level on the common scale. */
export function countOfLevel(scale: CountScale, level: number): number {
  return (fromRoot((level + scale.centre) * scale.top) * scale.population) / 100_000;
}

/** Level on the common scale of a weekly count. */
export function levelOfCount(scale: CountScale, count: number): number {
  return toRoot((count / scale.population) * 100_000) / scale.top - scale.centre;
}
