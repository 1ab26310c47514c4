import { solvePositiveDefinite } from '@wardcast/probability';

/** Keeps columns that no row has used solvable; far below any ridge in use. */
const JITTER = 1e-9;

/**
 * Weighted normal equations X'WX b = X'Wy of a linear model, kept as sums, so that one more row costs the square of its
 * width and old rows are never read again. The symmetric matrix is stored as its packed lower triangle.
 */
export class PooledEquations {
  readonly matrix: Float64Array;
  readonly target: Float64Array;
  rows = 0;

  constructor(readonly width: number) {
    this.matrix = new Float64Array((width * (width + 1)) / 2);
    this.target = new Float64Array(width);
  }

  /** Adds one row with response `y` and weight `w`. `x` may be longer than the width; the rest is not read. */
  add(x: Float64Array, y: number, w: number): void {
    const { matrix, target, width } = this;
    this.rows++;
    for (let a = 0, at = 0; a < width; a++) {
      const v = w * x[a]!;
      if (v === 0) {
        at += a + 1;
        continue;
      }
      target[a]! += v * y;
      for (let b = 0; b <= a; b++) matrix[at++]! += v * x[b]!;
    }
  }

  /** Adds the sums of other equations of the same width. */
  addAll(other: PooledEquations): void {
    for (let k = 0; k < this.matrix.length; k++) this.matrix[k]! += other.matrix[k]!;
    for (let k = 0; k < this.width; k++) this.target[k]! += other.target[k]!;
    this.rows += other.rows;
  }

  /** Forgets: multiplies all sums by `keep`. The number of rows is left as it is. */
  discount(keep: number): void {
    for (let k = 0; k < this.matrix.length; k++) this.matrix[k]! *= keep;
    for (let k = 0; k < this.width; k++) this.target[k]! *= keep;
  }

  /** Ridge solution (X'WX + diag(penalties)) b = X'Wy. */
  solve(penalties: Float64Array): Float64Array {
    return solvePositiveDefinite(this.penalised(penalties), this.target);
  }

  /** Ridge deviation from shared coefficients: what `shared` leaves unexplained in these rows, shrunk to zero. Returns shared + deviation. */
  solveAround(shared: Float64Array, penalties: Float64Array): Float64Array {
    const { matrix, width } = this;
    const rest = Float64Array.from(this.target);
    for (let a = 0, at = 0; a < width; a++) {
      for (let b = 0; b <= a; b++, at++) {
        rest[a]! -= matrix[at]! * shared[b]!;
        if (b < a) rest[b]! -= matrix[at]! * shared[a]!;
      }
    }
    const deviation = solvePositiveDefinite(this.penalised(penalties), rest);
    return deviation.map((value, k) => value + shared[k]!);
  }

  private penalised(penalties: Float64Array): Float64Array {
    const { matrix, width } = this;
    const dense = new Float64Array(width * width);
    for (let a = 0, at = 0; a < width; a++) {
      for (let b = 0; b <= a; b++) dense[a * width + b] = matrix[at++]!;
      dense[a * width + a]! += penalties[a]! + JITTER;
    }
    return dense;
  }
}
