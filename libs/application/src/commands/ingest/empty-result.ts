import type { BatchResult } from '../../ports/ingest-store.port';

/** A batch's results where nothing came of it; the caller adds the position and what did. */
export function emptyResult(facilityId: string): Omit<BatchResult, 'position' | 'expectedOffset' | 'nextOffset' | 'committedAt'> {
  return { facilityId, stream: 'live', applied: [], deadLetters: [], visits: [], unitHours: [], live: [], parked: [], released: [], conflicts: [], heartbeats: new Map(), duplicates: 0 };
}
