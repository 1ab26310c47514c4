import { MAX_BINS, type BinnedRows } from './binned-rows';
import { drawToFront, seededRandom } from './seeded-random';

export interface QuantileForestSettings {
  readonly trees: number;
  /** Features tried at each split, drawn anew. */
  readonly featuresPerSplit: number;
  /** Least weight of rows in a leaf. */
  readonly leafWeight: number;
  /** Chance that a group of rows is in a tree. */
  readonly groupShare: number;
  /** Weight of the spread beside the mean when a split is chosen; 0 = mean alone. */
  readonly sizeFactor: number;
  readonly seed: number;
}
export interface QuantileForestProblem {
  readonly data: BinnedRows;
  readonly targets: Float64Array;
  /** Rows of weight 0 take no part. */
  readonly weights: Float64Array;
  /** Rows of one group are drawn together: rows of one week or one season are not independent. */
  readonly groups: Int32Array;
}
/** Nodes in the order of their making; a leaf has feature -1 and its rows, as ranks among the sorted targets. */
interface ForestTree {
  readonly feature: number[];
  readonly bin: number[];
  readonly first: number[];
  readonly second: number[];
  readonly leaf: (Int32Array | null)[];
  readonly leafWeight: number[];
}
export interface QuantileForest {
  readonly trees: readonly ForestTree[];
  readonly sortedTargets: Float64Array;
  /** Weight of the row of each rank. */
  readonly rankWeights: Float64Array;
}

/**
 * Quantile regression forest (Meinshausen, 2006): the law at x is the weighted law of the training targets with weights
 * sum over trees of w_i / (trees x weight of the leaf of x), for the rows i in that leaf. Splits maximise the sum over both
 * sides of S^2 / W, with S the sum of w y, plus sizeFactor^2 times the same for w |y|: leaves then differ in spread too.
 *
 * Assumptions: rows near x in the split features have the law of x; groups are exchangeable.
 * Defaults: 150 trees, 4 features per split, leaves of 80 rows, 60 % of the groups. Large leaves matter: leaves of 10 rows
 * isolate single weeks, and half of the outcomes then fall outside the central half.
 * Quantiles are always targets seen, so do not trust the ends where the future may be more extreme than the past.
 */
export function fitQuantileForest(problem: QuantileForestProblem, settings: QuantileForestSettings): QuantileForest {
  const { data, targets, weights, groups } = problem;
  const order = Int32Array.from(targets.keys()).sort((a, b) => targets[a]! - targets[b]! || a - b);
  const ranks = new Int32Array(data.rows);
  order.forEach((row, rank) => (ranks[row] = rank));
  const sums = { signed: targets.map((y, i) => y * weights[i]!), size: targets.map((y, i) => Math.abs(y) * weights[i]! * settings.sizeFactor) };
  const work = { problem, sums, settings, ranks, random: seededRandom(settings.seed), choice: Int32Array.from({ length: data.features }, (_, j) => j), histogram: new Float64Array(3 * MAX_BINS), spare: new Int32Array(data.rows) };
  const names = [...new Set(groups)].sort((a, b) => a - b);
  const trees: ForestTree[] = [];
  for (let t = 0; t < settings.trees; t++) {
    const used = new Set(names.filter(() => work.random() < settings.groupShare));
    const rows = Int32Array.from(targets.keys()).filter((i) => weights[i]! > 0 && used.has(groups[i]!));
    if (rows.length > 0) trees.push(growForestTree(rows, work));
  }
  return { trees, sortedTargets: Float64Array.from(order, (row) => targets[row]!), rankWeights: Float64Array.from(order, (row) => weights[row]!) };
}

interface Work {
  readonly problem: QuantileForestProblem;
  readonly sums: { readonly signed: Float64Array; readonly size: Float64Array };
  readonly settings: QuantileForestSettings;
  readonly ranks: Int32Array;
  readonly random: () => number;
  readonly choice: Int32Array;
  readonly histogram: Float64Array;
  readonly spare: Int32Array;
}
interface Totals {
  readonly weight: number;
  readonly signed: number;
  readonly size: number;
}

