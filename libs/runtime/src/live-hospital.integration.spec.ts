import { EVENT_TOPIC, SYSTEM_ACTOR, importOlderHistory, importRecentHistory, loadLedger } from '@wardcast/application';
import { openPostgresStores } from '@wardcast/adapter-postgres';
import type { PostgresStores } from '@wardcast/adapter-postgres';
import { openTestDatabase } from '@wardcast/adapter-postgres/testing';
import type { TestDatabase } from '@wardcast/adapter-postgres/testing';
import { applyEvents, closeHours, createLedger, hashLedger, toRawMessage } from '@wardcast/domain';
import type { DriftAlarm } from '@wardcast/application';
import type { HospitalEvent } from '@wardcast/domain';
import { aFacility, anEvent } from '@wardcast/domain/testing';
import { LiveHospital } from './live-hospital';
import { trimLog } from './trim-log';

jest.setTimeout(240_000);

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOW = Date.UTC(2026, 10, 25, 9, 30);
const OPENED_AT = Math.floor(NOW / HOUR_MS) * HOUR_MS - 14 * DAY_MS;
const FACILITY = aFacility();
const UNIT = FACILITY.units.find((unit) => unit.kind !== 'ed')!.unitId;
const visitKey = (patient: number): string => patient.toString(16).padStart(32, '0');

function admitted(patient: number, at: number): HospitalEvent {
  return anEvent('PatientAdmitted', { visitKey: visitKey(patient), trigger: 'A01', patientClass: 'inpatient', location: { unitId: UNIT } }, { at, receivedAt: at, facilityId: FACILITY.facilityId });
}
function discharged(patient: number, at: number): HospitalEvent {
  return anEvent('PatientDischarged', { visitKey: visitKey(patient), trigger: 'A03' }, { at, receivedAt: at, facilityId: FACILITY.facilityId });
}

/** A patient every four hours who stays two days: twelve present at any time. */
function regular(from: number, to: number): readonly HospitalEvent[] {
  const events: HospitalEvent[] = [];
  for (let at = from, patient = Math.round(from / HOUR_MS); at < to; at += 4 * HOUR_MS, patient += 4) {
    events.push(admitted(patient, at));
    if (at + 2 * DAY_MS < to) events.push(discharged(patient, at + 2 * DAY_MS));
  }
  return events.sort((a, b) => a.occurredAt - b.occurredAt || (a.eventId < b.eventId ? -1 : 1));
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('It did not happen within 100 seconds.');
}

