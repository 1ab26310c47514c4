import { solvePositiveDefinite } from '@wardcast/probability';
import { RESPIRATORY_WIDTH } from './respiratory-features';
import { columnCut, RIDGE_WIDTHS, writeDesign, type RidgeKind } from './ridge-design';

export interface PooledRidge {
  readonly kind: RidgeKind;
  /** Of the design's columns. */
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

/**
 * Ridge regression with exogenous terms, pooled over places and signals: beta = (X'WX + lambda I)^-1 X'Wy on standardised
 * columns, intercept free. 'plain' has level, differences and slopes of the place, its region and nation; 'curved' adds
 * products of levels and slopes, distances to the areas, the weeks around Christmas and the season's first harmonic.
 *
 * Assumptions: changes on the common scale follow the same formula in every place and signal.
 * Default: lambda 50 with tens of thousands of rows. Source: weekly ARX of the forecasting design; the products follow the
 * logistic course of an epidemic, whose growth falls as its level rises.
 * Do not trust it alone near turning points, nor its spread: what it leaves over has structure that trees find.
 */
export function fitPooledRidge(problem: RidgeProblem, kind: RidgeKind, lambda: number): PooledRidge {
  const { targets, weights } = problem;
  const scale = standards(problem, kind);
  const width = RIDGE_WIDTHS[kind];
  const normal = new Float64Array(width * width);
  const right = targets.map(() => new Float64Array(width));
  const row = new Float64Array(width);
  for (let i = 0; i < problem.count; i++) {
    if (weights[i] === 0) continue;
    standardRow(scale, problem.values, i * RESPIRATORY_WIDTH, row);
    for (let a = 0; a < width; a++) {
      const value = weights[i]! * row[a]!;
      if (value === 0) continue;
      for (let k = 0; k < targets.length; k++) right[k]![a]! += value * targets[k]![i]!;
      for (let b = 0, at = a * width; b <= a; b++, at++) normal[at]! += value * row[b]!;
    }
  }
  for (let a = 1; a < width; a++) normal[a * width + a]! += lambda;
  return { ...scale, coefficients: right.map((side) => solvePositiveDefinite(normal.slice(), side)) };
}

/** Predictions of every target for the row that begins at `base` of `values`. */
export function ridgeValues(model: PooledRidge, values: Float64Array, base: number): Float64Array {
  const row = new Float64Array(RIDGE_WIDTHS[model.kind]);
  standardRow(model, values, base, row);
  return Float64Array.from(model.coefficients, (coefficients) => row.reduce((sum, x, j) => sum + x * coefficients[j]!, 0));
}

type Standards = Pick<PooledRidge, 'kind' | 'mean' | 'spread'>;

function standards({ count, values, weights }: RidgeProblem, kind: RidgeKind): Standards {
  const width = RIDGE_WIDTHS[kind];
  const [mean, square, row] = [new Float64Array(width), new Float64Array(width), new Float64Array(width)];
  const total = weights.reduce((sum, w) => sum + w, 0);
  for (let i = 0; i < count; i++) {
    writeDesign(kind, values, i * RESPIRATORY_WIDTH, row);
    for (let j = 0; j < width; j++) {
      mean[j]! += (weights[i]! * row[j]!) / total;
      square[j]! += (weights[i]! * row[j]! ** 2) / total;
    }
  }
  // A constant column, such as a week around Christmas that no row has, must not be divided by nothing.
  const spread = square.map((s, j) => (s - mean[j]! ** 2 > 1e-12 ? Math.sqrt(s - mean[j]! ** 2) : 1));
  mean[0] = 0;
  return { kind, mean, spread };
}

function standardRow({ kind, mean, spread }: Standards, values: Float64Array, base: number, row: Float64Array): void {
  writeDesign(kind, values, base, row);
  for (let j = 1; j < row.length; j++) {
    const cut = columnCut(j);
    row[j] = Math.max(-cut, Math.min(cut, (row[j]! - mean[j]!) / spread[j]!));
  }
}
