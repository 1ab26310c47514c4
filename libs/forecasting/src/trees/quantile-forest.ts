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
  readonly seed: number;
}
export interface QuantileForestProblem {
  readonly data: BinnedRows;
  /** What the splits tell apart: usually the target. */
  readonly targets: Float64Array;
  /** A second quantity that they tell apart, in the scale that gives it its say, e.g. the size of the target, so that leaves differ in spread; null = none. */
  readonly sizes: Float64Array | null;
  /** Rows of weight 0 take no part. */
  readonly weights: Float64Array;
  /** Rows of one group are drawn together: rows of one week or one season are not independent. */
  readonly groups: Int32Array;
}
/** Nodes in the order of their making; a leaf has feature -1 and its rows. */
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
  readonly weights: Float64Array;
}

/**
 * Quantile regression forest (Meinshausen, 2006): the law at x is the weighted law of the training rows with weights
 * sum over trees of w_i / (trees x weight of the leaf of x), for the rows i in that leaf. Splits maximise the sum over both
 * sides of S^2 / W, with S the sum of w y, plus the same for the sizes.
 *
 * Assumptions: rows near x in the split features have the law of x; groups are exchangeable.
 * Defaults for fifty thousand rows: 60 trees, half of the features per split, leaves of weight 40, 60 % of the groups. Large leaves
 * matter: rows of one week are much alike, so leaves of a dozen rows isolate single weeks and their laws are too narrow.
 * Quantiles are always values seen, so do not trust the ends where the future may be more extreme than the past.
 */
export function fitQuantileForest(problem: QuantileForestProblem, settings: QuantileForestSettings): QuantileForest {
  const { data, targets, sizes, weights, groups } = problem;
  const cells = Float64Array.from({ length: 3 * data.rows }, (_, at) => {
    const i = Math.floor(at / 3);
    return weights[i]! * (at % 3 === 0 ? 1 : at % 3 === 1 ? targets[i]! : (sizes?.[i] ?? 0));
  });
  const choice = Int32Array.from({ length: data.features }, (_, j) => j);
  const work: Work = { data, cells, settings, random: seededRandom(settings.seed), choice, histogram: new Float64Array(3 * MAX_BINS), spare: new Int32Array(data.rows) };
  const names = [...new Set(groups)].sort((a, b) => a - b);
  const trees: ForestTree[] = [];
  for (let t = 0; t < settings.trees; t++) {
    const used = new Set(names.filter(() => work.random() < settings.groupShare));
    const rows = Int32Array.from(targets.keys()).filter((i) => weights[i]! > 0 && used.has(groups[i]!));
    if (rows.length > 0) trees.push(growForestTree(rows, work));
  }
  return { trees, weights };
}

