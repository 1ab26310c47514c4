import type { Actor } from '../actor';
import { findFacility, visibleNodes } from './access';
import type { QueryDependencies } from './query-dependencies';
import { answer, refuse, type QueryResult } from './query-result';

/** Eight days of hourly issues: more than any stepper walks through at once. */
export const MAX_FORECAST_ISSUES = 200;

export interface ForecastIssuesQuestion {
  readonly facilityId: string | null;
  readonly nodeId: string;
  /** Issue times strictly before this instant; null = the newest. */
  readonly before: number | null;
  /** 1 to MAX_FORECAST_ISSUES. */
  readonly limit: number;
}

/** Issue times (ms) of a node's forecasts, newest first. */
export async function listForecastIssues(deps: QueryDependencies, actor: Actor, question: ForecastIssuesQuestion): Promise<QueryResult<readonly number[]>> {
  const { limit, before, nodeId } = question;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_FORECAST_ISSUES) return refuse('bad_input', `limit is a whole number from 1 to ${MAX_FORECAST_ISSUES}.`);
  const found = await findFacility(deps, actor, question.facilityId);
  if (found.kind !== 'ok') return found;
  if (!visibleNodes(actor, found.value).some((node) => node.nodeId === nodeId)) return refuse('not_found', 'There is no such ward or division.');
  // One issued in this very millisecond is still before the next one.
  return answer(await deps.forecastStore.issueTimes(found.value.facilityId, nodeId, before ?? deps.clock.now() + 1, limit));
}