function growForestTree(rows: Int32Array, work: Work): ForestTree {
  const tree: ForestTree = { feature: [], bin: [], first: [], second: [], leaf: [], leafWeight: [] };
  const grow = (from: number, to: number): number => {
    const node = tree.feature.length;
    const totals = totalsOf(rows, from, to, work);
    const split = bestForestSplit(rows, from, to, totals, work);
    tree.feature.push(split === null ? -1 : split.feature);
    tree.bin.push(split === null ? 0 : split.bin);
    tree.leaf.push(split === null ? Int32Array.from(rows.subarray(from, to), (i) => work.ranks[i]!) : null);
    tree.leafWeight.push(totals.weight);
    tree.first.push(0);
    tree.second.push(0);
    if (split === null) return node;
    const middle = partition(rows, from, to, split, work);
    tree.first[node] = grow(from, middle);
    tree.second[node] = grow(middle, to);
    return node;
  };
  grow(0, rows.length);
  return tree;
}

function totalsOf(rows: Int32Array, from: number, to: number, work: Work): Totals {
  let weight = 0;
  let signed = 0;
  let size = 0;
  for (let i = from; i < to; i++) {
    weight += work.problem.weights[rows[i]!]!;
    signed += work.sums.signed[rows[i]!]!;
    size += work.sums.size[rows[i]!]!;
  }
  return { weight, signed, size };
}

function bestForestSplit(rows: Int32Array, from: number, to: number, totals: Totals, work: Work): { readonly feature: number; readonly bin: number } | null {
  const { settings, histogram, choice } = work;
  if (totals.weight < 2 * settings.leafWeight) return null;
  let bestGain = (totals.signed ** 2 + totals.size ** 2) / totals.weight + 1e-9;
  let best: { feature: number; bin: number } | null = null;
  const tried = Math.min(settings.featuresPerSplit, choice.length);
  drawToFront(choice, tried, work.random);
  for (let k = 0; k < tried; k++) {
    const feature = choice[k]!;
    fillForestHistogram(rows, from, to, feature, work);
    let weight = 0;
    let signed = 0;
    let size = 0;
    for (let bin = 0; bin < MAX_BINS - 1; bin++) {
      if (histogram[3 * bin]! <= 0) continue;
      weight += histogram[3 * bin]!;
      signed += histogram[3 * bin + 1]!;
      size += histogram[3 * bin + 2]!;
      if (weight < settings.leafWeight) continue;
      const other = totals.weight - weight;
      if (other < settings.leafWeight) break;
      const gain = (signed * signed + size * size) / weight + ((totals.signed - signed) ** 2 + (totals.size - size) ** 2) / other;
      if (gain <= bestGain) continue;
      bestGain = gain;
      best = { feature, bin };
    }
  }
  return best;
}

function fillForestHistogram(rows: Int32Array, from: number, to: number, feature: number, work: Work): void {
  const { histogram, sums } = work;
  const { weights, data } = work.problem;
  histogram.fill(0);
  for (let i = from; i < to; i++) {
    const row = rows[i]!;
    const at = 3 * data.bins[row * data.features + feature]!;
    histogram[at]! += weights[row]!;
    histogram[at + 1]! += sums.signed[row]!;
    histogram[at + 2]! += sums.size[row]!;
  }
}

function partition(rows: Int32Array, from: number, to: number, split: { readonly feature: number; readonly bin: number }, work: Work): number {
  const { data } = work.problem;
  let kept = from;
  let moved = 0;
  for (let i = from; i < to; i++) {
    const row = rows[i]!;
    if (data.bins[row * data.features + split.feature]! <= split.bin) rows[kept++] = row;
    else work.spare[moved++] = row;
  }
  rows.set(work.spare.subarray(0, moved), kept);
  return kept;
}

/** Quantiles at ascending levels for the row whose bins begin at `base`. An empty forest has no law: it throws RangeError. */
export function forestQuantiles(forest: QuantileForest, levels: readonly number[], bins: Uint8Array, base = 0): Float64Array {
  if (forest.trees.length === 0) throw new RangeError('a forest without trees has no law');
  const weights = new Map<number, number>();
  for (const tree of forest.trees) {
    let node = 0;
    while (tree.leaf[node] === null) node = bins[base + tree.feature[node]!]! <= tree.bin[node]! ? tree.first[node]! : tree.second[node]!;
    const share = 1 / (tree.leafWeight[node]! * forest.trees.length);
    for (const rank of tree.leaf[node]!) weights.set(rank, (weights.get(rank) ?? 0) + share * forest.rankWeights[rank]!);
  }
  const ranks = Int32Array.from(weights.keys()).sort();
  const quantiles = new Float64Array(levels.length);
  let at = 0;
  let reached = weights.get(ranks[0]!)!;
  levels.forEach((level, j) => {
    while (reached < level - 1e-12 && at < ranks.length - 1) reached += weights.get(ranks[++at]!)!;
    quantiles[j] = forest.sortedTargets[ranks[at]!]!;
  });
  return quantiles;
}
