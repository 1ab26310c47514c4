import type { Facility } from '@wardcast/domain';
import type { Actor, Role } from '../actor';
import { hospitalNodes, type HospitalNode } from './hospital-nodes';
import type { QueryDependencies } from './query-dependencies';
import { answer, refuse, type QueryResult } from './query-result';
import { readFacilities } from './store-reads';

/**
 * What a query shows. `board` is live numbers and forecasts with small counts; `summary` a week's sums without them; `scenarios` are
 * trials of changes, with counts as small as the board's; `settings` are ratios and thresholds of the facility; `rejected` is the list of refused messages.
 */
export type Subject = 'board' | 'summary' | 'scenarios' | 'rejected' | 'settings';

/**
 * Who may read what; whoever is not named may not. Executives read suppressed summaries and never the board, since it
 * shows counts below eleven. Auditors read the record of access, not the wards.
 */
const READERS: Readonly<Record<Subject, ReadonlySet<Role>>> = {
  board: new Set<Role>(['ward', 'operations', 'planner', 'administrator', 'system']),
  summary: new Set<Role>(['operations', 'planner', 'executive', 'administrator', 'system']),
  scenarios: new Set<Role>(['operations', 'planner', 'administrator', 'system']),
  rejected: new Set<Role>(['operations', 'administrator', 'system']),
  settings: new Set<Role>(['operations', 'planner', 'administrator', 'auditor', 'system']),
};
/** Who may change what a facility has set. */
const SETTERS: ReadonlySet<Role> = new Set<Role>(['operations', 'administrator', 'system']);

const SUBJECT_NAMES = { board: 'operations board', summary: 'weekly summary', scenarios: 'scenarios', settings: 'settings' } as const;

export function mayRead(actor: Actor, subject: Subject): boolean {
  return READERS[subject].has(actor.role);
}

export function mayChangeSettings(actor: Actor): boolean {
  return SETTERS.has(actor.role);
}

export function maySeeFacility(actor: Actor, facilityId: string): boolean {
  return actor.facilities === 'all' || actor.facilities.includes(facilityId);
}

/** A node is visible when every unit in it is: a sum over hidden units would give them away. */
export function maySeeNode(actor: Actor, node: HospitalNode): boolean {
  const { units } = actor;
  return units === 'all' || (node.kind === 'unit' && node.unitIds.every((unitId) => units.includes(unitId)));
}

export function visibleNodes(actor: Actor, facility: Facility): readonly HospitalNode[] {
  return hospitalNodes(facility).filter((node) => maySeeNode(actor, node));
}

/**
 * The facility asked for, or the first one that the actor may see. One outside the actor's scope is reported as not
 * found, the same as one that does not exist, so that its existence is not told.
 */
export async function findFacility(deps: QueryDependencies, actor: Actor, facilityId: string | null, subject: Exclude<Subject, 'rejected'> = 'board'): Promise<QueryResult<Facility>> {
  if (!mayRead(actor, subject)) return refuse('forbidden', `Your role does not include the ${SUBJECT_NAMES[subject]}.`);
  const seen = (await readFacilities(deps)).filter((facility) => maySeeFacility(actor, facility.facilityId));
  const found = facilityId === null ? seen[0] : seen.find((facility) => facility.facilityId === facilityId);
  return found ? answer(found) : refuse('not_found', 'There is no such hospital.');
}
