import { HOUR_MS, WEEK_MS, hourFloor } from '@wardcast/timeseries';
import type { CensusHistory } from '../baseline/census-history';
import { lastValue } from '../baseline/last-value';
import { sameHourLastWeek } from '../baseline/same-hour-last-week';
import { sixWeekMean } from '../baseline/six-week-mean';
import { Q23, quantilesOf } from '../census/census-forecast';
import type { PresentNow } from '../census/forecast-census';
import { forecastWithFallback } from '../fallback/forecast-with-fallback';
import { fitFlows } from '../flow/fit-flows';
import type { FlowStay } from '../flow/flow-window';
import type { UnitFlowModel } from '../flow/unit-flow';
import type { IssuedPair } from './backtest-pair';

/** A hospital as it was known at an origin: nothing received later may be in it. */
export interface KnownHospital {
  /** Asked for at refits only. */
  stays(): readonly (FlowStay & { readonly unitId: string })[];
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
  let models: ReadonlyMap<string, UnitFlowModel> = new Map();
  let fittedAt = -Infinity;
  for (const origin of plan.origins) {
    const known = plan.knownAt(origin);
    if (origin - fittedAt >= plan.refitWeeks * WEEK_MS) {
      models = fitFlows({ zone: plan.zone, from: origin - plan.trainingWeeks * WEEK_MS, to: origin, units: plan.units, stays: known.stays() });
      fittedAt = origin;
    }
    yield plan.units.flatMap((unit) => pairsOf(plan, { unitId: unit.unitId, origin, known, model: models.get(unit.unitId) }));
  }
}

interface UnitAtOrigin {
  readonly unitId: string;
  readonly origin: number;
  readonly known: KnownHospital;
  readonly model: UnitFlowModel | undefined;
}

function pairsOf(plan: BacktestPlan, at: UnitAtOrigin): readonly IssuedPair[] {
  const { unitId, origin, known } = at;
  const history = known.censusOf(unitId);
  const { forecast, ladderStep } = forecastWithFallback(at.model, {
    issuedAt: origin,
    present: known.presentIn(unitId),
    recentArrivals: known.arrivalsOf(unitId),
    history: { zone: plan.zone, censusByHour: pastOf(history, origin) },
    horizonHours: Math.max(...plan.leadsHours),
  });
  const rows = quantilesOf(forecast, Q23);
  return plan.leadsHours.flatMap((leadHours) => {
    const target = origin + leadHours * HOUR_MS;
    const question = { zone: plan.zone, origin, target, levels: Q23 };
    const week = sameHourLastWeek(history, question);
    const last = lastValue(history, question);
    const mean = sixWeekMean(history, question);
    if (week === null || last === null || mean === null) return [];
    const flow = Array.from(rows.subarray((leadHours - 1) * Q23.length, leadHours * Q23.length));
    const quantiles = { flow, 'same hour last week': week, 'last value': last, 'six-week same-weekday mean': mean };
    return [{ unitId, origin, target, leadHours, ladderStep, law: forecast.laws[leadHours - 1]!, quantiles }];
  });
}

/** Known census up to the origin; unknown hours are dropped from the front, and a gap inside ends the usable past. */
function pastOf(history: CensusHistory, origin: number): readonly number[] {
  const past = Array.from(history.counts).slice(0, (hourFloor(origin) - history.from) / HOUR_MS + 1);
  return past.slice(past.findLastIndex((count) => Number.isNaN(count)) + 1);
}
