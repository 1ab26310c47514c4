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
  readonly members: Readonly<Record<string, Float64Array>>;
}

/** Forecasts every place that has the last six weeks, for the steps that the model was fitted for; other places are left out. */
export function issueRespiratory(model: RespiratoryModel, question: Pick<RespiratoryQuestion, 'admissions' | 'regions'>): readonly RespiratoryIssue[] {
  const places = placesOf(question.admissions);
  const last = Math.max(...places.map((series) => series.rates.findLastIndex((x) => !Number.isNaN(x))));
  const now = respiratoryRows(places, question.regions, last);
  const { bins } = binRows({ rows: now.count, features: RESPIRATORY_WIDTH, values: now.values }, model.edges);
  return now.owners.flatMap((scaled, k) => {
    if (now.weeks[k] !== last) return [];
    const base = k * RESPIRATORY_WIDTH;
    const laws = model.members.map(({ name, ridge, errors }) => {
      const start = ridge === null ? null : ridgeValues(ridge, now.values, base);
      return { name, byLane: memberLaw(errors, Q23, bins, base).map(({ centre, errors: law }, lane) => law.map((error) => ((start?.[lane] ?? 0) + centre + error) * (model.spreads[lane] ?? 1))) };
    });
    return model.steps.map((step, lane) => ({
      place: scaled.series.place,
      step,
      scaled,
      level: scaled.level[last]!,
      members: Object.fromEntries(laws.map(({ name, byLane }) => [name, byLane[lane]!])),
    }));
  });
}
