import type { RowRange, SparseRows } from './sparse-rows';

/**
 * A design whose rows share most of what they are made of: row i has, in column `cells.columns[k]` of its cell,
 * `cells.values[k]` times the number `parts[k]` of its factors. Hours with the same calendar are one cell, and what moves
 * on from day to day (one, waves of the year, trend) are the factors of the day.
 */
export interface ProductRows {
  readonly width: number;
  readonly cells: SparseRows;
  /** By entry of the cells: which of the factors it is multiplied with. */
  readonly parts: Int32Array;
  /** By row. */
  readonly cellOf: Int32Array;
  readonly factorsOf: Int32Array;
  readonly factorCount: number;
  /** `factorCount` of each, one after the other. */
  readonly factors: Float64Array;
}

/** x_row . coefficients */
export function productPredictor({ cells, parts, cellOf, factorsOf, factorCount, factors }: ProductRows, row: number, coefficients: Float64Array): number {
  const cell = cellOf[row]!;
  const base = factorsOf[row]! * factorCount;
  const end = cells.starts[cell + 1]!;
  let sum = 0;
  for (let k = cells.starts[cell]!; k < end; k++) sum += cells.values![k]! * factors[base + parts[k]!]! * coefficients[cells.columns[k]!]!;
  return sum;
}

/** X . coefficients of the rows in a range, at their place; cells are summed once, whatever number of rows they have. */
export function productPredictors(rows: ProductRows, coefficients: Float64Array, { from, to }: RowRange): Float64Array {
  const { cells, parts, cellOf, factorsOf, factorCount, factors } = rows;
  const perCell = new Float64Array((cells.starts.length - 1) * factorCount);
  eachEntry(rows, (k, cell) => (perCell[cell * factorCount + parts[k]!]! += cells.values![k]! * coefficients[cells.columns[k]!]!));
  const predictors = new Float64Array(cellOf.length);
  for (let i = from; i < to; i++) {
    const [own, shared] = [cellOf[i]! * factorCount, factorsOf[i]! * factorCount];
    let sum = 0;
    for (let p = 0; p < factorCount; p++) sum += perCell[own + p]! * factors[shared + p]!;
    predictors[i] = sum;
  }
  return predictors;
}

/** X' . forces */
export function productPull(rows: ProductRows, forces: Float64Array, { from, to }: RowRange): Float64Array {
  const { cells, parts, cellOf, factorsOf, factorCount, factors } = rows;
  const perCell = new Float64Array((cells.starts.length - 1) * factorCount);
  for (let i = from; i < to; i++) {
    const force = forces[i]!;
    if (force === 0) continue;
    const [own, shared] = [cellOf[i]! * factorCount, factorsOf[i]! * factorCount];
    for (let p = 0; p < factorCount; p++) perCell[own + p]! += force * factors[shared + p]!;
  }
  const pull = new Float64Array(rows.width);
  eachEntry(rows, (k, cell) => (pull[cells.columns[k]!]! += cells.values![k]! * perCell[cell * factorCount + parts[k]!]!));
  return pull;
}

/** X'WX, lower triangle of a dense row-major matrix, with W by row: the factors' own products are summed by cell first. */
export function productGram(rows: ProductRows, curvature: Float64Array, range: RowRange): Float64Array {
  const moments = momentsOfCells(rows, curvature, range);
  const matrix = new Float64Array(rows.width * rows.width);
  for (let cell = 0; cell + 1 < rows.cells.starts.length; cell++) addCellSquare(rows, cell, { matrix, moments });
  return matrix;
}

function addCellSquare({ width, cells, parts, factorCount }: ProductRows, cell: number, { matrix, moments }: { readonly matrix: Float64Array; readonly moments: Float64Array }): void {
  const { starts, columns } = cells;
  const values = cells.values!;
  const scaled = new Float64Array(factorCount);
  const first = starts[cell]!;
  const end = starts[cell + 1]!;
  for (let k = first; k < end; k++) {
    const line = columns[k]! * width;
    const from = (cell * factorCount + parts[k]!) * factorCount;
    for (let p = 0; p < factorCount; p++) scaled[p] = values[k]! * moments[from + p]!;
    // Columns ascend, so this fills the lower triangle only.
    for (let l = first; l <= k; l++) matrix[line + columns[l]!]! += scaled[parts[l]!]! * values[l]!;
  }
}

/** Sum over a cell's rows of W f f', square and full. */
function momentsOfCells({ cells, cellOf, factorsOf, factorCount, factors }: ProductRows, curvature: Float64Array, { from, to }: RowRange): Float64Array {
  const size = factorCount * factorCount;
  const moments = new Float64Array((cells.starts.length - 1) * size);
  for (let i = from; i < to; i++) {
    const weight = curvature[i]!;
    if (weight === 0) continue;
    const [own, shared] = [cellOf[i]! * size, factorsOf[i]! * factorCount];
    for (let p = 0; p < factorCount; p++) {
      const weighted = weight * factors[shared + p]!;
      for (let q = 0; q < factorCount; q++) moments[own + p * factorCount + q]! += weighted * factors[shared + q]!;
    }
  }
  return moments;
}

function eachEntry({ cells: { starts } }: ProductRows, see: (entry: number, cell: number) => void): void {
  for (let cell = 0; cell + 1 < starts.length; cell++) for (let k = starts[cell]!; k < starts[cell + 1]!; k++) see(k, cell);
}
