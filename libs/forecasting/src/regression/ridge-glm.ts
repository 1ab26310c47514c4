import { solvePositiveDefinite } from '@wardcast/probability';
import { FAMILIES, type GlmFamily } from './glm-family';
import { devianceAt, normalEquations, type ObservedRows } from './normal-equations';
import { rowCount } from './sparse-rows';

export interface RidgeGlmInput extends ObservedRows {
  readonly family: GlmFamily;
  /** Ridge per column; 0 leaves a column free. */
  readonly penalties: ArrayLike<number>;
  /** What each coefficient is drawn to; absent = 0. */
  readonly centre?: ArrayLike<number>;
  /** Coefficients to start from, e.g. those of the last fit. */
  readonly start?: Float64Array;
  /** Rows used, half-open; absent = all. */
  readonly range?: { readonly from: number; readonly to: number };
}
export interface RidgeGlmFit {
  readonly coefficients: Float64Array;
  /** Steps taken, each one pass over the rows and one Cholesky solve. */
  readonly steps: number;
  readonly settled: boolean;
}

/** A fit settles in 3 to 8 steps; one that needs more than this is not going to. */
const MAX_STEPS = 60;
/** Relative change of the penalised deviance at which a fit has settled. */
const SETTLED = 1e-8;
/** Relative rise of the penalised deviance that counts as a step too far. */
const RISE = 1e-10;
/** Keeps free and empty columns solvable; far below any ridge in use. */
const JITTER = 1e-9;

/**
 * Generalised linear model with a ridge of its own on every column: maximises
 * Sum_i w_i l(y_i, offset_i + x_i b) - 1/2 Sum_j lambda_j (b_j - c_j)^2 with l the log-likelihood of a Poisson count (log
 * link), a yes/no outcome (logit link) or a normal number of variance one (identity), by iteratively reweighted least
 * squares on sparse rows with a Cholesky solve. A step that makes the objective worse is halved, so a start from far off
 * or a separated outcome cannot diverge. No rows give the centre. Cost a step: sum of squared row lengths + width^3 / 6.
 * Source: McCullagh and Nelder (1989), chapter 2.
 */
export function fitRidgeGlm(input: RidgeGlmInput): RidgeGlmFit {
  const { from, to } = input.range ?? { from: 0, to: rowCount(input.rows) };
  const family = FAMILIES[input.family];
  const start = input.start ?? null;
  let beta: Float64Array = start === null ? Float64Array.from({ length: input.rows.width }, (_, j) => input.centre?.[j] ?? 0) : Float64Array.from(start);
  if (from >= to) return { coefficients: beta, steps: 0, settled: true };
  let last = beta;
  let best = Infinity;
  for (let step = 1; step <= MAX_STEPS; step++) {
    // A look without the matrix costs a tenth of a step, and says whether one is needed.
    const objective = devianceAt(input, { family, beta, range: { from, to } }) + penaltyOf(input, beta);
    const cold = start === null && step === 1;
    if (!cold && objective > best + RISE * (Math.abs(best) + 1)) {
      // Too far: half way back to the last point, which is a descent direction of a convex objective.
      beta = beta.map((b, j) => (b + last[j]!) / 2);
      continue;
    }
    if (Math.abs(best - objective) <= SETTLED * (Math.abs(objective) + 0.1)) return { coefficients: beta, steps: step - 1, settled: true };
    best = cold ? Infinity : objective;
    last = beta;
    beta = solved(input, normalEquations(input, { family, beta, range: { from, to }, cold }));
    if (family.linear) return { coefficients: beta, steps: step, settled: true };
  }
  return { coefficients: beta, steps: MAX_STEPS, settled: false };
}

function solved(input: RidgeGlmInput, { matrix, target }: { readonly matrix: Float64Array; readonly target: Float64Array }): Float64Array {
  const { width } = input.rows;
  for (let j = 0; j < width; j++) {
    const ridge = input.penalties[j]! + JITTER;
    matrix[j * width + j]! += ridge;
    target[j]! += ridge * (input.centre?.[j] ?? 0);
  }
  return solvePositiveDefinite(matrix, target);
}

function penaltyOf({ penalties, centre }: RidgeGlmInput, beta: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < beta.length; j++) sum += penalties[j]! * (beta[j]! - (centre?.[j] ?? 0)) ** 2;
  return sum;
}
