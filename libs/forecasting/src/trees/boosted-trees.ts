import type { BinnedRows } from './binned-rows';
import { growBuffers, growTree, treeValue, type GrowSettings, type RegressionTree } from './grow-tree';
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
  readonly targets: Float64Array;
  readonly weights: Float64Array;
  /** Rows that the trees may learn from, ascending. */
  readonly learnFrom: Int32Array;
}
export interface BoostedTrees {
  readonly start: number;
  readonly trees: readonly RegressionTree[];
}

/**
 * Gradient-boosted regression trees, squared error: F_0 = weighted mean of the targets; each round draws rowShare of the
 * rows and featureShare of the features, grows one tree on the residuals, and adds rate x sum(w r) / (sum(w) + l2) of each
 * leaf (Friedman, 2002; histogram splits as in LightGBM, Ke et al., 2017).
 *
 * Assumptions: features enter through their order only; a target depends on few features at once (depth 5).
 * Defaults for weekly series: 110 rounds, rate .1, depth 5, leafWeight 100, shares .4 and .5, l2 1.
 * Do not trust it outside the range of the training targets: a tree never extrapolates; nor for its own spread: residuals
 * on rows it learnt from are too small, use rows outside `learnFrom`.
 *
 * `fitted` has the fit of every row of `data`, also of those not learnt from. The same problem and seed give the same bits.
 */
export function fitBoostedTrees(problem: BoostProblem, settings: BoostSettings): { readonly model: BoostedTrees; readonly fitted: Float64Array } {
  const { data, targets, weights, learnFrom } = problem;
  const random = seededRandom(settings.seed);
  const buffers = growBuffers(data.rows, data.features, settings.depth);
  const choice = Int32Array.from({ length: data.features }, (_, j) => j);
  const usable = Math.max(1, Math.round(settings.featureShare * data.features));
  const gradients = new Float64Array(data.rows);
  const drawn = new Uint8Array(data.rows);
  const start = weightedMean(targets, weights, learnFrom);
  const fitted = new Float64Array(data.rows).fill(start);
  const trees: RegressionTree[] = [];
  for (let round = 0; round < settings.rounds; round++) {
    drawn.fill(0);
    let rows = 0;
    for (const i of learnFrom) {
      if (random() >= settings.rowShare) continue;
      drawn[i] = 1;
      gradients[i] = weights[i]! * (targets[i]! - fitted[i]!);
      buffers.order[rows++] = i;
    }
    drawToFront(choice, usable, random);
    const tree = growTree({ data, weights, gradients, rows, usable: choice.subarray(0, usable) }, buffers, settings, (from, to, value) => {
      for (let i = from; i < to; i++) fitted[buffers.order[i]!]! += value;
    });
    for (let i = 0; i < data.rows; i++) if (drawn[i] === 0) fitted[i]! += treeValue(tree, data.bins, i * data.features);
    trees.push(tree);
  }
  return { model: { start, trees }, fitted };
}

/** Prediction for the row whose bins begin at `base`. */
export function boostedValue(model: BoostedTrees, bins: Uint8Array, base = 0): number {
  let sum = model.start;
  for (const tree of model.trees) sum += treeValue(tree, bins, base);
  return sum;
}

function weightedMean(targets: Float64Array, weights: Float64Array, rows: Int32Array): number {
  let sum = 0;
  let weight = 0;
  for (const i of rows) {
    sum += weights[i]! * targets[i]!;
    weight += weights[i]!;
  }
  return weight > 0 ? sum / weight : 0;
}