describe('LiveHospital on a real PostgreSQL', () => {
  let database: TestDatabase;
  let stores: PostgresStores;
  let hospital: LiveHospital;
  let time = NOW;
  const drifting: DriftAlarm[] = [];
  const clock = { now: () => time, speed: 1 };

  const open = (): LiveHospital => new LiveHospital({ facility: FACILITY, stores, clock, openedAt: OPENED_AT, onDrift: ({ raised }) => drifting.push(...raised), onFatal: (error) => { throw error; } });
  const census = async (): Promise<number> => (await stores.readStore.liveRows(FACILITY.facilityId, [UNIT]))[0]!.census;

  beforeAll(async () => {
    database = await openTestDatabase();
    stores = await openPostgresStores({ url: database.url });
    await stores.readStore.saveFacility(FACILITY);
    await importRecentHistory({ actor: SYSTEM_ACTOR, store: stores.ingestStore, facility: FACILITY, sourceId: 'regular', openedAt: OPENED_AT, batches: [regular(OPENED_AT - 2 * DAY_MS, NOW)] });
    hospital = open();
    await hospital.start();
  });

  afterAll(async () => {
    await hospital.close();
    await stores.close();
    await database.close();
  });

  it('turns a published admission into a census, a forecast and a higher version', async () => {
    const before = await census();
    expect(before).toBe(12);
    const [issuedBefore] = await stores.forecastStore.latest(FACILITY.facilityId, [UNIT]);
    const version = (await stores.readStore.changedNodes(FACILITY.facilityId, 0n)).find((node) => node.nodeId === UNIT)!.version;
    time += 60_000;
    await stores.bus.append(EVENT_TOPIC, [toRawMessage(admitted(0xabc, time))]);
    await until(async () => (await census()) === before + 1);
    await until(async () => (await stores.forecastStore.latest(FACILITY.facilityId, [UNIT]))[0]!.issuedAt > issuedBefore!.issuedAt);
    const [issued] = await stores.forecastStore.latest(FACILITY.facilityId, [UNIT]);
    expect(issued).toMatchObject({ censusAtIssue: before + 1, ladderStep: 3 });
    expect(issued!.targets).toHaveLength(72);
    const changed = await stores.readStore.changedNodes(FACILITY.facilityId, version);
    expect(changed.map((node) => node.nodeId)).toEqual(expect.arrayContaining([UNIT, FACILITY.facilityId]));
  });

  it('keeps every forecast as it was issued', async () => {
    const times = await stores.forecastStore.issueTimes(FACILITY.facilityId, UNIT, time + 1, 10);
    expect(times.length).toBeGreaterThanOrEqual(2);
    const first = await stores.forecastStore.asOf(FACILITY.facilityId, UNIT, times[times.length - 1]!);
    expect(first!.censusAtIssue).toBe(12);
  });

  it('counts a repeated event once and dead-letters a broken one with its original, without stopping', async () => {
    const before = await census();
    const event = toRawMessage(admitted(0xdef, time));
    const broken = { ...toRawMessage(admitted(0x123, time)), value: new TextEncoder().encode('not JSON') };
    await stores.bus.append(EVENT_TOPIC, [event, event, broken, event]);
    await until(async () => (await stores.readStore.deadLetters(10)).length === 1);
    expect(await census()).toBe(before + 1);
    const [row] = await stores.readStore.deadLetters(10);
    expect(row!.reason).toBe('not_json');
    const original = await stores.readStore.deadLetterOriginal(row!.id);
    expect(new TextDecoder().decode(original!.value)).toBe('not JSON');
  });

  it('has the same ledger after a restart, equal to a fold of everything stored', async () => {
    await hospital.close();
    const stored = await loadLedger(stores.ingestStore, FACILITY, OPENED_AT);
    const events: HospitalEvent[] = [];
    for (let after = 0n; ; ) {
      const page = await stores.ingestStore.readEventsAfter(FACILITY.facilityId, after, 1_000);
      if (page.length === 0) break;
      events.push(...page.map((row) => row.event));
      after = page[page.length - 1]!.storeSequence;
    }
    const again = createLedger(FACILITY, { openedAt: OPENED_AT });
    applyEvents(again, events);
    closeHours(again, Math.floor(time / HOUR_MS) * HOUR_MS);
    expect(hashLedger(stored.ledger)).toBe(hashLedger(again));
    hospital = open();
    await hospital.start();
    expect(await census()).toBe(14);
  });

  it('keeps the first of two contents under one event id and the original of the second, also over a crash', async () => {
    const [first, second] = [discharged(0xabc, time), discharged(0xdef, time)].map((event) => ({ ...event, eventId: '5'.repeat(32) }) as HospitalEvent);
    // Recorded earlier: what counts is which one came first.
    const raw = toRawMessage({ ...second!, recordedAt: time - 60_000 });
    const letters = (await stores.readStore.deadLetters(10)).length;
    await stores.bus.append(EVENT_TOPIC, [toRawMessage(first!), raw, raw, toRawMessage(first!)]);
    await until(async () => (await stores.readStore.deadLetters(10)).length === letters + 2);
    expect(await census()).toBe(13);
    const [row] = await stores.readStore.deadLetters(10);
    expect(row).toMatchObject({ reason: 'content_conflict', where: 'header:ce_id' });
    const original = await stores.readStore.deadLetterOriginal(row!.id);
    expect([original!.key, original!.headers, Buffer.from(original!.value)]).toEqual([raw.key, raw.headers, Buffer.from(raw.value)]);
    // What a start after a sudden death would read, and what one after a clean end reads.
    const crashed = hashLedger((await loadLedger(stores.ingestStore, FACILITY, OPENED_AT)).ledger);
    await hospital.close();
    expect(hashLedger((await loadLedger(stores.ingestStore, FACILITY, OPENED_AT)).ledger)).toBe(crashed);
    hospital = open();
    await hospital.start();
    expect(await census()).toBe(13);
  });

  it('trims from the log only what is stored and older than a week', async () => {
    expect(await trimLog(stores, Date.now())).toBe(0);
    expect(await trimLog(stores, Date.now() + 8 * DAY_MS)).toBe(9);
  });

  it('loads older history behind the live board without touching what is live', async () => {
    const before = hashLedger((await loadLedger(stores.ingestStore, FACILITY, OPENED_AT)).ledger);
    const from = OPENED_AT - 10 * DAY_MS;
    await importOlderHistory({
      actor: SYSTEM_ACTOR,
      store: stores.ingestStore, facility: FACILITY, sourceId: 'regular', openedAt: from, until: OPENED_AT, visitsUntil: OPENED_AT - 3 * DAY_MS,
      batches: [regular(from - 2 * DAY_MS, OPENED_AT)],
    });
    const hours = await stores.readStore.unitHours(FACILITY.facilityId, UNIT, { from, to: OPENED_AT }, null);
    expect(hours.hours).toHaveLength(240);
    expect(new Set(hours.census)).toEqual(new Set([12]));
    expect(hashLedger((await loadLedger(stores.ingestStore, FACILITY, OPENED_AT)).ledger)).toBe(before);
    expect(await census()).toBe(13);
  });

  it('trusts a quiet feed that is alive, and steps down when it fell silent, also after a restart', async () => {
    const issued = async () => (await stores.forecastStore.latest(FACILITY.facilityId, [UNIT]))[0]!;
    const heartbeat = (sequence: number) => toRawMessage(anEvent('Heartbeat', { sequence }, { at: time, receivedAt: time, facilityId: FACILITY.facilityId }));
    // Four hours without an event: one more than hourly input may be old.
    time += 4 * HOUR_MS;
    const quietAt = time;
    await stores.bus.append(EVENT_TOPIC, [heartbeat(1)]);
    await until(async () => (await issued()).issuedAt === quietAt);
    expect(await issued()).toMatchObject({ dataAsOf: quietAt, ladderStep: 3 });
    time += 4 * HOUR_MS;
    await until(async () => (await issued()).issuedAt === time);
    expect(await issued()).toMatchObject({ dataAsOf: quietAt, ladderStep: 4 });
    const { modelVersion } = await issued();
    await hospital.close();
    time += 60_000;
    hospital = open();
    await hospital.start();
    // The stored models speak again: a start does not fit anew what was fitted today.
    expect(await issued()).toMatchObject({ issuedAt: time, dataAsOf: quietAt, ladderStep: 4, modelVersion });
    expect((await stores.forecastStore.latestModel(FACILITY.facilityId))!.version).toBe(modelVersion);
    time += 60_000;
    await stores.bus.append(EVENT_TOPIC, [heartbeat(2)]);
    await until(async () => (await issued()).issuedAt === time);
    expect(await issued()).toMatchObject({ dataAsOf: time, ladderStep: 3 });
  });

  it('tells a unit whose counts lie on one side of its forecasts, and fits its models sooner', async () => {
    const version = async () => (await stores.forecastStore.latestModel(FACILITY.facilityId))!.version;
    const before = await version();
    const today = Math.floor(time / DAY_MS) * DAY_MS;
    // Transforms of .9 day after day: the eighth is an alarm, and the sixteenth the next.
    const scores = Array.from({ length: 16 }, (_, day) => today - (16 - day) * DAY_MS).map((target) => ({
      nodeId: UNIT, target, leadHours: 24, forecastId: `f${target}`, issuedAt: target - DAY_MS, modelVersion: before, observed: 14, pinball: 1, floor: 1, absoluteError: 2, lastValueError: 2,
      lastWeekError: null, insideHalf: false, insideEight: true, insideAll: true, pit: 0.9, chanceShort: 0, short: false,
    }));
    await stores.scoreStore.append(FACILITY.facilityId, time, scores);
    time += 6 * HOUR_MS;
    await until(async () => drifting.length > 0);
    expect(drifting).toEqual([{ unitId: UNIT, kind: 'level', since: today - DAY_MS }]);
    await until(async () => (await version()) !== before);
  });

  it('fits its models anew once a day', async () => {
    const latest = async () => (await stores.forecastStore.latest(FACILITY.facilityId, [UNIT]))[0]!;
    const before = await latest();
    time += DAY_MS;
    await until(async () => (await latest()).trigger === 'refit' || (await latest()).modelVersion !== before.modelVersion);
    expect((await latest()).modelVersion).not.toBe(before.modelVersion);
  });
});
