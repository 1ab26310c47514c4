import { solvePositiveDefinite } from './cholesky';

/** Sparse 0/1 design: row i has ones in columns[starts[i]] .. columns[starts[i + 1] - 1]. */
export interface IndicatorRows {
  readonly width: number;
  readonly starts: Int32Array;
  readonly columns: Int32Array;
}
export interface PoissonRidgeInput {
  readonly rows: IndicatorRows;
  /** Counts, one per row. */
  readonly counts: Float64Array;
  /** Log exposure (and log of a prior rate) added to the linear predictor, one per row. */
  readonly offsets: Float64Array;
  /** Ridge strength per column; 0 leaves a column free. */
  readonly penalties: Float64Array;
}

/** Steps until the deviance settles are about 5; a fit that needs more than this is not going to converge. */
const MAX_STEPS = 50;
/** Relative change of the penalised deviance at which the fit has settled. */
const SETTLED = 1e-8;
/** Beyond e^30 a rate is a broken input; the clamp keeps the arithmetic finite until the ridge pulls it back. */
const MAX_LOG_RATE = 30;
/** Keeps free and empty columns solvable; far below any ridge in use. */
const JITTER = 1e-9;

/**
 * Ridge Poisson regression with log link on indicator columns: maximises Sum_i [y_i eta_i - exp(eta_i)] -
 * 1/2 Sum_j lambda_j b_j^2 with eta_i = offset_i + Sum of the row's b_j, by iteratively reweighted least squares. The
 * first step starts at the common rate. Returns the coefficients; zero rows give zeros.
 */
export function fitPoissonRidge(input: PoissonRidgeInput): Float64Array {
  const { rows, counts, penalties } = input;
  let beta: Float64Array = new Float64Array(rows.width);
  if (counts.length === 0) return beta;
  const start = commonLogRate(input);
  let before = Infinity;
  for (let step = 0; step < MAX_STEPS; step++) {
    const { matrix, target, deviance } = normalEquations(input, beta, step === 0 ? start : 0);
    for (let j = 0; j < rows.width; j++) matrix[j * rows.width + j]! += penalties[j]! + JITTER;
    const next = solvePositiveDefinite(matrix, target);
    let penalty = 0;
    for (let j = 0; j < rows.width; j++) penalty += penalties[j]! * beta[j]! ** 2;
    const now = deviance + penalty;
    beta = next;
    if (Math.abs(now - before) <= SETTLED * (Math.abs(now) + 0.1)) break;
    before = step === 0 ? Infinity : now;
  }
  return beta;
}

function normalEquations(input: PoissonRidgeInput, beta: Float64Array, shift: number): { matrix: Float64Array; target: Float64Array; deviance: number } {
  const { rows, counts, offsets } = input;
  const { width, starts, columns } = rows;
  const matrix = new Float64Array(width * width);
  const target = new Float64Array(width);
  let deviance = 0;
  for (let i = 0; i < counts.length; i++) {
    const y = counts[i]!;
    const offset = offsets[i]!;
    const eta = clampedPredictor(rows, beta, { row: i, offset: offset + shift });
    const mu = Math.exp(eta);
    const working = mu * (eta - offset) + (y - mu);
    deviance += 2 * ((y > 0 ? y * Math.log(y / mu) : 0) - y + mu);
    for (let k = starts[i]!; k < starts[i + 1]!; k++) {
      const a = columns[k]!;
      target[a]! += working;
      for (let l = starts[i]!; l <= k; l++) {
        const b = columns[l]!;
        matrix[Math.max(a, b) * width + Math.min(a, b)]! += mu;
      }
    }
  }
  return { matrix, target, deviance };
}

/** Log of all events over all expected ones, so that the first step is already of the right size. */
function commonLogRate(input: PoissonRidgeInput): number {
  let events = 0.5;
  let expected = 0;
  for (let i = 0; i < input.counts.length; i++) {
    events += input.counts[i]!;
    expected += Math.exp(input.offsets[i]!);
  }
  return Math.log(events / expected);
}

function clampedPredictor(rows: IndicatorRows, beta: Float64Array, at: { readonly row: number; readonly offset: number }): number {
  let eta = at.offset;
  for (let k = rows.starts[at.row]!; k < rows.starts[at.row + 1]!; k++) eta += beta[rows.columns[k]!]!;
  return Math.max(-MAX_LOG_RATE, Math.min(MAX_LOG_RATE, eta));
}

/** Packs rows given as lists of column numbers. */
export function indicatorRows(width: number, lists: readonly (readonly number[])[]): IndicatorRows {
  const starts = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => {
    starts[i + 1] = starts[i]! + list.length;
  });
  return { width, starts, columns: Int32Array.from(lists.flat()) };
}
