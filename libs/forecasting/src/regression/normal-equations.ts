import type { FamilyRules } from './glm-family';
import { productGram, productPredictors, productPull, type ProductRows } from './product-rows';
import { linearPredictor, rowCount, type RowRange, type SparseRows } from './sparse-rows';

export type DesignRows = SparseRows | ProductRows;

/** A regression's rows and what was observed at each. */
export interface ObservedRows {
  readonly rows: DesignRows;
  /** One per row: counts, zeros and ones or shares, or numbers, by family. */
  readonly outcomes: ArrayLike<number>;
  /** Weight of each row, 0 or more; absent = 1. A row of weight 0 is not read, so its outcome may be NaN. */
  readonly weights?: ArrayLike<number>;
  /** Added to the linear predictor of each row, e.g. log exposure; absent = 0. */
  readonly offsets?: ArrayLike<number>;
}
export interface LinearisationPoint {
  readonly family: FamilyRules;
  readonly beta: Float64Array;
  readonly range: RowRange;
  /** True: linearise at means near the outcomes, not at `beta`. */
  readonly cold: boolean;
}
/** The likelihood around a point; the ridge is not in it. */
export interface LocalLikelihood {
  /** Sum of the rows' weighted losses. */
  readonly loss: number;
  /** X'W(z - X beta) with the working response z: where the normal equations pull `beta`. */
  readonly pull: Float64Array;
  /** W by row of the design; 0 outside the range. */
  readonly curvature: Float64Array;
}

/** Weighted least losses of the rows: what no fit can go below. Throws RangeError on a weighted outcome that is no number. */
export function leastLossOf({ outcomes, weights }: ObservedRows, family: FamilyRules, { from, to }: RowRange): number {
  let least = 0;
  for (let i = from; i < to; i++) {
    const weight = weights === undefined ? 1 : weights[i]!;
    if (!(weight > 0)) continue;
    const y = outcomes[i]!;
    if (!Number.isFinite(y)) throw new RangeError(`row ${i} has weight ${weight} and the outcome ${y}`);
    least += weight * family.leastLoss(y);
  }
  return least;
}

/** How many rows a design has. */
export function designLength(rows: DesignRows): number {
  return 'cells' in rows ? rows.cellOf.length : rowCount(rows);
}

/** One pass over the rows. */
export function likelihoodAt(input: ObservedRows, { family, beta, range, cold }: LinearisationPoint): LocalLikelihood {
  const { rows, outcomes, weights, offsets } = input;
  const stood = predictorsOf(rows, beta, range);
  const forces = new Float64Array(stood.length);
  const curvature = new Float64Array(stood.length);
  let loss = 0;
  for (let i = range.from; i < range.to; i++) {
    const weight = weights === undefined ? 1 : weights[i]!;
    if (!(weight > 0)) continue;
    const y = outcomes[i]!;
    const stands = (offsets === undefined ? 0 : offsets[i]!) + stood[i]!;
    const eta = cold ? family.link(family.firstMean(y)) : Math.max(-family.clamp, Math.min(family.clamp, stands));
    const mean = family.mean(eta);
    const slope = family.slope(mean);
    loss += weight * family.loss(y, eta, mean);
    curvature[i] = weight * slope;
    forces[i] = weight * (slope * (eta - stands) + y - mean);
  }
  return { loss, pull: pullOf(rows, forces, range), curvature };
}

/** X . beta of the rows in a range, at their place. */
export function predictorsOf(rows: DesignRows, beta: Float64Array, range: RowRange): Float64Array {
  if ('cells' in rows) return productPredictors(rows, beta, range);
  const predictors = new Float64Array(rowCount(rows));
  for (let i = range.from; i < range.to; i++) predictors[i] = linearPredictor(rows, i, beta);
  return predictors;
}

function pullOf(rows: DesignRows, forces: Float64Array, range: RowRange): Float64Array {
  if ('cells' in rows) return productPull(rows, forces, range);
  const { starts, columns, values, width } = rows;
  const pull = new Float64Array(width);
  for (let i = range.from; i < range.to; i++) {
    const force = forces[i]!;
    const end = starts[i + 1]!;
    if (values === null) for (let k = starts[i]!; k < end; k++) pull[columns[k]!]! += force;
    else for (let k = starts[i]!; k < end; k++) pull[columns[k]!]! += force * values[k]!;
  }
  return pull;
}

/** X'WX, lower triangle of a dense row-major matrix, with W by row. */
export function gramMatrix(rows: DesignRows, curvature: Float64Array, range: RowRange): Float64Array {
  if ('cells' in rows) return productGram(rows, curvature, range);
  const { width } = rows;
  const matrix = new Float64Array(width * width);
  for (let i = range.from; i < range.to; i++) if (curvature[i] !== 0) addSquare(rows, i, { matrix, weight: curvature[i]! });
  return matrix;
}

function addSquare({ starts, columns, values, width }: SparseRows, row: number, { matrix, weight }: { readonly matrix: Float64Array; readonly weight: number }): void {
  const first = starts[row]!;
  const end = starts[row + 1]!;
  for (let k = first; k < end; k++) {
    const weighted = values === null ? weight : weight * values[k]!;
    const line = columns[k]! * width;
    // Columns ascend, so this fills the lower triangle only.
    if (values === null) for (let l = first; l <= k; l++) matrix[line + columns[l]!]! += weighted;
    else for (let l = first; l <= k; l++) matrix[line + columns[l]!]! += weighted * values[l]!;
  }
}
