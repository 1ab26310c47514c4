import { Q23 } from '../census/census-forecast';
import { binRows } from '../trees/binned-rows';
import { placesOf, type RespiratoryModel, type RespiratoryQuestion } from './fit-respiratory';
import { ridgeValues } from './pooled-ridge';
import { RESPIRATORY_WIDTH } from './respiratory-features';
import { memberLaw } from './respiratory-member';
import { respiratoryRows } from './respiratory-rows';
import type { ScaledSeries } from './weekly-series';

export interface RespiratoryIssue {
  readonly place: string;
  readonly step: number;
  readonly scaled: ScaledSeries;
  /** Level of the last week on the common scale. */
  readonly level: number;
  /** Quantiles (Q23) of the change of level, by member. */
  readonly members: Readonly<Record<MemberName, Float64Array>>;
}
export const MEMBER_NAMES = ['trees', 'ridgeTrees'] as const;
export type MemberName = (typeof MEMBER_NAMES)[number];

/** Forecasts every place that has the last six weeks, for the steps that the model was fitted for; other places are left out. */
export function issueRespiratory(model: RespiratoryModel, question: Pick<RespiratoryQuestion, 'admissions' | 'regions'>): readonly RespiratoryIssue[] {
  const places = placesOf(question.admissions);
  const last = Math.max(...places.map((series) => series.rates.findLastIndex((x) => !Number.isNaN(x))));
  const now = respiratoryRows(places, question.regions, last);
  const { bins } = binRows({ rows: now.count, features: RESPIRATORY_WIDTH, values: now.values }, model.edges);
  return now.owners.flatMap((scaled, k) => {
    if (now.weeks[k] !== last) return [];
    const base = k * RESPIRATORY_WIDTH;
    const start = ridgeValues(model.ridge, now.values, base);
    const [trees, ridgeTrees] = [memberLaw(model.trees, Q23, bins, base), memberLaw(model.ridgeTrees, Q23, bins, base)];
    return model.steps.map((step, lane) => {
      const spread = model.spreads[lane]!;
      const members = {
        trees: trees[lane]!.errors.map((error) => (trees[lane]!.centre + error) * spread),
        ridgeTrees: ridgeTrees[lane]!.errors.map((error) => (start[lane]! + ridgeTrees[lane]!.centre + error) * spread),
      };
      return { place: scaled.series.place, step, scaled, level: scaled.level[last]!, members };
    });
  });
}
