import { MAX_BINS, type BinnedRows } from './binned-rows';

/** Targets that one tree explains at once. Fewer leave lanes empty; the inner loops are written out for this number. */
export const LANES = 4;
/** (weight, gradient of each lane). */
const CELL = 1 + LANES;
const SLOT = CELL * MAX_BINS;
/** A split must gain more than rounding does. */
const LEAST_GAIN = 1e-9;
/** What subtraction leaves of an empty bin. */
const EMPTY = 1e-6;
/** A node that lets every row pass to its first child, so that all rows take the same number of steps. */
const PASS = 255;

/**
 * One regression tree as a complete heap: node k has its children at 2k + 1 and 2k + 2, and cut[k] = feature x 256 + bin;
 * rows whose bin is at most that go to the first child. The last level holds the leaves, LANES values each.
 */
export interface RegressionTree {
  readonly depth: number;
  readonly cuts: Int32Array;
  readonly values: Float64Array;
}
export interface GrowSettings {
  readonly depth: number;
  /** Least weight of rows on either side of a split. */
  readonly leafWeight: number;
  /** Added to the weight of a leaf when its value is set: a ridge on leaf values. */
  readonly l2: number;
  /** Leaf values are multiplied by it. */
  readonly rate: number;
}
/** Buffers that a run of trees shares, so that a thousand trees allocate next to nothing. */
export interface GrowBuffers {
  /** Rows of the tree; reordered so that every node's rows lie together. */
  readonly order: Int32Array;
  readonly spare: Int32Array;
  /** One histogram for the root and two for each further depth. */
  readonly histograms: readonly Float64Array[];
}
export interface GrowProblem {
  readonly data: BinnedRows;
  readonly weights: Float64Array;
  /** rows x LANES: weight x (target - fit so far). */
  readonly gradients: Float64Array;
  /** How many entries of buffers.order are the tree's rows. */
  readonly rows: number;
  /** Features that may be split on. */
  readonly usable: Int32Array;
}
interface Split {
  readonly feature: number;
  readonly bin: number;
}
/** A node of the heap and where its rows lie in buffers.order. */
interface NodeRows {
  readonly node: number;
  readonly from: number;
  readonly to: number;
  readonly depth: number;
}

export function growBuffers(rows: number, features: number, depth: number): GrowBuffers {
  const histograms = Array.from({ length: 2 * depth + 2 }, () => new Float64Array(SLOT * features));
  return { order: new Int32Array(rows), spare: new Int32Array(rows), histograms };
}

/**
 * Grows one tree of squared error, summed over the lanes, on binned rows, depth first. The histogram of the larger child
 * is its parent's minus the smaller child's, so that each level reads at most half of the rows (as in LightGBM: Ke et al.,
 * 2017). `onLeaf` gets the slice of buffers.order that ends in each leaf, and where its values lie in tree.values.
 */
export function growTree(problem: GrowProblem, buffers: GrowBuffers, settings: GrowSettings, onLeaf: (tree: RegressionTree, from: number, to: number, at: number) => void): RegressionTree {
  const inner = 2 ** settings.depth - 1;
  const tree: RegressionTree = { depth: settings.depth, cuts: new Int32Array(inner).fill(PASS), values: new Float64Array((inner + 1) * LANES) };
  const grow = ({ node, from, to, depth }: NodeRows, histogram: Float64Array): void => {
    const rows = buffers.order.subarray(from, to);
    const sums = totals(problem, rows);
    const split = depth === settings.depth ? null : bestSplit(histogram, problem.usable, sums, settings);
    if (split === null) {
      const at = leafBelow(node, settings.depth - depth, inner) * LANES;
      for (let lane = 0; lane < LANES; lane++) tree.values[at + lane] = (sums[1 + lane]! / (sums[0]! + settings.l2)) * settings.rate;
      onLeaf(tree, from, to, at);
      return;
    }
    tree.cuts[node] = split.feature * 256 + split.bin;
    const middle = from + partition(problem.data, rows, buffers.spare, split);
    const near = buffers.histograms[2 * depth + 2]!;
    const far = buffers.histograms[2 * depth + 3]!;
    const firstIsSmall = middle - from <= to - middle;
    if (depth + 1 < settings.depth) {
      fillHistogram(problem, firstIsSmall ? buffers.order.subarray(from, middle) : buffers.order.subarray(middle, to), near);
      subtract(histogram, near, far, problem.usable.length * SLOT);
    }
    grow({ node: 2 * node + 1, from, to: middle, depth: depth + 1 }, firstIsSmall ? near : far);
    grow({ node: 2 * node + 2, from: middle, to, depth: depth + 1 }, firstIsSmall ? far : near);
  };
  fillHistogram(problem, buffers.order.subarray(0, problem.rows), buffers.histograms[0]!);
  grow({ node: 0, from: 0, to: problem.rows, depth: 0 }, buffers.histograms[0]!);
  return tree;
}

