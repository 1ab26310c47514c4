import { applyEvents, closeHours, createLedger, toSnapshot, unitLive } from '@wardcast/domain';
import type { Facility, HospitalEvent, Ledger, UnitHour, VisitStays } from '@wardcast/domain';
import type { Actor } from '../../actor';
import type { StoredEvent } from '../../ports/ingest-store.port';
import type { EventStream, RebuildStore } from '../../ports/rebuild-store.port';
import { endedBy } from '../history/ended-by';
import { requireSystem } from '../require-system';
import { RebuiltRowsBuffer } from './rebuilt-rows-buffer';

/** Events read and folded at a time: about 2 MB of rows. */
const PAGE_EVENTS = 5_000;
const HOUR_MS = 3_600_000;

export interface RebuildRequest {
  readonly actor: Actor;
  readonly store: RebuildStore;
  readonly facility: Facility;
  /** First hour that the live ledger measures (ms), where it was opened with one. */
  readonly openedAt?: number;
  /** Borders of an older import's own fold, as for importOlderHistory (ms). */
  readonly history?: { readonly openedAt: number; readonly until: number; readonly visitsUntil: number; /** The import reached its end. */ readonly complete: boolean };
  onProgress?(events: number, receivedAt: number): void;
}
export interface RebuiltFacility {
  readonly ledger: Ledger;
  readonly events: number;
}

/** Folds every stored event of a facility again, the live stream and the older import each by its own rules, into the side schema. */
export async function rebuildFacility(request: RebuildRequest): Promise<RebuiltFacility> {
  requireSystem(request.actor, request.facility.facilityId, 'rebuild the state');
  const rows = new RebuiltRowsBuffer(request.store, request.facility.facilityId);
  const live = await foldLive(request, rows);
  const older = request.history === undefined ? 0 : await foldOlder({ request, borders: request.history, opening: live.opening, rows });
  await rows.close();
  return { ledger: live.ledger, events: live.events + older };
}

interface LiveFold extends RebuiltFacility {
  /** Events of before the live ledger's first hour, which it was opened with: the older import knew them too, and they are stored once. */
  readonly opening: readonly HospitalEvent[];
}

async function foldLive(request: RebuildRequest, rows: RebuiltRowsBuffer): Promise<LiveFold> {
  const { store, facility, openedAt } = request;
  const ledger = createLedger(facility, { openedAt });
  const opening: HospitalEvent[] = [];
  let [events, storeSequence, receivedAt] = [0, 0n, -Infinity];
  for await (const page of pagesOf(store, facility.facilityId, 'live')) {
    const folded = page.map(({ event }) => event);
    receivedAt = folded.reduce((latest, event) => Math.max(latest, event.receivedAt), receivedAt);
    await fold({ ledger, rows, closeTo: receivedAt, skipEmptyHospital: true }, folded);
    if (request.history !== undefined) for (const event of folded) if (event.receivedAt < request.history.until) opening.push(event);
    events += page.length;
    storeSequence = page[page.length - 1]!.storeSequence;
    request.onProgress?.(events, receivedAt);
  }
  const { hoursTo, liveAt } = await store.measuredTo(facility.facilityId);
  // Heartbeats are not stored, and may have closed hours after the last event.
  if (hoursTo !== null && events > 0) await fold({ ledger, rows, closeTo: hoursTo, skipEmptyHospital: true }, []);
  const at = Math.max(receivedAt, liveAt ?? -Infinity);
  const live = events === 0 ? [] : facility.units.map(({ unitId }) => unitLive(ledger, unitId, at));
  await store.saveState({ facilityId: facility.facilityId, storeSequence, takenAt: receivedAt, snapshot: toSnapshot(ledger), live, waiting: [...rows.waiting.values()] });
  return { ledger, events, opening };
}

interface OlderFold {
  readonly request: RebuildRequest;
  readonly borders: NonNullable<RebuildRequest['history']>;
  readonly opening: readonly HospitalEvent[];
  readonly rows: RebuiltRowsBuffer;
}

async function foldOlder({ request, borders, opening, rows }: OlderFold): Promise<number> {
  const { store, facility, onProgress } = request;
  const ledger = createLedger(facility, { openedAt: borders.openedAt });
  const keep: FoldOptions['keep'] = { visit: (visit) => endedBy(visit, borders.visitsUntil), hour: ({ hour }) => hour < borders.until };
  const early = [...opening].sort(byReceipt);
  let events = 0;
  for await (const page of pagesOf(store, facility.facilityId, 'history')) {
    const receivedAt = page[page.length - 1]!.event.receivedAt;
    const later = early.findIndex((event) => event.receivedAt > receivedAt);
    const due = early.splice(0, later < 0 ? early.length : later);
    // As they were delivered: by receipt, then by id.
    const folded = [...due, ...page.map(({ event }) => event)].sort(byReceipt);
    await fold({ ledger, rows, closeTo: Math.min(borders.until, receivedAt), keep }, folded);
    events += page.length;
    onProgress?.(events, receivedAt);
  }
  if (events > 0 && borders.complete) await fold({ ledger, rows, closeTo: borders.until, keep }, early);
  return events;
}

interface FoldOptions {
  readonly ledger: Ledger;
  readonly rows: RebuiltRowsBuffer;
  readonly closeTo: number;
  readonly skipEmptyHospital?: boolean;
  /** What of the fold's results is the fold's own; everything where it is not given. */
  readonly keep?: { visit(visit: VisitStays): boolean; hour(hour: UnitHour): boolean };
}

async function fold({ ledger, rows, closeTo, skipEmptyHospital, keep }: FoldOptions, events: readonly HospitalEvent[]): Promise<void> {
  const change = applyEvents(ledger, events);
  const hours = [...change.unitHours, ...closeHours(ledger, Math.floor(closeTo / HOUR_MS) * HOUR_MS, { skipEmptyHospital })];
  if (keep === undefined) return rows.add(change, hours);
  // Whole, as the import tells them: what such a visit told before it ended was left out.
  const visits = change.visits.flatMap(({ change: _, ...visit }) => (keep.visit(visit) ? [visit] : []));
  return rows.add({ visits, parked: [], released: [] }, hours.filter((hour) => keep.hour(hour)));
}

function byReceipt(left: HospitalEvent, right: HospitalEvent): number {
  return left.receivedAt - right.receivedAt || (left.eventId < right.eventId ? -1 : 1);
}

/** The next page is on its way while one is folded. */
async function* pagesOf(store: RebuildStore, facilityId: string, stream: EventStream): AsyncGenerator<readonly StoredEvent[]> {
  const read = (after: bigint): Promise<readonly StoredEvent[]> => {
    const reading = store.readEvents(facilityId, stream, after, PAGE_EVENTS);
    // It is awaited by the next round; until then nobody looks.
    reading.catch(() => undefined);
    return reading;
  };
  for (let next = read(0n); ; ) {
    const page = await next;
    const last = page[page.length - 1];
    if (last === undefined) return;
    next = read(last.storeSequence);
    yield page;
  }
}
