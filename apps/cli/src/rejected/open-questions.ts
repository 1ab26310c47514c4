import type { ContradictionRow, ReadStore, WaitingRow } from '@wardcast/application';
import { DEFAULT_LATENESS_HOURS } from '@wardcast/domain';

const HOUR_MS = 3_600_000;

/** What was neither refused nor settled: kinds of open questions, by the word that lists them. */
export const OPEN_QUESTIONS: Readonly<Record<string, (store: ReadStore, limit: number, json: boolean) => Promise<string>>> = {
  waiting: async (store, limit, json) => {
    const rows = await store.waiting(limit);
    if (json) return JSON.stringify(rows.map((row) => ({ ...row, occurredAt: iso(row.occurredAt), parkedAt: iso(row.parkedAt), overdue: isOverdue(row) })));
    return rows.length === 0 ? 'No event waits to be explained.' : rows.map(waitingLine).join('\n');
  },
  contradictions: async (store, limit, json) => {
    const rows = await store.contradictions(limit);
    if (json) return JSON.stringify(rows.map((row) => ({ ...row, at: iso(row.at), foundAt: iso(row.foundAt) })));
    return rows.length === 0 ? 'No events contradict each other.' : rows.map(contradictionLine).join('\n');
  },
};

/** Past the allowed lateness the event that would explain it is refused as well. */
function isOverdue(row: WaitingRow): boolean {
  return row.occurredAt < Date.now() - DEFAULT_LATENESS_HOURS * HOUR_MS;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

/** Event ids are made from messages, not from patients: they are shown whole, so that the event can be found. */
function waitingLine(row: WaitingRow): string {
  return `${row.eventId}  ${iso(row.occurredAt)}  ${row.type}  ${row.reason}  waits since ${iso(row.parkedAt)}${isOverdue(row) ? '  too old to be explained any more: it stays out of the census' : ''}`;
}

function contradictionLine(row: ContradictionRow): string {
  const place = [row.unitId, row.bedId].filter((part) => part !== null).join(' ');
  return `${iso(row.at)}  ${row.kind}  ${place}  ${row.eventIds.join(' ')}`;
}
