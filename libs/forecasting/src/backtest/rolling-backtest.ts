import { HOUR_MS, WEEK_MS, hourFloor } from '@wardcast/timeseries';
import { quantilesOf as lawQuantiles } from '@wardcast/probability';
import type { BaselineQuestion, CensusHistory } from '../baseline/census-history';
import { lastValue } from '../baseline/last-value';
import { sameHourLastWeek } from '../baseline/same-hour-last-week';
import { sixWeekMean } from '../baseline/six-week-mean';
import { Q23 } from '../census/census-forecast';
import type { PresentNow } from '../census/forecast-census';
import { fitCensusModels, type UnitCensusModel } from '../combine/unit-census-model';
import { predictDirectCensus } from '../direct/direct-census';
import { forecastWithFallback } from '../fallback/forecast-with-fallback';
import { MOVES_HORIZON_HOURS, expectedMoves, inflowOf, movingModels } from '../flow/expected-moves';
import { forecastSteps } from '../flow/forecast-steps';
import type { Listing, PastListing } from '../flow/listing';
import type { FlowStay } from '../flow/flow-window';
import type { IssuedPair } from './backtest-pair';

/** A hospital as it was known at an origin: nothing received later may be in it. */
export interface KnownHospital {
  /** Asked for at refits only. */
  stays(): readonly (FlowStay & { readonly unitId: string })[];
  /** Who stood on the units' lists until now; asked for at refits only. Absent = lists are not known. */
  listings?(): readonly PastListing[];
  listedIn?(unitId: string): readonly Listing[];
  presentIn(unitId: string): readonly PresentNow[];
  censusOf(unitId: string): CensusHistory;
  /** Arrivals in the whole hours before the origin, oldest first. */
  arrivalsOf(unitId: string): readonly number[];
}
export interface BacktestPlan {
  readonly zone: string;
  readonly units: readonly { readonly unitId: string; readonly kind: string }[];
  /** Whole hours (ms UTC), ascending. */
  readonly origins: readonly number[];
  readonly leadsHours: readonly number[];
  readonly trainingWeeks: number;
  readonly refitWeeks: number;
  /** Called once per origin, in order. */
  knownAt(origin: number): KnownHospital;
}

/**
 * Rolling-origin backtest with regular refits: what was issued at each origin. Nothing but `knownAt` is read, and the
 * truth is not within reach: it is added by `observe` when all is issued. Targets for which a simple rule has too little
 * history are left out. Yields after each origin, so that a caller can show progress or stop.
 */
export function* rollingBacktest(plan: BacktestPlan): Generator<readonly IssuedPair[]> {
  let models: ReadonlyMap<string, UnitCensusModel> = new Map();
  let fittedAt = -Infinity;
  for (const origin of plan.origins) {
    const known = plan.knownAt(origin);
    if (origin - fittedAt >= plan.refitWeeks * WEEK_MS) {
      const { zone, units, leadsHours } = plan;
      models = fitCensusModels({ zone, from: origin - plan.trainingWeeks * WEEK_MS, to: origin, units, stays: known.stays(), listings: known.listings?.(), historyOf: (unitId) => known.censusOf(unitId), leadsHours });
      fittedAt = origin;
    }
    const moving = movingModels(Array.from(models.values(), ({ flow }) => flow)).map((parts) => ({ unitId: parts.unitId, parts, present: known.presentIn(parts.unitId) }));
    const moves = expectedMoves(moving, forecastSteps(plan.zone, origin, MOVES_HORIZON_HOURS));
    yield plan.units.flatMap((unit) => pairsOf(plan, { unitId: unit.unitId, origin, known, model: models.get(unit.unitId), inflow: inflowOf(moves, unit.unitId) }));
  }
}

interface UnitAtOrigin {
  readonly unitId: string;
  readonly origin: number;
  readonly known: KnownHospital;
  readonly model: UnitCensusModel | undefined;
  readonly inflow: Float64Array;
}

function pairsOf(plan: BacktestPlan, at: UnitAtOrigin): readonly IssuedPair[] {
  const { unitId, origin, known } = at;
  const history = known.censusOf(unitId);
  const { model } = at;
  const input = {
    issuedAt: origin,
    present: known.presentIn(unitId),
    listed: known.listedIn?.(unitId),
    inflow: at.inflow,
    recentArrivals: known.arrivalsOf(unitId),
    history: { zone: plan.zone, censusByHour: pastOf(history, origin) },
    horizonHours: Math.max(...plan.leadsHours),
  };
  const { forecast, ladderStep } = forecastWithFallback(model, input);
  const alone = forecastWithFallback(model && { ...model, direct: null }, input).forecast;
  return plan.leadsHours.flatMap((leadHours) => {
    const target = origin + leadHours * HOUR_MS;
    const rules = rulesOf(history, { zone: plan.zone, origin, target, levels: Q23 });
    const direct = model?.direct ? predictDirectCensus(model.direct, { history, origin, leadHours }) : null;
    if (rules === null || direct === null) return [];
    const law = forecast.laws[leadHours - 1]!;
    const quantiles = { ensemble: lawQuantiles(law, Q23), flow: lawQuantiles(alone.laws[leadHours - 1]!, Q23), 'direct ridge': lawQuantiles(direct, Q23), ...rules };
    return [{ unitId, origin, target, leadHours, ladderStep, law, quantiles }];
  });
}

/** The simple rules' quantiles; null where one of them has too little history. */
function rulesOf(history: CensusHistory, question: BaselineQuestion): Record<'same hour last week' | 'last value' | 'six-week same-weekday mean', number[]> | null {
  const week = sameHourLastWeek(history, question);
  const last = lastValue(history, question);
  const mean = sixWeekMean(history, question);
  return week === null || last === null || mean === null ? null : { 'same hour last week': week, 'last value': last, 'six-week same-weekday mean': mean };
}

/** Census at every hour up to the origin. */
function pastOf(history: CensusHistory, origin: number): readonly number[] {
  return Array.from(history.counts).slice(0, (hourFloor(origin) - history.from) / HOUR_MS + 1);
}
