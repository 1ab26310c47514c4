import { MAX_BINS, type BinnedRows } from './binned-rows';

/**
 * One regression tree as a heap: node k has its children at 2k + 1 and 2k + 2, and is a leaf where feature[k] < 0. Rows
 * whose bin is at most bin[k] go to the first child.
 */
export interface RegressionTree {
  readonly feature: Int16Array;
  readonly bin: Uint8Array;
  readonly value: Float64Array;
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
/** Buffers that a run of trees shares, so that a thousand trees allocate nothing. */
export interface GrowBuffers {
  /** Rows of the tree; reordered so that every node's rows lie together. */
  readonly order: Int32Array;
  readonly spare: Int32Array;
  /** One histogram per depth and side: (weight, gradient) pairs, MAX_BINS for each feature that may be split on. */
  readonly histograms: readonly Float64Array[];
}
export interface GrowProblem {
  readonly data: BinnedRows;
  readonly weights: Float64Array;
  /** weight x (target - fit so far). */
  readonly gradients: Float64Array;
  /** How many entries of buffers.order are the tree's rows. */
  readonly rows: number;
  readonly usable: Int32Array;
}
interface Split {
  feature: number;
  bin: number;
}

/** Doubles between the histograms of two features: (weight, gradient) for every bin. */
const SLOT = 2 * MAX_BINS;
/** A split must gain more than rounding does. */
const LEAST_GAIN = 1e-9;
/** What subtraction leaves of an empty bin. */
const EMPTY = 1e-6;

export function growBuffers(rows: number, features: number, depth: number): GrowBuffers {
  const histograms = Array.from({ length: 2 * depth + 2 }, () => new Float64Array(SLOT * features));
  return { order: new Int32Array(rows), spare: new Int32Array(rows), histograms };
}

/**
 * Grows one tree of squared error on binned rows, depth first. The histogram of the larger child is its parent's minus
 * the smaller child's, so that each level reads at most half of the rows (as in LightGBM: Ke et al., 2017). `onLeaf` gets
 * the slice of buffers.order that ends in each leaf, with the leaf's value.
 */
export function growTree(problem: GrowProblem, buffers: GrowBuffers, settings: GrowSettings, onLeaf: (from: number, to: number, value: number) => void): RegressionTree {
  const nodes = 2 ** (settings.depth + 1) - 1;
  const tree = { feature: new Int16Array(nodes).fill(-1), bin: new Uint8Array(nodes), value: new Float64Array(nodes) };
  const split: Split = { feature: -1, bin: 0 };
  const grow = (node: number, from: number, to: number, depth: number, histogram: Float64Array): void => {
    const [weight, gradient] = totals(problem, buffers.order, from, to);
    if (depth === settings.depth || !bestSplit(histogram, problem.usable, { weight, gradient }, settings, split)) {
      tree.value[node] = (gradient / (weight + settings.l2)) * settings.rate;
      onLeaf(from, to, tree.value[node]!);
      return;
    }
    tree.feature[node] = split.feature;
    tree.bin[node] = split.bin;
    const middle = partition(problem.data, buffers, from, to, split);
    const near = buffers.histograms[2 * depth + 2]!;
    const far = buffers.histograms[2 * depth + 3]!;
    const firstIsSmall = middle - from <= to - middle;
    if (depth + 1 < settings.depth) {
      fillHistogram(problem, buffers.order, firstIsSmall ? from : middle, firstIsSmall ? middle : to, near);
      subtract(histogram, near, far, problem.usable.length * SLOT);
    }
    grow(2 * node + 1, from, middle, depth + 1, firstIsSmall ? near : far);
    grow(2 * node + 2, middle, to, depth + 1, firstIsSmall ? far : near);
  };
  fillHistogram(problem, buffers.order, 0, problem.rows, buffers.histograms[0]!);
  grow(0, 0, problem.rows, 0, buffers.histograms[0]!);
  return tree;
}

function totals(problem: GrowProblem, order: Int32Array, from: number, to: number): readonly [number, number] {
  let weight = 0;
  let gradient = 0;
  for (let i = from; i < to; i++) {
    weight += problem.weights[order[i]!]!;
    gradient += problem.gradients[order[i]!]!;
  }
  return [weight, gradient];
}

function fillHistogram(problem: GrowProblem, order: Int32Array, from: number, to: number, histogram: Float64Array): void {
  const { weights, gradients, usable } = problem;
  const { bins, features } = problem.data;
  const count = usable.length;
  histogram.fill(0, 0, count * SLOT);
  for (let i = from; i < to; i++) {
    const row = order[i]!;
    const weight = weights[row]!;
    const gradient = gradients[row]!;
    const base = row * features;
    for (let slot = 0; slot < count; slot++) {
      const at = slot * SLOT + 2 * bins[base + usable[slot]!]!;
      histogram[at]! += weight;
      histogram[at + 1]! += gradient;
    }
  }
}

function subtract(whole: Float64Array, part: Float64Array, rest: Float64Array, length: number): void {
  for (let at = 0; at < length; at += 2) {
    const weight = whole[at]! - part[at]!;
    rest[at] = weight < EMPTY ? 0 : weight;
    rest[at + 1] = weight < EMPTY ? 0 : whole[at + 1]! - part[at + 1]!;
  }
}

/** Finds the split with the largest gain and writes it into `best`; false when no split is allowed or none gains. */
function bestSplit(histogram: Float64Array, usable: Int32Array, node: { readonly weight: number; readonly gradient: number }, settings: GrowSettings, best: Split): boolean {
  const { leafWeight, l2 } = settings;
  if (node.weight < 2 * leafWeight) return false;
  let bestGain = (node.gradient * node.gradient) / (node.weight + l2) + LEAST_GAIN;
  let found = false;
  for (let slot = 0; slot < usable.length; slot++) {
    let weight = 0;
    let gradient = 0;
    for (let bin = 0, at = slot * SLOT; bin < MAX_BINS - 1; bin++, at += 2) {
      if (histogram[at]! <= 0) continue;
      weight += histogram[at]!;
      gradient += histogram[at + 1]!;
      if (weight < leafWeight) continue;
      const other = node.weight - weight;
      if (other < leafWeight) break;
      const gain = (gradient * gradient) / (weight + l2) + (node.gradient - gradient) ** 2 / (other + l2);
      if (gain <= bestGain) continue;
      bestGain = gain;
      best.feature = usable[slot]!;
      best.bin = bin;
      found = true;
    }
  }
  return found;
}

/** Brings the rows of the first child to the front, each side in its old order; answers where the second side begins. */
function partition(data: BinnedRows, buffers: GrowBuffers, from: number, to: number, split: Split): number {
  const { order, spare } = buffers;
  const { bins, features } = data;
  let kept = from;
  let moved = 0;
  for (let i = from; i < to; i++) {
    const row = order[i]!;
    if (bins[row * features + split.feature]! <= split.bin) order[kept++] = row;
    else spare[moved++] = row;
  }
  order.set(spare.subarray(0, moved), kept);
  return kept;
}

/** Value of the leaf that a row of bins falls into; `base` is where the row starts in `bins`. */
export function treeValue(tree: RegressionTree, bins: Uint8Array, base: number): number {
  const { feature, bin } = tree;
  let node = 0;
  for (let j = feature[0]!; j >= 0; j = feature[node]!) node = 2 * node + (bins[base + j]! <= bin[node]! ? 1 : 2);
  return tree.value[node]!;
}
