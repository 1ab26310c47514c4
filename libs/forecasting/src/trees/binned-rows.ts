/** Rows of numbers, row after row: entry (i, j) is values[i * features + j]. */
export interface FeatureTable {
  readonly rows: number;
  readonly features: number;
  readonly values: Float64Array;
}
/** The same rows with every value replaced by the number of its bin, one byte each. */
export interface BinnedRows {
  readonly rows: number;
  readonly features: number;
  readonly bins: Uint8Array;
}
/** Ascending upper ends of the bins of each feature; values above the last end fall into one more bin. */
export type BinEdges = readonly Float64Array[];

/** With 48 bins the histograms of sixteen features still lie in a core's fastest memory; finer cuts never paid on weekly series. */
export const MAX_BINS = 48;

/**
 * Cuts every feature at its quantiles into at most `bins` bins (at most MAX_BINS), on every `stride`-th row. Equal
 * quantiles give one cut, so a feature with few values gets few bins. Trees then depend on the order of the values only.
 */
export function binEdges(table: FeatureTable, bins: number, stride = 1): BinEdges {
  if (!(bins >= 2 && bins <= MAX_BINS)) throw new RangeError(`bins must lie between 2 and ${MAX_BINS}, not ${bins}`);
  const { rows, features, values } = table;
  const sample = new Float64Array(Math.ceil(rows / stride));
  return Array.from({ length: features }, (_, j) => {
    for (let i = 0, k = 0; i < rows; i += stride, k++) sample[k] = values[i * features + j]!;
    return distinctQuantiles(sample.slice().sort(), bins);
  });
}

function distinctQuantiles(sorted: Float64Array, bins: number): Float64Array {
  const edges: number[] = [];
  for (let b = 1; b < bins && sorted.length > 0; b++) {
    const value = sorted[Math.min(sorted.length - 1, Math.floor((b / bins) * sorted.length))]!;
    if (edges.length === 0 || value > edges[edges.length - 1]!) edges.push(value);
  }
  return Float64Array.from(edges);
}

/** Number of the bin of a value: how many edges lie below it. NaN falls into bin 0. */
export function binOf(edges: Float64Array, value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value > edges[middle]!) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Bins every row of a table. */
export function binRows(table: FeatureTable, edges: BinEdges): BinnedRows {
  const { rows, features, values } = table;
  const bins = new Uint8Array(rows * features);
  for (let j = 0; j < features; j++) {
    const cuts = edges[j]!;
    for (let at = j; at < bins.length; at += features) bins[at] = binOf(cuts, values[at]!);
  }
  return { rows, features, bins };
}
