import type { Actor } from '../../actor';
import type { StoredScenario } from '../../ports/scenario-store.port';
import { findFacility } from '../access';
import { answer, refuse, type QueryResult } from '../query-result';
import type { PlanningDependencies } from './planning-dependencies';

/** More than a person reads; older ones are found by their links. */
export const LISTED_SCENARIOS = 200;
/** Ids are UUIDs; anything else is not there. */
const ID_PATTERN = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NOT_FOUND = 'There is no such scenario.';

/** A ward's people see their ward; trials are of the whole hospital and not theirs. */
export function refuseWards(actor: Actor): ReturnType<typeof refuse> | null {
  return actor.units === 'all' ? null : refuse('forbidden', 'Your role does not include the scenarios.');
}

/** Scenarios on the list, newest first. */
export async function readScenarios(deps: PlanningDependencies, actor: Actor, facilityId: string | null): Promise<QueryResult<readonly StoredScenario[]>> {
  const found = await findFacility(deps, actor, facilityId, 'scenarios');
  if (found.kind !== 'ok') return found;
  const refused = refuseWards(actor);
  if (refused) return refused;
  const scenarios = await deps.scenarioStore.list(found.value.facilityId, LISTED_SCENARIOS);
  if (scenarios.some(({ outcome }) => outcome === null)) deps.wakeOutcomes();
  return answer(scenarios);
}

/** One scenario, on the list or not. One of a hospital that the actor may not see is not found. */
export async function readScenario(deps: PlanningDependencies, actor: Actor, scenarioId: string): Promise<QueryResult<StoredScenario>> {
  const stored = ID_PATTERN.test(scenarioId) ? await deps.scenarioStore.find(scenarioId) : null;
  const found = await findFacility(deps, actor, stored?.facilityId ?? null, 'scenarios');
  if (found.kind === 'refused') return found.code === 'not_found' ? refuse('not_found', NOT_FOUND) : found;
  const refused = refuseWards(actor);
  if (refused) return refused;
  if (stored === null) return refuse('not_found', NOT_FOUND);
  if (stored.outcome === null && stored.deletedAt === null) deps.wakeOutcomes();
  return answer(stored);
}

/** Whether the actor may start runs on a baseline. */
export async function mayRunOn(deps: PlanningDependencies, actor: Actor, baselineId: string): Promise<QueryResult<string>> {
  const baseline = ID_PATTERN.test(baselineId) ? await deps.scenarioStore.baseline(baselineId) : null;
  const found = await findFacility(deps, actor, baseline?.facilityId ?? null, 'scenarios');
  if (found.kind === 'refused' && found.code !== 'not_found') return found;
  const refused = refuseWards(actor);
  if (refused) return refused;
  return baseline === null || found.kind === 'refused' ? refuse('not_found', 'There is no such baseline. Take the newest one.') : answer(baselineId);
}
