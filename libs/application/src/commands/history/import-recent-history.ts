import type { Facility, HospitalEvent } from '@wardcast/domain';
import type { Actor } from '../../actor';
import type { IngestStore, Position } from '../../ports/ingest-store.port';
import { FacilityIngest } from '../ingest/facility-ingest';
import { requireSystem } from '../require-system';

/** Rows per statement: where the cost of a commit no longer shows. */
export const HISTORY_BATCH_EVENTS = 5_000;

export interface HistoryImport {
  readonly actor: Actor;
  readonly store: IngestStore;
  readonly facility: Facility;
  /** Names the source: importing the same one again continues where it stopped. */
  readonly sourceId: string;
  /** In delivery order; the same source gives the same events each time. */
  readonly batches: Iterable<readonly HospitalEvent[]>;
  /** Called after each commit with the newest receipt time stored (ms). */
  onProgress?(eventsDone: number, receivedAt: number): void;
}

/** Where the import of the recent history of a source has got to. */
export const recentHistoryPosition = (sourceId: string): Position => ({ topic: 'wardcast.history.recent', partition: 0, topicId: sourceId });

/**
 * Loads history that the live ledger continues from: same fold, same statement as live events, its own position.
 * Measured hours begin at `openedAt`; earlier events only say who was there. Ends with a snapshot.
 */
export async function importRecentHistory(options: HistoryImport & { readonly openedAt: number }): Promise<number> {
  requireSystem(options.actor, options.facility.facilityId, 'import history');
  const position = recentHistoryPosition(options.sourceId);
  const ingest = new FacilityIngest(options.facility, options.store, options.openedAt);
  const stored = (await options.store.readPosition(position)) ?? 0n;
  let offset = 0n;
  for (const events of options.batches) {
    const nextOffset = offset + BigInt(events.length);
    const receivedAt = events[events.length - 1]?.receivedAt ?? options.openedAt;
    if (nextOffset > stored && events.length > 0) {
      await ingest.ingest({ position, expectedOffset: offset, nextOffset, events, deadLetters: [], committedAt: receivedAt });
      options.onProgress?.(Number(nextOffset), receivedAt);
    }
    offset = nextOffset;
  }
  await ingest.saveSnapshot();
  return Number(offset);
}
