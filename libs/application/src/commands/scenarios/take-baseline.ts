import type { Actor } from '../../actor';
import type { Baseline, BaselineStart } from '../../ports/scenario-store.port';
import { findFacility } from '../../queries/access';
import { answer, type QueryResult } from '../../queries/query-result';
import type { PlanningDependencies } from '../../queries/scenarios/planning-dependencies';
import { refuseWards } from '../../queries/scenarios/read-scenarios';

/** A baseline this young still is the hospital as it stands: forecasts move little in it, and people who work at once share one. */
export const BASELINE_LIFE_MS = 15 * 60_000;

/** The baseline that a new scenario starts from: the newest one, or one made now where that is older than a quarter of an hour. */
export async function takeBaseline(deps: PlanningDependencies, actor: Actor, request: { readonly facilityId: string | null; readonly start: BaselineStart }): Promise<QueryResult<Baseline>> {
  const found = await findFacility(deps, actor, request.facilityId, 'scenarios');
  if (found.kind !== 'ok') return found;
  const refused = refuseWards(actor);
  if (refused) return refused;
  const { facilityId } = found.value;
  const now = deps.clock.now();
  const newest = await deps.scenarioStore.newestBaseline(facilityId, request.start);
  const madeAt = newest === null ? null : request.start === 'last_week' ? newest.issuedAt + newest.horizonHours * HOUR_MS : newest.issuedAt;
  if (newest !== null && madeAt !== null && madeAt <= now && now - madeAt < lifeOf(request.start)) return answer(newest);
  return answer(await deps.runner.makeBaseline({ facilityId, start: request.start, now }));
}

const HOUR_MS = 3_600_000;
/** A week that ended within the hour is the last one until the next hour is full. */
function lifeOf(start: BaselineStart): number {
  return start === 'last_week' ? HOUR_MS : BASELINE_LIFE_MS;
}
