import type { BinnedRows } from '../trees/binned-rows';
import { boostedValue, fitBoostedTrees, type BoostedTrees } from '../trees/boosted-trees';
import { fitQuantileForest, forestQuantiles, type QuantileForest } from '../trees/quantile-forest';
import { seededRandom } from '../trees/seeded-random';
import type { RespiratorySettings } from './respiratory-settings';

export interface MemberProblem {
  readonly data: BinnedRows;
  /** What the trees are to explain, one per row. */
  readonly targets: Float64Array;
  readonly weights: Float64Array;
  /** Season of each row: seasons are drawn whole. */
  readonly seasons: Int32Array;
}
export interface RespiratoryMember {
  readonly bags: readonly BoostedTrees[];
  readonly law: QuantileForest;
}

/**
 * Boosted trees on bags of whole seasons, with a law from what they leave over in seasons they did not see.
 *
 * Each bag holds every season with chance bagShare; the centre is the mean of the bags; the residual of a row is its target
 * minus the mean of the bags that left its season out; the law is a quantile forest of those residuals. Rows whose season
 * was in every bag have no honest residual and take no part in the law.
 */
export function fitRespiratoryMember(problem: MemberProblem, settings: RespiratorySettings, seed: number): RespiratoryMember {
  const { data, targets, weights, seasons } = problem;
  const random = seededRandom(seed);
  const names = [...new Set(seasons)].sort((a, b) => a - b);
  const sum = new Float64Array(data.rows);
  const count = new Float64Array(data.rows);
  const bags: BoostedTrees[] = [];
  for (let bag = 0; bag < settings.bags; bag++) {
    const used = new Set(names.filter(() => random() < settings.bagShare));
    const learnFrom = Int32Array.from(seasons.keys()).filter((i) => used.has(seasons[i]!));
    const { model, fitted } = fitBoostedTrees({ data, targets, weights, learnFrom }, { ...settings.boost, seed: seed + 7 * bag });
    bags.push(model);
    for (let i = 0; i < data.rows; i++) {
      if (used.has(seasons[i]!)) continue;
      sum[i]! += fitted[i]!;
      count[i]! += 1;
    }
  }
  const residuals = targets.map((y, i) => (count[i]! > 0 ? y - sum[i]! / count[i]! : 0));
  const honest = weights.map((w, i) => (count[i]! > 0 ? w : 0));
  const law = fitQuantileForest({ data, targets: residuals, weights: honest, groups: seasons }, { ...settings.law, seed: seed + 300 });
  return { bags, law };
}

/** Quantiles of the member for the row whose bins begin at `base`, on top of `start`. */
export function memberQuantiles(member: RespiratoryMember, levels: readonly number[], bins: Uint8Array, base: number, start: number): Float64Array {
  const centre = start + member.bags.reduce((sum, model) => sum + boostedValue(model, bins, base), 0) / member.bags.length;
  return forestQuantiles(member.law, levels, bins, base).map((q) => centre + q);
}