/** Number of the leaf that a node passes its rows to, `levels` further down. */
function leafBelow(node: number, levels: number, inner: number): number {
  let at = node;
  for (let k = 0; k < levels; k++) at = 2 * at + 1;
  return at - inner;
}

function totals(problem: GrowProblem, rows: Int32Array): Float64Array {
  const { weights, gradients } = problem;
  const sums = new Float64Array(CELL);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    sums[0]! += weights[row]!;
    for (let lane = 0; lane < LANES; lane++) sums[1 + lane]! += gradients[row * LANES + lane]!;
  }
  return sums;
}

function fillHistogram(problem: GrowProblem, rows: Int32Array, histogram: Float64Array): void {
  const { weights, gradients, usable } = problem;
  const { bins, features } = problem.data;
  const count = usable.length;
  histogram.fill(0, 0, count * SLOT);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const weight = weights[row]!;
    const g0 = gradients[row * LANES]!;
    const g1 = gradients[row * LANES + 1]!;
    const g2 = gradients[row * LANES + 2]!;
    const g3 = gradients[row * LANES + 3]!;
    const base = row * features;
    for (let slot = 0; slot < count; slot++) {
      const at = slot * SLOT + CELL * bins[base + usable[slot]!]!;
      histogram[at]! += weight;
      histogram[at + 1]! += g0;
      histogram[at + 2]! += g1;
      histogram[at + 3]! += g2;
      histogram[at + 4]! += g3;
    }
  }
}

function subtract(whole: Float64Array, part: Float64Array, rest: Float64Array, length: number): void {
  for (let at = 0; at < length; at++) rest[at] = whole[at]! - part[at]!;
  for (let at = 0; at < length; at += CELL) if (rest[at]! < EMPTY) rest.fill(0, at, at + CELL);
}

/** The split with the largest gain; null when no split is allowed or none gains. */
function bestSplit(histogram: Float64Array, usable: Int32Array, sums: Float64Array, settings: GrowSettings): Split | null {
  const { leafWeight, l2 } = settings;
  const [total, t0, t1, t2, t3] = sums as unknown as [number, number, number, number, number];
  if (total < 2 * leafWeight) return null;
  let bestGain = (t0 * t0 + t1 * t1 + t2 * t2 + t3 * t3) / (total + l2) + LEAST_GAIN;
  let best: Split | null = null;
  for (let slot = 0; slot < usable.length; slot++) {
    let [weight, g0, g1, g2, g3] = [0, 0, 0, 0, 0];
    for (let bin = 0, at = slot * SLOT; bin < MAX_BINS - 1; bin++, at += CELL) {
      if (histogram[at]! <= 0) continue;
      weight += histogram[at]!;
      g0 += histogram[at + 1]!;
      g1 += histogram[at + 2]!;
      g2 += histogram[at + 3]!;
      g3 += histogram[at + 4]!;
      if (weight < leafWeight) continue;
      const other = total - weight;
      if (other < leafWeight) break;
      const near = g0 * g0 + g1 * g1 + g2 * g2 + g3 * g3;
      const far = (t0 - g0) ** 2 + (t1 - g1) ** 2 + (t2 - g2) ** 2 + (t3 - g3) ** 2;
      const gain = near / (weight + l2) + far / (other + l2);
      if (gain <= bestGain) continue;
      bestGain = gain;
      best = { feature: usable[slot]!, bin };
    }
  }
  return best;
}

/** Brings the rows of the first child to the front, each side in its old order; answers how many they are. */
function partition(data: BinnedRows, rows: Int32Array, spare: Int32Array, split: Split): number {
  const { bins, features } = data;
  let kept = 0;
  let moved = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (bins[row * features + split.feature]! <= split.bin) rows[kept++] = row;
    else spare[moved++] = row;
  }
  rows.set(spare.subarray(0, moved), kept);
  return kept;
}

/**
 * Where in tree.values the leaf of a row begins; `base` is where the row's bins begin. The sign bit of (bin of the cut -
 * bin of the row) picks the child: a branch here would be guessed wrongly half of the time.
 */
export function leafAt(tree: RegressionTree, bins: Uint8Array, base: number): number {
  const { cuts, depth } = tree;
  let node = 0;
  for (let level = 0; level < depth; level++) {
    const cut = cuts[node]!;
    node = 2 * node + 1 + (((cut & 255) - bins[base + (cut >> 8)]!) >>> 31);
  }
  return (node - cuts.length) * LANES;
}
