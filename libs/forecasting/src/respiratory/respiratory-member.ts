import type { BinnedRows } from '../trees/binned-rows';
import { boostedValues, fitBoostedTrees, type BoostedTrees } from '../trees/boosted-trees';
import { LANES } from '../trees/grow-tree';
import { fitQuantileForest, forestLaw, lawQuantiles, rankValues, type QuantileForest, type RankedValues } from '../trees/quantile-forest';
import { seededRandom } from '../trees/seeded-random';
import type { RespiratorySettings } from './respiratory-settings';

export interface MemberProblem {
  readonly data: BinnedRows;
  /** What the trees are to explain, rows x LANES, about the same spread in every lane. */
  readonly targets: Float64Array;
  readonly weights: Float64Array;
  /** Weights of the rows in the law of errors. */
  readonly lawWeights: Float64Array;
  /** Season of each row: seasons are drawn whole. */
  readonly seasons: Int32Array;
}
export interface RespiratoryMember {
  /** Empty when nothing was boosted: the centre is then 0. */
  readonly bags: readonly BoostedTrees[];
  readonly law: QuantileForest;
  /** By lane: targets minus the bags that did not see the row's season. */
  readonly residuals: readonly RankedValues[];
}

/**
 * Boosted trees on bags of whole seasons, with a law from what they leave over in seasons they did not see.
 *
 * Each bag holds every season with chance bagShare; the centre is the mean of the bags; the residual of a row is its target
 * minus the mean of the bags that left its season out; the law is a quantile forest over the rows, cut by the mean residual
 * of the lanes and by their mean size. Rows whose season was in every bag have no honest residual and take no part. Without bags the targets themselves are the residuals.
 */
export function fitRespiratoryMember(problem: MemberProblem, settings: RespiratorySettings, boosted: boolean): RespiratoryMember {
  const { data, lawWeights, seasons } = problem;
  const { bags, residuals, honest } = boosted ? fitBags(problem, settings) : { bags: [], residuals: problem.targets, honest: lawWeights };
  const signed = laneMeans(residuals, (x) => x);
  const sizes = laneMeans(residuals, (x) => settings.sizeFactor * Math.abs(x));
  const law = fitQuantileForest({ data, targets: signed, sizes, weights: honest, groups: seasons }, { ...settings.law, seed: settings.seed + 300 });
  const ranked = Array.from({ length: LANES }, (_, lane) => rankValues(residuals.filter((__, at) => at % LANES === lane)));
  return { bags, law, residuals: ranked };
}

interface Bags {
  readonly bags: readonly BoostedTrees[];
  readonly residuals: Float64Array;
  /** Law weights, 0 where every bag saw the row's season. */
  readonly honest: Float64Array;
}

function fitBags({ data, targets, weights, lawWeights, seasons }: MemberProblem, settings: RespiratorySettings): Bags {
  const random = seededRandom(settings.seed);
  const names = [...new Set(seasons)].sort((a, b) => a - b);
  const residuals = new Float64Array(targets.length);
  const unseenBy = new Float64Array(data.rows);
  const bags: BoostedTrees[] = [];
  for (let bag = 0; bag < settings.bags; bag++) {
    const used = new Set(names.filter(() => random() < settings.bagShare));
    const learnFrom = Int32Array.from(seasons.keys()).filter((i) => used.has(seasons[i]!));
    const { model, fitted } = fitBoostedTrees({ data, targets, weights, learnFrom }, { ...settings.boost, seed: settings.seed + 7 * bag });
    bags.push(model);
    for (let i = 0; i < data.rows; i++) {
      if (used.has(seasons[i]!)) continue;
      unseenBy[i]! += 1;
      for (let at = i * LANES; at < (i + 1) * LANES; at++) residuals[at]! += targets[at]! - fitted[at]!;
    }
  }
  for (let at = 0; at < residuals.length; at++) residuals[at]! /= Math.max(1, unseenBy[Math.floor(at / LANES)]!);
  return { bags, residuals, honest: lawWeights.map((w, i) => (unseenBy[i]! > 0 ? w : 0)) };
}

function laneMeans(values: Float64Array, part: (x: number) => number): Float64Array {
  return Float64Array.from({ length: values.length / LANES }, (_, i) => {
    let sum = 0;
    for (let at = i * LANES; at < (i + 1) * LANES; at++) sum += part(values[at]!);
    return sum / LANES;
  });
}

/** Centre and quantiles of its error, by lane, for the row whose bins begin at `base`. */
export function memberLaw(member: RespiratoryMember, levels: readonly number[], bins: Uint8Array, base: number): readonly { readonly centre: number; readonly errors: Float64Array }[] {
  const centres = member.bags.map((model) => boostedValues(model, bins, base));
  const law = forestLaw(member.law, bins, base);
  return Array.from({ length: LANES }, (_, lane) => ({
    centre: centres.reduce((sum, values) => sum + values[lane]!, 0) / Math.max(1, centres.length),
    errors: lawQuantiles(law, levels, member.residuals[lane]!),
  }));
}
