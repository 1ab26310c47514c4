import { FAMILIES, type FamilyRules, type GlmFamily } from './glm-family';
import { factoriseGram, type GramSolver } from './gram-factor';
import { designLength, gramMatrix, leastLossOf, likelihoodAt, type LocalLikelihood, type ObservedRows } from './normal-equations';
import type { RowRange } from './sparse-rows';

export interface RidgeGlmInput extends ObservedRows {
  readonly family: GlmFamily;
  /** Ridge per column; 0 leaves a column free. */
  readonly penalties: ArrayLike<number>;
  /** What each coefficient is drawn to; absent = 0. */
  readonly centre?: ArrayLike<number>;
  /** Coefficients to start from, e.g. those of the last fit. */
  readonly start?: Float64Array;
  /** Rows used, half-open; absent = all. */
  readonly range?: RowRange;
}
export interface RidgeGlmFit {
  readonly coefficients: Float64Array;
  /** Steps taken, each one pass over the rows. */
  readonly steps: number;
  /** How often the curvature was built and factorised, which is what a fit costs. */
  readonly factorisations: number;
  readonly settled: boolean;
}

/** A fit settles in 5 to 20 steps; one that needs more than this is not going to. */
const MAX_STEPS = 100;
/** A fit has settled when the next step would change the penalised deviance by no more than this part: coefficients to 8 digits and more (a weakly held one is seen least by the deviance). */
const SETTLED = 1e-18;
/** Where steps no longer get shorter, rounding is reached if they are below this part; the fit has settled as far as it can. */
const ROUNDING = 1e-12;
/** A step that changes the deviance by more than this part of what the one before did comes of a curvature that is too old. */
const STALE = 0.1;
/** Relative rise of the penalised deviance that counts as a step too far. */
const RISE = 1e-10;
/** Keeps free and empty columns solvable; far below any ridge in use. */
const JITTER = 1e-9;

/**
 * Generalised linear model with a ridge of its own on every column: maximises
 * Sum_i w_i l(y_i, offset_i + x_i b) - 1/2 Sum_j lambda_j (b_j - c_j)^2 with l the log-likelihood of a Poisson count (log
 * link), a yes/no outcome (logit link) or a normal number of variance one (identity), by iteratively reweighted least
 * squares on sparse rows. The curvature of one step serves the next ones as long as they get shorter fast (the chord method:
 * slower by step, the same end). A step that makes the objective worse is halved, so a start from far off or a separated
 * outcome cannot diverge. No rows give the centre. Cost: a step the sum of row lengths, a factorisation the sum of squared
 * row lengths and a Cholesky factor of the columns that meet. Source: McCullagh and Nelder (1989), chapter 2; Kelley (1995),
 * chapter 5.4.
 */
export function fitRidgeGlm(input: RidgeGlmInput): RidgeGlmFit {
  const range = input.range ?? { from: 0, to: designLength(input.rows) };
  const beta = input.start === undefined ? Float64Array.from({ length: input.rows.width }, (_, j) => input.centre?.[j] ?? 0) : Float64Array.from(input.start);
  if (range.from >= range.to) return { coefficients: beta, steps: 0, factorisations: 0, settled: true };
  return new Descent(input, range).from(beta);
}

class Descent {
  private readonly family: FamilyRules;
  private readonly least: number;
  private solver: GramSolver | null = null;
  private factorisations = 0;

  constructor(private readonly input: RidgeGlmInput, private readonly range: RowRange) {
    this.family = FAMILIES[input.family];
    this.least = leastLossOf(input, this.family, range);
  }

  from(start: Float64Array): RidgeGlmFit {
    let [beta, last] = [start, start];
    let [best, lastGain] = [Infinity, Infinity];
    for (let step = 1; step <= MAX_STEPS; step++) {
      const cold = this.input.start === undefined && step === 1;
      const here = likelihoodAt(this.input, { family: this.family, beta, range: this.range, cold });
      const objective = here.loss - this.least + penaltyOf(this.input, beta);
      if (!cold && objective > best + RISE * (Math.abs(best) + 1)) {
        // Too far: half way back to the last point, which is a descent direction of a convex objective.
        beta = beta.map((b, j) => (b + last[j]!) / 2);
        this.solver = null;
        continue;
      }
      const { to, gain } = this.next(beta, here, lastGain);
      const scale = Math.abs(objective) + 0.1;
      if (this.family.linear || gain <= SETTLED * scale || (gain > STALE * lastGain && gain <= ROUNDING * scale)) return { coefficients: to, steps: step, factorisations: this.factorisations, settled: true };
      [best, lastGain] = cold ? [Infinity, Infinity] : [objective, gain];
      [last, beta] = [beta, to];
    }
    return { coefficients: beta, steps: MAX_STEPS, factorisations: this.factorisations, settled: false };
  }

  /** Where the step from here leads, and by how much the deviance would change if it were a parabola. */
  private next(beta: Float64Array, here: LocalLikelihood, lastGain: number): { readonly to: Float64Array; readonly gain: number } {
    const pull = here.pull.map((force, j) => force - this.ridge(j) * (beta[j]! - (this.input.centre?.[j] ?? 0)));
    if (this.solver !== null) {
      const found = stepBy(this.solver(pull), beta, pull);
      if (found.gain <= STALE * lastGain) return found;
    }
    this.solver = this.factorised(here.curvature);
    return stepBy(this.solver(pull), beta, pull);
  }

  private factorised(curvature: Float64Array): GramSolver {
    const { rows } = this.input;
    const matrix = gramMatrix(rows, curvature, this.range);
    for (let j = 0; j < rows.width; j++) matrix[j * rows.width + j]! += this.ridge(j);
    this.factorisations += 1;
    return factoriseGram(matrix, rows.width);
  }

  private ridge(column: number): number {
    return this.input.penalties[column]! + JITTER;
  }
}

function stepBy(step: Float64Array, beta: Float64Array, pull: Float64Array): { readonly to: Float64Array; readonly gain: number } {
  let gain = 0;
  for (let j = 0; j < step.length; j++) gain += step[j]! * pull[j]!;
  return { to: beta.map((b, j) => b + step[j]!), gain };
}

function penaltyOf({ penalties, centre }: RidgeGlmInput, beta: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < beta.length; j++) sum += penalties[j]! * (beta[j]! - (centre?.[j] ?? 0)) ** 2;
  return sum;
}
