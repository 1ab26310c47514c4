import { applyEvents, closeHours, createLedger } from '@wardcast/domain';
import type { HospitalEvent, LedgerChange, UnitHour } from '@wardcast/domain';
import type { BatchResult, Position } from '../../ports/ingest-store.port';
import { requireSystem } from '../require-system';
import { endedBy } from './ended-by';
import type { HistoryImport } from './import-recent-history';

const HOUR_MS = 3_600_000;

export interface OlderHistoryImport extends HistoryImport {
  /** First measured hour (ms). */
  readonly openedAt: number;
  /** Hours from here on belong to the live ledger and are not touched (ms, exclusive). */
  readonly until: number;
  /** Visits that ended after this belong to the live ledger (ms). */
  readonly visitsUntil: number;
  /** True when the import should end early; it continues from its position next time. */
  stopped?(): boolean;
}

/** Where the import of the older history of a source has got to. */
export const olderHistoryPosition = (sourceId: string): Position => ({ topic: 'wardcast.history.older', partition: 0, topicId: sourceId });

/**
 * Loads the time before the live ledger's first hour behind a running product. It has a fold of its own, so it can
 * never disturb the live one: it writes only hours before `until` and visits that had ended by `visitsUntil`.
 */
export async function importOlderHistory(options: OlderHistoryImport): Promise<number> {
  requireSystem(options.actor, options.facility.facilityId, 'import history');
  const position = olderHistoryPosition(options.sourceId);
  const ledger = createLedger(options.facility, { openedAt: options.openedAt });
  const stored = (await options.store.readPosition(position)) ?? 0n;
  let offset = 0n;
  for (const { events, last } of withLast(options.batches)) {
    if (options.stopped?.()) break;
    const nextOffset = offset + BigInt(events.length);
    const receivedAt = events[events.length - 1]?.receivedAt ?? options.openedAt;
    const change = applyEvents(ledger, events);
    const closed = closeHours(ledger, last ? options.until : Math.min(options.until, Math.floor(receivedAt / HOUR_MS) * HOUR_MS));
    if (nextOffset > stored && events.length > 0) {
      const outcome = await options.store.commitBatch({ position, expectedOffset: offset, nextOffset, ...toOlderResult(options, change, closed, receivedAt) });
      if (outcome.kind === 'fenced') throw new Error(`The import of older history was overtaken at ${outcome.actualOffset}; it continues at the next start.`);
      options.onProgress?.(Number(nextOffset), receivedAt);
    }
    offset = nextOffset;
  }
  return Number(offset);
}

/** Tells which batch is the last: with it every hour up to the end can be closed. */
function* withLast(batches: Iterable<readonly HospitalEvent[]>): Generator<{ readonly events: readonly HospitalEvent[]; readonly last: boolean }> {
  let held: readonly HospitalEvent[] | null = null;
  for (const events of batches) {
    if (held) yield { events: held, last: false };
    held = events;
  }
  if (held) yield { events: held, last: true };
}

function toOlderResult(options: OlderHistoryImport, change: LedgerChange, closed: readonly UnitHour[], committedAt: number): Omit<BatchResult, 'position' | 'expectedOffset' | 'nextOffset'> {
  return {
    facilityId: options.facility.facilityId,
    stream: 'history',
    committedAt,
    applied: change.applied,
    deadLetters: [],
    // Whole: what such a visit told before it ended was left out.
    visits: change.visits.flatMap(({ change: _, ...visit }) => (endedBy(visit, options.visitsUntil) ? [visit] : [])),
    unitHours: [...change.unitHours, ...closed].filter((cell) => cell.hour < options.until),
    live: [],
    parked: [],
    released: [],
    conflicts: [],
    heartbeats: new Map(),
    duplicates: change.duplicateIds.length,
  };
}
