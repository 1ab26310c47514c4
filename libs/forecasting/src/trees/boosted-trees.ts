import type { BinnedRows } from './binned-rows';
import { LANES, growBuffers, growTree, leafAt, type GrowSettings, type RegressionTree } from './grow-tree';
import { drawToFront, seededRandom } from './seeded-random';

export interface BoostSettings extends GrowSettings {
  readonly rounds: number;
  /** Share of the rows, and of the features, that each tree sees. */
  readonly rowShare: number;
  readonly featureShare: number;
  readonly seed: number;
}
export interface BoostProblem {
  readonly data: BinnedRows;
  /** rows x LANES, row after row; lanes that are not needed hold zeros. Lanes should have about the same spread. */
  readonly targets: Float64Array;
  readonly weights: Float64Array;
  /** Rows that the trees may learn from, ascending. */
  readonly learnFrom: Int32Array;
}
export interface BoostedTrees {
  /** Starting value of each lane. */
  readonly start: Float64Array;
  readonly trees: readonly RegressionTree[];
}

/**
 * Gradient-boosted regression trees for up to LANES targets at once, squared error: F_0 = weighted mean of the targets;
 * each round draws rowShare of the rows and featureShare of the features, grows one tree on the residuals of all targets
 * together, and adds rate x sum(w r) / (sum(w) + l2) of each leaf and target (Friedman, 2002; histogram splits as in
 * LightGBM, Ke et al., 2017; one tree for several targets: Segal, 1992). Targets that share trees are forecast coherently,
 * and cost little more than one.
 *
 * Assumptions: features enter through their order only; a target depends on few features at once (depth 5); the targets
 * depend on the same ones. Defaults for weekly series: 110 rounds, rate .1, depth 5, leafWeight 100, shares .2 and .35, l2 1.
 * Do not trust it outside the range of the training targets: a tree never extrapolates; nor for its own spread: residuals
 * on rows it learnt from are too small, use rows outside `learnFrom`.
 *
 * `fitted` (rows x LANES) has the fit of every row of `data`, also of those not learnt from. The same problem and seed
 * give the same bits.
 */
export function fitBoostedTrees(problem: BoostProblem, settings: BoostSettings): { readonly model: BoostedTrees; readonly fitted: Float64Array } {
  const { data, weights } = problem;
  const random = seededRandom(settings.seed);
  const buffers = growBuffers(data.rows, data.features, settings.depth);
  const choice = Int32Array.from({ length: data.features }, (_, j) => j);
  const usable = Math.max(1, Math.round(settings.featureShare * data.features));
  const gradients = new Float64Array(data.rows * LANES);
  const start = weightedMeans(problem);
  const fitted = Float64Array.from({ length: data.rows * LANES }, (_, i) => start[i % LANES]!);
  const drawn = new Uint8Array(data.rows);
  const trees: RegressionTree[] = [];
  const addLeaf = (tree: RegressionTree, from: number, to: number, at: number): void => {
    for (let i = from; i < to; i++) addValues(fitted, buffers.order[i]! * LANES, tree.values, at);
  };
  for (let round = 0; round < settings.rounds; round++) {
    const rows = drawRows(problem, settings.rowShare, random, { drawn, order: buffers.order });
    setGradients(problem, fitted, gradients, buffers.order.subarray(0, rows));
    drawToFront(choice, usable, random);
    const tree = growTree({ data, weights, gradients, rows, usable: choice.subarray(0, usable) }, buffers, settings, addLeaf);
    for (let i = 0; i < data.rows; i++) if (drawn[i] === 0) addValues(fitted, i * LANES, tree.values, leafAt(tree, data.bins, i * data.features));
    trees.push(tree);
  }
  return { model: { start, trees }, fitted };
}

/** Predictions (LANES values) for the row whose bins begin at `base`. */
export function boostedValues(model: BoostedTrees, bins: Uint8Array, base = 0): Float64Array {
  const sum = model.start.slice();
  for (const tree of model.trees) addValues(sum, 0, tree.values, leafAt(tree, bins, base));
  return sum;
}

function drawRows(problem: BoostProblem, share: number, random: () => number, into: { readonly drawn: Uint8Array; readonly order: Int32Array }): number {
  into.drawn.fill(0);
  let rows = 0;
  for (const i of problem.learnFrom) {
    if (random() >= share) continue;
    into.drawn[i] = 1;
    into.order[rows++] = i;
  }
  return rows;
}

function setGradients(problem: BoostProblem, fitted: Float64Array, gradients: Float64Array, rows: Int32Array): void {
  for (const row of rows) {
    const weight = problem.weights[row]!;
    for (let at = row * LANES, end = at + LANES; at < end; at++) gradients[at] = weight * (problem.targets[at]! - fitted[at]!);
  }
}

function addValues(sums: Float64Array, at: number, values: Float64Array, from: number): void {
  sums[at]! += values[from]!;
  sums[at + 1]! += values[from + 1]!;
  sums[at + 2]! += values[from + 2]!;
  sums[at + 3]! += values[from + 3]!;
}

function weightedMeans({ targets, weights, learnFrom }: BoostProblem): Float64Array {
  const sums = new Float64Array(LANES);
  let weight = 0;
  for (const i of learnFrom) {
    weight += weights[i]!;
    for (let lane = 0; lane < LANES; lane++) sums[lane]! += weights[i]! * targets[i * LANES + lane]!;
  }
  return weight > 0 ? sums.map((sum) => sum / weight) : sums;
}
