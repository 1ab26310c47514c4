import type { ChangeError, LeverChange } from '@wardcast/simulation';
import type { Actor } from '../../actor';
import type { StoredScenario } from '../../ports/scenario-store.port';
import { answer, refuse, type QueryResult } from '../../queries/query-result';
import type { PlanningDependencies } from '../../queries/scenarios/planning-dependencies';
import { mayRunOn, readScenario } from '../../queries/scenarios/read-scenarios';
import { takeBaseline } from './take-baseline';

/** Names stand in one line of the list and in links. */
const LONGEST_NAME = 80;
const LONGEST_NOTE = 2_000;
/** Beyond this the list is no list any more: some have to go before another one comes. */
const MOST_SCENARIOS = 500;
/** The one author there is until there are accounts. */
const LOCAL_AUTHOR = 'local';

export interface ScenarioDraft {
  readonly baselineId: string;
  readonly name: string;
  readonly note: string;
  readonly changes: readonly LeverChange[];
  readonly parentId: string | null;
}
/** An error of a change, or with index -1 of the scenario's own `name`, `note` or `changes`. */
export interface DraftError extends Omit<ChangeError, 'code'> {
  readonly code: ChangeError['code'] | 'empty' | 'too-long' | 'too-many-scenarios';
}
/** Stored whole, or not at all. */
export type SaveOutcome = { readonly scenario: StoredScenario; readonly errors: readonly [] } | { readonly scenario: null; readonly errors: readonly DraftError[] };

/** Saves a scenario. Its changes are judged by the levers on its own baseline; one that cannot be applied is not stored. */
export async function saveScenario(deps: PlanningDependencies, actor: Actor, draft: ScenarioDraft): Promise<QueryResult<SaveOutcome>> {
  const may = await mayRunOn(deps, actor, draft.baselineId);
  if (may.kind !== 'ok') return may;
  const baseline = await deps.scenarioStore.baseline(draft.baselineId);
  if (baseline === null) return refuse('not_found', 'There is no such baseline. Take the newest one.');
  const name = draft.name.trim();
  const own = ownErrors({ ...draft, name }, await deps.scenarioStore.countListed(baseline.facilityId));
  const errors = [...own, ...(await deps.runner.validate(draft.baselineId, draft.changes))];
  if (errors.length > 0) return answer({ scenario: null, errors });
  const parent = draft.parentId === null ? null : await readScenario(deps, actor, draft.parentId);
  const scenarioId = deps.newId();
  await deps.scenarioStore.insert({
    scenarioId, facilityId: baseline.facilityId, name, note: draft.note, author: LOCAL_AUTHOR, createdAt: deps.clock.now(),
    parentId: parent?.kind === 'ok' ? parent.value.scenarioId : null, baselineId: draft.baselineId, changes: draft.changes,
  });
  deps.wakeOutcomes();
  const stored = await deps.scenarioStore.find(scenarioId);
  if (stored === null) throw new Error('A scenario that was stored cannot be read.');
  return answer({ scenario: stored, errors: [] });
}

function ownErrors({ name, note, changes }: ScenarioDraft, listed: number): readonly DraftError[] {
  const error = (field: string, code: DraftError['code'], message: string): DraftError => ({ index: -1, field, code, message });
  return [
    ...(name.length === 0 ? [error('name', 'empty', 'Give the scenario a name.')] : []),
    ...(name.length > LONGEST_NAME ? [error('name', 'too-long', `A name has at most ${LONGEST_NAME} characters.`)] : []),
    ...(note.length > LONGEST_NOTE ? [error('note', 'too-long', `A note has at most ${LONGEST_NOTE} characters.`)] : []),
    ...(changes.length === 0 ? [error('changes', 'empty', 'Change at least one lever: the baseline alone is no scenario.')] : []),
    ...(listed >= MOST_SCENARIOS ? [error('name', 'too-many-scenarios', `There are ${listed} scenarios. Delete some first.`)] : []),
  ];
}

/** The same changes on the newest baseline, as a scenario of its own; the old one stays as it was. */
export async function rerunScenario(deps: PlanningDependencies, actor: Actor, scenarioId: string): Promise<QueryResult<SaveOutcome>> {
  const old = await readScenario(deps, actor, scenarioId);
  if (old.kind !== 'ok') return old;
  const { facilityId, baseline, name, note, changes } = old.value;
  const newest = await takeBaseline(deps, actor, { facilityId, start: baseline.start });
  return newest.kind === 'ok' ? saveScenario(deps, actor, { baselineId: newest.value.baselineId, name, note, changes, parentId: scenarioId }) : newest;
}

/** Takes a scenario off the list, or puts it back; doing so twice changes nothing. */
export async function markScenario(deps: PlanningDependencies, actor: Actor, scenarioId: string, mark: 'deleted' | 'listed'): Promise<QueryResult<StoredScenario>> {
  const found = await readScenario(deps, actor, scenarioId);
  if (found.kind !== 'ok' || (mark === 'deleted') === (found.value.deletedAt !== null)) return found;
  await deps.scenarioStore.markDeleted(scenarioId, mark === 'deleted' ? deps.clock.now() : null);
  return readScenario(deps, actor, scenarioId);
}
