import type { FamilyRules } from './glm-family';
import { linearPredictor, type SparseRows } from './sparse-rows';

/** A regression's rows and what was observed at each. */
export interface ObservedRows {
  readonly rows: SparseRows;
  /** One per row: counts, zeros and ones or shares, or numbers, by family. */
  readonly outcomes: ArrayLike<number>;
  /** Weight of each row, 0 or more; absent = 1. A row of weight 0 is not read, so its outcome may be NaN. */
  readonly weights?: ArrayLike<number>;
  /** Added to the linear predictor of each row, e.g. log exposure; absent = 0. */
  readonly offsets?: ArrayLike<number>;
}
export interface NormalEquations {
  /** X'WX, lower triangle of a dense row-major matrix. */
  readonly matrix: Float64Array;
  /** X'Wz with the working response z. */
  readonly target: Float64Array;
}
export interface LinearisationPoint {
  readonly family: FamilyRules;
  readonly beta: Float64Array;
  readonly range: { readonly from: number; readonly to: number };
  /** True: linearise at means near the outcomes, not at `beta`. */
  readonly cold: boolean;
}

/** Deviance at `beta` over the rows with weight, without the ridge. Throws RangeError on a weighted outcome that is no number. */
export function devianceAt(input: ObservedRows, point: Omit<LinearisationPoint, 'cold'>): number {
  const { weights, outcomes } = input;
  const { family, range } = point;
  let deviance = 0;
  for (let i = range.from; i < range.to; i++) {
    const weight = weights === undefined ? 1 : weights[i]!;
    if (!(weight > 0)) continue;
    const y = outcomes[i]!;
    if (!Number.isFinite(y)) throw new RangeError(`row ${i} has weight ${weight} and the outcome ${y}`);
    deviance += weight * family.deviance(y, family.mean(predictor(input, point, i)));
  }
  return deviance;
}

/** One pass over the rows: weighted normal equations of the linearised model, without the ridge. */
export function normalEquations(input: ObservedRows, point: LinearisationPoint): NormalEquations {
  const { rows, outcomes, weights, offsets } = input;
  const { family, range, cold } = point;
  const matrix = new Float64Array(rows.width * rows.width);
  const target = new Float64Array(rows.width);
  for (let i = range.from; i < range.to; i++) {
    const weight = weights === undefined ? 1 : weights[i]!;
    if (!(weight > 0)) continue;
    const y = outcomes[i]!;
    const offset = offsets === undefined ? 0 : offsets[i]!;
    const eta = cold ? family.link(family.firstMean(y)) : predictor(input, point, i);
    const mean = family.mean(eta);
    const slope = family.slope(mean);
    addRow(rows, i, { matrix, target, weight: weight * slope, response: eta - offset + (y - mean) / slope });
  }
  return { matrix, target };
}

function predictor({ rows, offsets }: ObservedRows, { family, beta }: Pick<LinearisationPoint, 'family' | 'beta'>, row: number): number {
  const eta = (offsets === undefined ? 0 : offsets[row]!) + linearPredictor(rows, row, beta);
  return Math.max(-family.clamp, Math.min(family.clamp, eta));
}

interface WorkingRow {
  readonly matrix: Float64Array;
  readonly target: Float64Array;
  readonly weight: number;
  readonly response: number;
}

function addRow(rows: SparseRows, row: number, { matrix, target, weight, response }: WorkingRow): void {
  const { starts, columns, values, width } = rows;
  const first = starts[row]!;
  const end = starts[row + 1]!;
  for (let k = first; k < end; k++) {
    const column = columns[k]!;
    const weighted = values === null ? weight : weight * values[k]!;
    target[column]! += weighted * response;
    const line = column * width;
    // Columns ascend, so this fills the lower triangle only.
    if (values === null) for (let l = first; l <= k; l++) matrix[line + columns[l]!]! += weighted;
    else for (let l = first; l <= k; l++) matrix[line + columns[l]!]! += weighted * values[l]!;
  }
}
