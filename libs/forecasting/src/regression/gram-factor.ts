import { solvePositiveDefinite } from '@wardcast/probability';

/** Solves with a matrix that was factorised once. */
export type GramSolver = (rhs: Float64Array) => Float64Array;

/** Columns that no two of meet in a row, each with the others that it meets. */
interface LoneColumn {
  readonly column: number;
  readonly pivot: number;
  /** Places among the remaining columns, ascending. */
  readonly places: Int32Array;
  readonly values: Float64Array;
}

/**
 * Factorises a symmetric positive definite n x n matrix (row-major, lower triangle read, unchanged). Columns that do not
 * meet each other, as the indicators of one calendar cell each or columns without any row, have a diagonal block: they are
 * eliminated through the few columns that each does meet, and only what remains needs a dense Cholesky factor. That is
 * block elimination (Golub and Van Loan, 2013, 4.5): exact, whatever columns are chosen. Throws RangeError when the matrix
 * is not positive definite.
 */
export function factoriseGram(matrix: Float64Array, n: number): GramSolver {
  const { lone, rest } = splitColumns(matrix, n);
  const m = rest.length;
  const dense = new Float64Array(m * m);
  for (let i = 0; i < m; i++) for (let j = 0; j <= i; j++) dense[i * m + j] = matrix[rest[i]! * n + rest[j]!]!;
  for (const column of lone) eliminate(column, dense, m);
  // Its own answer is not asked for: what counts is the factor that it leaves behind.
  solvePositiveDefinite(dense, new Float64Array(m));
  return (rhs) => solveParts(rhs, { lone, rest, factor: dense });
}

/** The columns of fewest neighbours first: each taken unless it meets one that was taken. */
function splitColumns(matrix: Float64Array, n: number): { readonly lone: readonly LoneColumn[]; readonly rest: Int32Array } {
  const neighbours = neighboursOf(matrix, n);
  const order = Array.from({ length: n }, (_, j) => j).sort((a, b) => neighbours[a]!.length - neighbours[b]!.length || a - b);
  const place = new Int32Array(n);
  for (const j of order) if (place[j] === 0) for (const other of neighbours[j]!) place[other] = 1;
  const columns = Array.from({ length: n }, (_, j) => j);
  const rest = columns.filter((j) => place[j] === 1);
  const lonely = columns.filter((j) => place[j] === 0);
  rest.forEach((column, i) => (place[column] = i));
  return { lone: lonely.map((column) => loneColumn(column, neighbours[column]!, { matrix, n, place })), rest: new Int32Array(rest) };
}

function loneColumn(column: number, others: readonly number[], { matrix, n, place }: { readonly matrix: Float64Array; readonly n: number; readonly place: Int32Array }): LoneColumn {
  const places = new Int32Array(others.length);
  const values = new Float64Array(others.length);
  for (let k = 0; k < others.length; k++) {
    const other = others[k]!;
    places[k] = place[other]!;
    values[k] = matrix[Math.max(column, other) * n + Math.min(column, other)]!;
  }
  return { column, pivot: matrix[column * n + column]!, places, values };
}

/** Columns that each column meets, ascending. */
function neighboursOf(matrix: Float64Array, n: number): readonly (readonly number[])[] {
  const neighbours = Array.from({ length: n }, (): number[] => []);
  for (let i = 1; i < n; i++) {
    for (let j = 0; j < i; j++) {
      if (matrix[i * n + j] === 0) continue;
      neighbours[i]!.push(j);
      neighbours[j]!.push(i);
    }
  }
  return neighbours;
}

function eliminate({ column, pivot, places, values }: LoneColumn, dense: Float64Array, m: number): void {
  if (!(pivot > 0)) throw new RangeError(`matrix is not positive definite at row ${column}`);
  for (let k = 0; k < places.length; k++) {
    const share = values[k]! / pivot;
    const line = places[k]! * m;
    for (let l = 0; l <= k; l++) dense[line + places[l]!]! -= share * values[l]!;
  }
}

interface FactorParts {
  readonly lone: readonly LoneColumn[];
  readonly rest: Int32Array;
  /** Lower triangle, m x m. */
  readonly factor: Float64Array;
}

function solveParts(rhs: Float64Array, { lone, rest, factor }: FactorParts): Float64Array {
  const answer = new Float64Array(rhs.length);
  const x = Float64Array.from(rest, (column) => rhs[column]!);
  for (const { column, pivot, places, values } of lone) {
    const share = rhs[column]! / pivot;
    for (let k = 0; k < places.length; k++) x[places[k]!]! -= share * values[k]!;
  }
  solveWithFactor(factor, x);
  rest.forEach((column, i) => (answer[column] = x[i]!));
  for (const { column, pivot, places, values } of lone) {
    let sum = rhs[column]!;
    for (let k = 0; k < places.length; k++) sum -= values[k]! * x[places[k]!]!;
    answer[column] = sum / pivot;
  }
  return answer;
}

/** In place: L L' x = x. Both passes run along the rows of L. */
function solveWithFactor(factor: Float64Array, x: Float64Array): void {
  const m = x.length;
  for (let i = 0; i < m; i++) {
    let sum = x[i]!;
    for (let k = 0; k < i; k++) sum -= factor[i * m + k]! * x[k]!;
    x[i] = sum / factor[i * m + i]!;
  }
  for (let i = m - 1; i >= 0; i--) {
    const value = (x[i]! /= factor[i * m + i]!);
    for (let k = 0; k < i; k++) x[k]! -= factor[i * m + k]! * value;
  }
}
