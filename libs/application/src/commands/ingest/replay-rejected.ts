import type { Actor } from '../../actor';
import type { Clock } from '../../ports/clock.port';
import type { EventBus } from '../../ports/event-bus.port';
import { EVENT_TOPIC } from '../../ports/event-bus.port';
import { LetterKeyMissing } from '../../ports/letter-key-missing';
import type { DeadLetterRow, ReadStore } from '../../ports/read-store.port';
import { mayRead } from '../../queries/access';

export type ReplayOutcome = { readonly kind: 'replayed'; readonly row: DeadLetterRow } | { readonly kind: 'refused'; readonly reason: string };

/**
 * Publishes the kept original of a dead letter again, unchanged. If it is still wrong it becomes a new dead letter. It names no facility
 * that can be trusted, so only those who may see all facilities may do so.
 */
export async function replayRejected(deps: { readonly readStore: ReadStore; readonly bus: EventBus; readonly clock: Clock }, actor: Actor, id: string): Promise<ReplayOutcome> {
  if (!mayRead(actor, 'rejected') || actor.facilities !== 'all') return { kind: 'refused', reason: 'Only operations staff and administrators of all hospitals replay messages.' };
  const original = await deps.readStore.deadLetterOriginal(id).catch((error: unknown) => {
    if (error instanceof LetterKeyMissing) return error;
    throw error;
  });
  if (original instanceof LetterKeyMissing) return { kind: 'refused', reason: original.message };
  if (!original) return { kind: 'refused', reason: `There is no rejected message with the id ${id}. List them with: npm run rejected` };
  await deps.bus.append(EVENT_TOPIC, [{ key: original.key, headers: original.headers, value: original.value }]);
  const replayedAt = deps.clock.now();
  await deps.readStore.markReplayed(id, replayedAt);
  return { kind: 'replayed', row: { ...original.row, replayedAt } };
}
