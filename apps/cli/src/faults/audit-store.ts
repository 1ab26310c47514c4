import { EVENT_TOPIC, loadLedger } from '@wardcast/application';
import type { BusRecord, EventBus, IngestStore } from '@wardcast/application';
import { applyEvents, closeHours, createLedger, hashLedger, isRejected, parseEvent } from '@wardcast/domain';
import type { HospitalEvent, Ledger, UnitHour } from '@wardcast/domain';
import { openAdapters, readSampleIdentity, recentHistory } from '@wardcast/runtime';
import type { Adapters, SampleIdentity } from '@wardcast/runtime';
import { sampleFacility } from '@wardcast/simulation';
import type { FaultRow } from './fault-row';

const HOUR_MS = 3_600_000;
const PAGE_EVENTS = 5_000;

/**
 * Judges a data folder against the log itself: every event of the log stored once, the stored ledger equal to a fold of
 * history and log from nothing, and every measured hour equal to the fold's.
 */
export async function auditStore(dataDir: string): Promise<Omit<FaultRow, 'fault' | 'injected'>> {
  const adapters = await openAdapters({ dataDir, databaseUrl: null }, () => undefined);
  try {
    const { stores } = adapters;
    const identity = await readSampleIdentity(stores.appState);
    if (!identity) throw new Error('The data folder holds no sample hospital.');
    const logged = await readLog(stores.bus);
    const stored = await countStored(stores.ingestStore);
    const lost = [...logged].filter(([eventId]) => !stored.has(eventId)).length;
    const duplicated = [...stored.values()].filter((count) => count > 1).length;
    const { ledger, cells } = foldAgain(identity, [...logged.values()]);
    const current = (await loadLedger(stores.ingestStore, sampleFacility(), identity.recentFrom)).ledger;
    const wrongCells = await countWrongCells(adapters, identity, cells);
    return { events: logged.size, lost, duplicated, wrongCells, sameHash: hashLedger(ledger) === hashLedger(current) };
  } finally {
    await adapters.close();
  }
}

/** First delivery of each event, in the order of the log. Repeats in the log are legal; the store must not repeat them. */
async function readLog(bus: EventBus): Promise<ReadonlyMap<string, HospitalEvent>> {
  const events = new Map<string, HospitalEvent>();
  const consumption = await bus.consume({
    topic: EVENT_TOPIC,
    group: 'audit',
    maxBatchRecords: PAGE_EVENTS,
    startAt: () => Promise.resolve(null),
    onBatch: async (batch) => {
      for (const record of batch.records) remember(events, record);
      await Promise.resolve();
    },
  });
  while ([...(await consumption.lag()).values()].some((lag) => lag > 0n)) await new Promise((resolve) => setTimeout(resolve, 50));
  await consumption.close();
  return events;
}

function remember(events: Map<string, HospitalEvent>, record: BusRecord): void {
  const event = parseEvent(record);
  if (!isRejected(event) && event.type !== 'Heartbeat' && !events.has(event.eventId)) events.set(event.eventId, event);
}

async function countStored(store: IngestStore): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  let after = 0n;
  for (;;) {
    const page = await store.readEventsAfter(sampleFacility().facilityId, after, PAGE_EVENTS);
    if (page.length === 0) return counts;
    for (const { event, storeSequence } of page) {
      counts.set(event.eventId, (counts.get(event.eventId) ?? 0) + 1);
      after = storeSequence;
    }
  }
}

/** A ledger from nothing: the same history, then the log, one batch at a time. */
function foldAgain(identity: SampleIdentity, logged: readonly HospitalEvent[]): { readonly ledger: Ledger; readonly cells: ReadonlyMap<string, UnitHour> } {
  const ledger = createLedger(sampleFacility(), { openedAt: identity.recentFrom });
  const cells = new Map<string, UnitHour>();
  const fold = (events: readonly HospitalEvent[]): void => {
    const change = applyEvents(ledger, events);
    const receivedAt = events.reduce((latest, event) => Math.max(latest, event.receivedAt), 0);
    for (const cell of [...change.unitHours, ...closeHours(ledger, Math.floor(receivedAt / HOUR_MS) * HOUR_MS)]) cells.set(`${cell.unitId} ${cell.hour}`, cell);
  };
  for (const batch of recentHistory(identity)) fold(batch);
  for (let at = 0; at < logged.length; at += PAGE_EVENTS) fold(logged.slice(at, at + PAGE_EVENTS));
  return { ledger, cells };
}

async function countWrongCells(adapters: Adapters, identity: SampleIdentity, cells: ReadonlyMap<string, UnitHour>): Promise<number> {
  let wrong = 0;
  const latest = [...cells.values()].reduce((hour, cell) => Math.max(hour, cell.hour), 0);
  for (const unit of sampleFacility().units) {
    const stored = await adapters.stores.readStore.unitHours(sampleFacility().facilityId, unit.unitId, { from: identity.recentFrom, to: latest + HOUR_MS }, null);
    const census = new Map(stored.hours.map((hour, index) => [hour, stored.census[index]]));
    for (const cell of cells.values()) if (cell.unitId === unit.unitId && census.get(cell.hour) !== cell.census) wrong += 1;
  }
  return wrong;
}
