import { solvePositiveDefinite } from '@wardcast/probability';
import { RESPIRATORY_WIDTH, featureAt } from './respiratory-features';

export type RidgeKind = 'seasonal' | 'plain';
export interface PooledRidge {
  readonly kind: RidgeKind;
  readonly mean: Float64Array;
  readonly spread: Float64Array;
  /** One vector for each target. */
  readonly coefficients: readonly Float64Array[];
}
export interface RidgeProblem {
  readonly count: number;
  /** count x RESPIRATORY_WIDTH. */
  readonly values: Float64Array;
  /** One list for each target; the rows' products are summed once for all. */
  readonly targets: readonly Float64Array[];
  readonly weights: Float64Array;
}

const HARMONICS = 3;
const WEEKS_OF_YEAR = 52.18;
const WEEK = featureAt('week');
const SURVEILLANCE = featureAt('isSurveillance');
const VISITS = featureAt('isVisits');
/** These change their meaning within a season: they are crossed with its first harmonic. */
const SEASONAL = (['level', 'slope4', 'nationSlope', 'regionSlope'] as const).map(featureAt);
/** These may mean something else in another signal. */
const BY_SIGNAL = (['level', 'slope4', 'nationSlope'] as const).map(featureAt);
/** A model without a calendar survives a season that comes at an unusual time. */
const PLAIN = (['level', 'change1', 'change2', 'slope4', 'slope6', 'nationSlope', 'regionSlope'] as const).map(featureAt);
const WIDTHS = { seasonal: 1 + RESPIRATORY_WIDTH + 2 * HARMONICS + 2 * SEASONAL.length + 2 * BY_SIGNAL.length, plain: 1 + PLAIN.length } as const;

/**
 * Ridge regression pooled over places and signals: beta = (X'WX + lambda I)^-1 X'Wy on standardised features, intercept
 * free. 'seasonal' has all features, three harmonics of the season week, the first harmonic times level and slopes, and
 * level and slopes by signal; 'plain' has levels, differences and slopes only.
 *
 * Assumptions: changes on the common scale are linear in levels and slopes, the same for every place.
 * Defaults: lambda 500 with two decades of history ('seasonal'), 50 ('plain'). Source: weekly ARX of the forecasting design.
 * Do not trust it near turning points: a line has no peak; boosted trees on what it leaves mend that.
 */
export function fitPooledRidge(problem: RidgeProblem, kind: RidgeKind, lambda: number): PooledRidge {
  const { targets, weights } = problem;
  const scale = standards(problem);
  const width = WIDTHS[kind];
  const normal = new Float64Array(width * width);
  const right = targets.map(() => new Float64Array(width));
  const row = new Float64Array(width);
  for (let i = 0; i < problem.count; i++) {
    if (weights[i] === 0) continue;
    writeDesign(kind, problem.values, i * RESPIRATORY_WIDTH, scale, row);
    for (let a = 0; a < width; a++) {
      const value = weights[i]! * row[a]!;
      if (value === 0) continue;
      for (let k = 0; k < targets.length; k++) right[k]![a]! += value * targets[k]![i]!;
      for (let b = 0, at = a * width; b <= a; b++, at++) normal[at]! += value * row[b]!;
    }
  }
  for (let a = 1; a < width; a++) normal[a * width + a]! += lambda;
  return { kind, ...scale, coefficients: right.map((side) => solvePositiveDefinite(normal.slice(), side)) };
}

/** Predictions of every target for the row that begins at `base` of `values`. */
export function ridgeValues(model: PooledRidge, values: Float64Array, base: number): Float64Array {
  const row = new Float64Array(WIDTHS[model.kind]);
  writeDesign(model.kind, values, base, model, row);
  return Float64Array.from(model.coefficients, (coefficients) => row.reduce((sum, x, j) => sum + x * coefficients[j]!, 0));
}

function standards({ count, values, weights }: RidgeProblem): { readonly mean: Float64Array; readonly spread: Float64Array } {
  const mean = new Float64Array(RESPIRATORY_WIDTH);
  const spread = new Float64Array(RESPIRATORY_WIDTH);
  const total = weights.reduce((sum, w) => sum + w, 0);
  for (let i = 0; i < count; i++) for (let j = 0; j < RESPIRATORY_WIDTH; j++) mean[j]! += (weights[i]! * values[i * RESPIRATORY_WIDTH + j]!) / total;
  for (let i = 0; i < count; i++) for (let j = 0; j < RESPIRATORY_WIDTH; j++) spread[j]! += (weights[i]! * (values[i * RESPIRATORY_WIDTH + j]! - mean[j]!) ** 2) / total;
  // A constant feature, such as a signal's flag in training on one signal alone, must not be divided by nothing.
  return { mean, spread: spread.map((v) => (v > 1e-12 ? Math.sqrt(v) : 1)) };
}

function writeDesign(kind: RidgeKind, values: Float64Array, base: number, scale: Pick<PooledRidge, 'mean' | 'spread'>, row: Float64Array): void {
  const standard = (j: number): number => (values[base + j]! - scale.mean[j]!) / scale.spread[j]!;
  let at = 0;
  row[at++] = 1;
  if (kind === 'plain') {
    for (const j of PLAIN) row[at++] = standard(j);
    return;
  }
  for (let j = 0; j < RESPIRATORY_WIDTH; j++) row[at++] = standard(j);
  const angle = (2 * Math.PI * values[base + WEEK]!) / WEEKS_OF_YEAR;
  for (let k = 1; k <= HARMONICS; k++) {
    row[at++] = Math.sin(k * angle);
    row[at++] = Math.cos(k * angle);
  }
  for (const j of SEASONAL) {
    row[at++] = standard(j) * Math.sin(angle);
    row[at++] = standard(j) * Math.cos(angle);
  }
  for (const j of BY_SIGNAL) {
    row[at++] = standard(j) * values[base + SURVEILLANCE]!;
    row[at++] = standard(j) * values[base + VISITS]!;
  }
}
