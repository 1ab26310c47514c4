import { combineMembers, levelOfCount, Q23, RESPIRATORY_SETTINGS, RESPIRATORY_SPREAD, SpreadTracker, weekNumber, type MaturedForecast, type WeightedQuantiles } from '@wardcast/forecasting';
import type { FluIssue } from './flu-issues';
import { HORIZONS } from './flu-tasks';

/** Counts a week by place, as known before the deadline of a reference date; NaN = not known. */
export type KnownThen = (reference: string) => { readonly last: number; readonly countOf: (place: string, week: number) => number };

/** Change of level at Q23, by issue. */
export type Calibrated = ReadonlyMap<FluIssue, Float64Array>;

/**
 * Averages the members of every issue and widens them by what earlier issues have shown, reference by reference: an issue
 * learns only from outcomes that had been published before its own deadline, as they stood then.
 */
export function calibrateIssues(issues: readonly FluIssue[], knownThen: KnownThen): Calibrated {
  const tracker = new SpreadTracker(Q23, RESPIRATORY_SPREAD);
  const calibrated = new Map<FluIssue, Float64Array>();
  let pending: FluIssue[] = [];
  for (const reference of [...new Set(issues.map((issue) => issue.reference))].sort()) {
    const known = knownThen(reference);
    const ripe = pending.filter((issue) => issue.targetWeek <= known.last);
    pending = pending.filter((issue) => issue.targetWeek > known.last);
    const week = weekNumber(Date.parse(`${reference}T00:00:00Z`));
    tracker.learn(week, [], 1);
    for (const origin of new Set(ripe.map((issue) => `${issue.reference} ${issue.horizon}`))) {
      const matured = ripe.filter((issue) => `${issue.reference} ${issue.horizon}` === origin).flatMap((issue) => maturedOf(issue, known));
      tracker.learn(week, matured, 1 / HORIZONS.length);
    }
    const spread = tracker.spread();
    for (const issue of issues) {
      if (issue.reference !== reference) continue;
      calibrated.set(issue, combineMembers(weighted(issue), spread));
      pending.push(issue);
    }
  }
  return calibrated;
}

function maturedOf(issue: FluIssue, known: ReturnType<KnownThen>): readonly MaturedForecast[] {
  const count = known.countOf(issue.place, issue.targetWeek);
  if (!(count >= 0)) return [];
  return [{ quantiles: combineMembers(weighted(issue), 1), outcome: levelOfCount(issue, count) - issue.level }];
}

function weighted(issue: FluIssue): readonly WeightedQuantiles[] {
  return RESPIRATORY_SETTINGS.members.flatMap(({ name, weight }) => {
    const quantiles = issue.members[name];
    return quantiles === undefined ? [] : [{ quantiles, weight }];
  });
}
