import type { Actor } from '../actor';
import type { DeadLetterRow } from '../ports/read-store.port';
import { mayRead } from './access';
import type { RejectedMessageView } from './board-view';
import type { QueryDependencies } from './query-dependencies';
import { answer, refuse, type QueryResult } from './query-result';

/** One page of a list that a person reads. */
export const MAX_REJECTED = 200;

export function toRejectedView(row: DeadLetterRow): RejectedMessageView {
  const { id, at, reason, where, detail, replayedAt } = row;
  return { id, at, reason, where, detail, replayedAt };
}

/**
 * Messages that could not become events, newest first, without their payloads. A rejected message names no facility that
 * can be trusted, so only those who may see all facilities may list them.
 */
export async function listRejected(deps: QueryDependencies, actor: Actor, limit: number): Promise<QueryResult<readonly RejectedMessageView[]>> {
  if (!mayRead(actor, 'rejected') || actor.facilities !== 'all') return refuse('forbidden', 'Your role does not include rejected messages.');
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_REJECTED) return refuse('bad_input', `limit is a whole number from 1 to ${MAX_REJECTED}.`);
  return answer((await deps.readStore.deadLetters(limit)).map(toRejectedView));
}
