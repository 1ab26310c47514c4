import { uniformAt } from '@wardcast/probability';
import type { NetworkBatch, QuantileNetwork } from './quantile-network';
import { copyRows, type TrainingRows } from './training-rows';

export interface TrainingPlan {
  readonly epochs: number;
  readonly batchRows: number;
  /** Learning rate of the first step; it falls in a straight line to a twentieth. */
  readonly rate: number;
  readonly seed: number;
  /** Asked between steps: true ends the training with what it has learnt. */
  readonly isOver: () => boolean;
  readonly onProgress: (done: number, total: number) => void;
}

const LAST_RATE_SHARE = 0.05;
/** Steps between two words of progress. */
const PROGRESS_STEPS = 50;
/** Random numbers of the shuffle come from a stream of their own. */
const SHUFFLE_STREAM = 101;

/** Trains on every row once an epoch, in an order that the seed gives. True when it came to its end. */
export function trainNetwork(network: QuantileNetwork, rows: TrainingRows, plan: TrainingPlan): boolean {
  const batchRows = Math.min(plan.batchRows, rows.count);
  const steps = batchRows === 0 ? 0 : Math.floor(rows.count / batchRows);
  const total = steps * plan.epochs;
  const order = Int32Array.from({ length: rows.count }, (_, i) => i);
  for (let step = 0; step < total; step++) {
    if (plan.isOver()) return false;
    if (step % steps === 0) shuffle(order, plan.seed, step / steps);
    const at = (step % steps) * batchRows;
    const batch: NetworkBatch = copyRows(rows, order.subarray(at, at + batchRows));
    network.trainStep(batch, plan.rate * (1 - (1 - LAST_RATE_SHARE) * (step / total)));
    if (step % PROGRESS_STEPS === 0) plan.onProgress(step, total);
  }
  plan.onProgress(total, total);
  return true;
}

/** Fisher and Yates, with the numbers of an epoch. */
function shuffle(order: Int32Array, seed: number, epoch: number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(uniformAt(seed, SHUFFLE_STREAM + epoch, i) * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
}
