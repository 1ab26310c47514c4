import type { Facility } from '@wardcast/domain';
import { scoreIssued } from '@wardcast/forecasting';
import { uniformAt } from '@wardcast/probability';
import type { Actor } from '../../actor';
import type { Clock } from '../../ports/clock.port';
import type { HourColumns, ReadStore } from '../../ports/read-store.port';
import type { DueStatement, ForecastScore, ScoreStore } from '../../ports/score-store.port';
import { requireSystem } from '../require-system';

export interface ScoringDependencies {
  readonly scoreStore: ScoreStore;
  readonly readStore: ReadStore;
  readonly clock: Clock;
}

/** Leads that are scored, in hours: the ends of the horizon buckets and what lies between them. */
export const SCORED_LEADS_HOURS = [1, 2, 4, 8, 12, 24, 48, 72] as const;
/** Late messages come within minutes, few after hours: by then a census stands. Later corrections do not change a score. */
const SETTLED_AFTER_HOURS = 3;
/** After a long stop no more than the last week is scored: older forecasts say little about the models in use. */
const MAX_BACK_HOURS = 168;
/** Targets read in one statement; a round goes on until there are none left. */
const TARGETS_PER_READ = 24;
const HOUR_MS = 3_600_000;
const WEEK_MS = 168 * HOUR_MS;

/**
 * Scores the forecasts as issued whose targets have become the past: each unit and hour once, at each lead, against the
 * census as known now. Calling it again, or from two processes, changes nothing.
 *
 * @returns how many scores were appended
 */
export async function scoreForecasts(deps: ScoringDependencies, actor: Actor, facility: Facility, signal?: AbortSignal): Promise<number> {
  requireSystem(actor, facility.facilityId, 'score forecasts');
  const now = deps.clock.now();
  const end = Math.floor(now / HOUR_MS) * HOUR_MS - (SETTLED_AFTER_HOURS - 1) * HOUR_MS;
  const newest = await deps.scoreStore.newestTarget(facility.facilityId);
  const first = Math.max(newest === null ? -Infinity : newest + HOUR_MS, end - MAX_BACK_HOURS * HOUR_MS);
  let appended = 0;
  for (let from = first; from < end && !signal?.aborted; from += TARGETS_PER_READ * HOUR_MS) {
    const to = Math.min(end, from + TARGETS_PER_READ * HOUR_MS);
    appended += await scoreHours(deps, facility, { from, to, now });
  }
  return appended;
}

async function scoreHours({ scoreStore, readStore }: ScoringDependencies, facility: Facility, { from, to, now }: { readonly from: number; readonly to: number; readonly now: number }): Promise<number> {
  const targets = Array.from({ length: (to - from) / HOUR_MS }, (_, i) => from + i * HOUR_MS);
  const nodeIds = facility.units.map(({ unitId }) => unitId);
  const due = await scoreStore.due(facility.facilityId, { nodeIds, targets, leadsHours: SCORED_LEADS_HOURS });
  if (due.length === 0) return 0;
  const hours = await readStore.recentHours(facility.facilityId, from, to);
  const weekBefore = await readStore.recentHours(facility.facilityId, from - WEEK_MS, to - WEEK_MS);
  const scores = due.flatMap((statement) => {
    const observed = censusAt(hours.get(statement.nodeId), statement.target);
    return observed === null ? [] : [scoreOf(statement, observed, censusAt(weekBefore.get(statement.nodeId), statement.target - WEEK_MS))];
  });
  return scoreStore.append(facility.facilityId, now, scores);
}

function scoreOf(statement: DueStatement, observed: number, lastWeek: number | null): ForecastScore {
  const { nodeId, target, leadHours, forecastId, issuedAt, modelVersion, chanceShort, censusAtIssue } = statement;
  const { pinball, floor, absoluteError, inside, pit, short } = scoreIssued(statement, observed, uniformAt(hashOf(nodeId), Math.floor(target / HOUR_MS), leadHours));
  return {
    nodeId, target, leadHours, forecastId, issuedAt, modelVersion, observed, pinball, floor, absoluteError, pit, chanceShort, short,
    lastValueError: Math.abs(observed - censusAtIssue),
    lastWeekError: lastWeek === null ? null : Math.abs(observed - lastWeek),
    insideHalf: inside.half,
    insideEight: inside.eight,
    insideAll: inside.all,
  };
}

function censusAt(columns: HourColumns | undefined, hour: number): number | null {
  const index = columns?.hours.indexOf(hour) ?? -1;
  return index < 0 ? null : columns!.census[index]!;
}

/** FNV-1a of a unit's id, to address its random numbers: scoring again gives the same transform. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