interface Work {
  readonly data: BinnedRows;
  /** (weight, weight x target, weight x size) of every row. */
  readonly cells: Float64Array;
  readonly settings: QuantileForestSettings;
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
interface Cut {
  readonly feature: number;
  readonly bin: number;
}

function growForestTree(rows: Int32Array, work: Work): ForestTree {
  const tree: ForestTree = { feature: [], bin: [], first: [], second: [], leaf: [], leafWeight: [] };
  const grow = (from: number, to: number): number => {
    const node = tree.feature.length;
    const totals = totalsOf(rows, from, to, work.cells);
    const cut = bestForestCut(rows.subarray(from, to), totals, work);
    tree.feature.push(cut === null ? -1 : cut.feature);
    tree.bin.push(cut === null ? 0 : cut.bin);
    tree.leaf.push(cut === null ? rows.slice(from, to) : null);
    tree.leafWeight.push(totals.weight);
    tree.first.push(0);
    tree.second.push(0);
    if (cut === null) return node;
    const middle = from + partition(rows.subarray(from, to), cut, work);
    tree.first[node] = grow(from, middle);
    tree.second[node] = grow(middle, to);
    return node;
  };
  grow(0, rows.length);
  return tree;
}

function totalsOf(rows: Int32Array, from: number, to: number, cells: Float64Array): Totals {
  let weight = 0;
  let signed = 0;
  let size = 0;
  for (let i = from; i < to; i++) {
    const at = 3 * rows[i]!;
    weight += cells[at]!;
    signed += cells[at + 1]!;
    size += cells[at + 2]!;
  }
  return { weight, signed, size };
}

function bestForestCut(rows: Int32Array, totals: Totals, work: Work): Cut | null {
  const { settings, histogram, choice } = work;
  if (totals.weight < 2 * settings.leafWeight) return null;
  let bestGain = (totals.signed ** 2 + totals.size ** 2) / totals.weight + 1e-9;
  let best: Cut | null = null;
  const tried = Math.min(settings.featuresPerSplit, choice.length);
  drawToFront(choice, tried, work.random);
  for (let k = 0; k < tried; k++) {
    const feature = choice[k]!;
    fillForestHistogram(rows, feature, work);
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

function fillForestHistogram(rows: Int32Array, feature: number, work: Work): void {
  const { histogram, cells } = work;
  const { bins, features } = work.data;
  histogram.fill(0);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const at = 3 * bins[row * features + feature]!;
    histogram[at]! += cells[3 * row]!;
    histogram[at + 1]! += cells[3 * row + 1]!;
    histogram[at + 2]! += cells[3 * row + 2]!;
  }
}

/** Brings the rows of the first side to the front; answers how many they are. */
function partition(rows: Int32Array, cut: Cut, work: Work): number {
  const { bins, features } = work.data;
  let kept = 0;
  let moved = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (bins[row * features + cut.feature]! <= cut.bin) rows[kept++] = row;
    else work.spare[moved++] = row;
  }
  rows.set(work.spare.subarray(0, moved), kept);
  return kept;
}

/** The law at a point: the training rows that have a part in it, and the weight of every training row; weights sum to 1. */
export interface ForestLaw {
  readonly rows: Int32Array;
  readonly weights: Float64Array;
}

/** The law at the row whose bins begin at `base`. An empty forest has no law: it throws RangeError. */
export function forestLaw(forest: QuantileForest, bins: Uint8Array, base = 0): ForestLaw {
  if (forest.trees.length === 0) throw new RangeError('a forest without trees has no law');
  const weights = new Float64Array(forest.weights.length);
  const touched: number[] = [];
  for (const tree of forest.trees) {
    let node = 0;
    while (tree.leaf[node] === null) node = bins[base + tree.feature[node]!]! <= tree.bin[node]! ? tree.first[node]! : tree.second[node]!;
    const share = 1 / (tree.leafWeight[node]! * forest.trees.length);
    for (const row of tree.leaf[node]!) {
      if (weights[row] === 0) touched.push(row);
      weights[row]! += share * forest.weights[row]!;
    }
  }
  return { rows: Int32Array.from(touched), weights };
}

/** A quantity known for every training row, put in order once, so that each law only sorts small numbers. */
export interface RankedValues {
  readonly sorted: Float64Array;
  readonly rankOf: Int32Array;
  readonly rowOf: Int32Array;
}

export function rankValues(values: Float64Array): RankedValues {
  const rowOf = Int32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]! || a - b);
  const rankOf = new Int32Array(values.length);
  rowOf.forEach((row, rank) => (rankOf[row] = rank));
  return { sorted: Float64Array.from(rowOf, (row) => values[row]!), rankOf, rowOf };
}

/** Quantiles at ascending levels of a quantity under a law. */
export function lawQuantiles(law: ForestLaw, levels: readonly number[], values: RankedValues): Float64Array {
  const ranks = law.rows.map((row) => values.rankOf[row]!).sort();
  let at = 0;
  let reached = law.weights[values.rowOf[ranks[0]!]!]!;
  return Float64Array.from(levels, (level) => {
    while (reached < level - 1e-12 && at < ranks.length - 1) reached += law.weights[values.rowOf[ranks[++at]!]!]!;
    return values.sorted[ranks[at]!]!;
  });
}
