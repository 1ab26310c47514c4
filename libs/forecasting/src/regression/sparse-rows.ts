/**
 * Sparse design matrix by rows: row i has `values[k]` in `columns[k]` for starts[i] <= k < starts[i + 1]. Columns ascend
 * within a row and are unique. `values` null means ones, as in a design of indicators.
 */
export interface SparseRows {
  readonly width: number;
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array | null;
}

/** Rows, half-open. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

export function rowCount(rows: SparseRows): number {
  return rows.starts.length - 1;
}

/** x_row . coefficients */
export function linearPredictor(rows: SparseRows, row: number, coefficients: Float64Array): number {
  const { starts, columns, values } = rows;
  const end = starts[row + 1]!;
  let sum = 0;
  if (values === null) for (let k = starts[row]!; k < end; k++) sum += coefficients[columns[k]!]!;
  else for (let k = starts[row]!; k < end; k++) sum += values[k]! * coefficients[columns[k]!]!;
  return sum;
}

/** Rows of a design of indicators, given as lists of column numbers; a column named twice in a row throws. */
export function indicatorDesign(width: number, lists: readonly (readonly number[])[]): SparseRows {
  const builder = new SparseRowsBuilder(width);
  for (const list of lists) {
    for (const column of list) builder.add(column, 1);
    builder.endRow();
  }
  return { ...builder.build(), values: null };
}

/** Collects a design row by row. Zeros are left out; throws RangeError on a column outside the width, twice in a row, or a value that is no number. */
export class SparseRowsBuilder {
  private readonly starts: number[] = [0];
  private readonly columns: number[] = [];
  private readonly values: number[] = [];
  private rowStart = 0;

  constructor(private readonly width: number) {}

  add(column: number, value: number): void {
    if (!(Number.isInteger(column) && column >= 0 && column < this.width)) throw new RangeError(`column ${column} is not in a design of ${this.width}`);
    if (!Number.isFinite(value)) throw new RangeError(`column ${column} has the value ${value}`);
    if (value === 0) return;
    const { columns, values } = this;
    let k = columns.length;
    columns.push(column);
    values.push(value);
    // Rows are short and mostly told in order, so that each entry sinks to its place at once.
    for (; k > this.rowStart && columns[k - 1]! > column; k--) {
      columns[k] = columns[k - 1]!;
      values[k] = values[k - 1]!;
    }
    columns[k] = column;
    values[k] = value;
  }

  endRow(): void {
    const end = this.columns.length;
    for (let k = this.rowStart + 1; k < end; k++) if (this.columns[k] === this.columns[k - 1]) throw new RangeError(`column ${this.columns[k]} is twice in a row`);
    this.starts.push(end);
    this.rowStart = end;
  }

  build(): SparseRows {
    return { width: this.width, starts: new Int32Array(this.starts), columns: new Int32Array(this.columns), values: new Float64Array(this.values) };
  }
}
