import { importOlderHistory, importRecentHistory, loadLedger, rebuildFacility, RebuildOutdated, stateHash, SYSTEM_ACTOR, type StateHash } from '@wardcast/application';
import type { HospitalEvent } from '@wardcast/domain';
import { createSampleHospital, sampleFacility } from '@wardcast/simulation';
import type { Pool } from 'pg';
import { openPostgresStores, type PostgresStores } from '../open-postgres-stores';
import { makeBatch } from '../testing/make-batch';
import { openTestDatabase, type TestDatabase } from '../testing/open-test-database';
import { openTestPool } from '../testing/open-test-pool';
import { openRebuild, type Rebuild } from './open-rebuild';

jest.setTimeout(240_000);
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const facility = sampleFacility();
const { facilityId } = facility;
const EPOCH = Date.UTC(2026, 0, 5);
/** Where the older import ends and the live ledger begins. */
const OPENED = EPOCH + 4 * DAY_MS;
const END = OPENED + 36 * HOUR_MS;
const BORDERS = { openedAt: EPOCH, until: OPENED, visitsUntil: OPENED - 3 * DAY_MS };

function* batches(from: number, to: number, opening: boolean): Generator<readonly HospitalEvent[]> {
  const hospital = createSampleHospital({ seed: 3, epoch: EPOCH });
  hospital.skipTo(from);
  if (opening) yield hospital.openingEvents();
  for (let at = from; at < to; at += 7 * HOUR_MS) yield hospital.advance(Math.min(to, at + 7 * HOUR_MS));
}

describe('a rebuild beside the live state', () => {
  let database: TestDatabase;
  let url: string;
  let stores: PostgresStores;
  let admin: Pool;
  let rebuild: Rebuild | null = null;
  beforeAll(async () => {
    database = await openTestDatabase();
    url = database.url;
    stores = await openPostgresStores({ url });
    admin = openTestPool(url);
    await stores.readStore.saveFacility(facility);
    const shared = { actor: SYSTEM_ACTOR, store: stores.ingestStore, facility, sourceId: 'spec' };
    await importRecentHistory({ ...shared, openedAt: OPENED, batches: batches(OPENED, END, true) });
    await importOlderHistory({ ...shared, ...BORDERS, batches: batches(EPOCH, OPENED, false) });
  }, 240_000);
  afterAll(async () => {
    await stores.close();
    await admin.end();
    await database.close();
  });
  afterEach(async () => {
    await rebuild?.close();
    rebuild = null;
  });
  const rebuilt = async (from = -Infinity): Promise<{ readonly open: Rebuild; readonly ours: StateHash; readonly live: StateHash; readonly events: number }> => {
    const open = await openRebuild(url);
    rebuild = open;
    const { ledger, events } = await rebuildFacility({ actor: SYSTEM_ACTOR, store: open.store, facility, openedAt: OPENED, history: { ...BORDERS, complete: true } });
    const current = (await loadLedger(open.liveStore, facility, OPENED)).ledger;
    return { open, events, ours: stateHash(ledger, await open.store.hashes('rebuilt', facilityId, from)), live: stateHash(current, await open.store.hashes('live', facilityId, from)) };
  };
  const rows = async (sql: string): Promise<unknown[]> => (await admin.query({ text: sql, rowMode: 'array' })).rows.flat();
  const contents = (): Promise<unknown[]> =>
    rows(`select md5(string_agg(t, ',' order by t)) from (select s::text as t from stay s union all select h::text from series.unit_hour h union all select v::text from node_version v union all select o::text from ingest_offset o) x`);

  it('finds the same state from the stored events of both folds; nothing live is touched before the exchange, and that changes nothing either', async () => {
    const before = await contents();
    // Cut off: its schema stays behind, and the next run takes its place.
    const cutOff = await openRebuild(url);
    await cutOff.store.write({ facilityId, visits: [], unitHours: [] });
    const { open, ours, live, events } = await rebuilt();
    rebuild = { ...open, close: async () => void (await Promise.all([open.close(), cutOff.close()])) };
    expect(events).toBe(Number((await rows('select count(*) from event'))[0]));
    expect(ours).toEqual(live);
    expect(await contents()).toEqual(before);
    expect(await open.store.swap(facilityId, -Infinity)).toEqual({ stays: 0, hours: 0, waiting: 0 });
  });

  it('tells what differs, puts it right at one go, and keeps what was known before', async () => {
    const hour = new Date(END - 20 * HOUR_MS).toISOString();
    const [unit, right, knownAt] = (await rows(`select unit_id, census, to_ms(available_at) from series.unit_hour where hour = '${hour}' order by unit_id, available_at desc limit 1`)) as [string, number, number];
    await admin.query(`update series.unit_hour set census = census + 50 where hour = '${hour}' and unit_id = '${unit}'`);
    await admin.query(`update stay set unit_id = 'elsewhere' where ctid in (select ctid from stay order by visit_key limit 7)`);
    await admin.query(`insert into stay select facility_id, 'nobody', 0, unit_id, bed_id, from_at, to_at, on_leave from stay limit 1`);
    const { open, ours, live } = await rebuilt();
    expect([ours.ledger === live.ledger, ours.stays === live.stays, ours.hours === live.hours, ours.waiting === live.waiting]).toEqual([true, false, false, true]);
    const version = (await stores.readStore.changedNodes(facilityId, 0n)).reduce((newest, node) => (node.version > newest ? node.version : newest), 0n);
    expect(await open.store.swap(facilityId, -Infinity)).toEqual({ stays: 8, hours: 1, waiting: 0 });
    await open.close();
    rebuild = null;
    expect((await rebuilt()).live).toEqual(ours);
    const range = { from: Date.parse(hour), to: Date.parse(hour) + HOUR_MS };
    expect((await stores.readStore.unitHours(facilityId, unit, range, null)).census).toEqual([right]);
    expect((await stores.readStore.unitHours(facilityId, unit, range, knownAt)).census).toEqual([right + 50]);
    expect((await stores.readStore.changedNodes(facilityId, version)).length).toBeGreaterThan(facility.units.length);
  });

  it('from an instant on leaves alone what is older', async () => {
    const from = OPENED + 24 * HOUR_MS;
    const [older, newer] = [from - HOUR_MS, from].map((at) => new Date(at).toISOString());
    await admin.query(`update series.unit_hour set departures = departures + 9 where hour in ('${older}', '${newer}')`);
    const { open, ours, live } = await rebuilt(from);
    expect(ours.hours).not.toBe(live.hours);
    expect((await open.store.swap(facilityId, from)).hours).toBe(facility.units.length);
    await open.close();
    rebuild = null;
    const all = await rebuilt();
    expect((await all.open.store.hashes('live', facilityId, from)).hours).toBe(ours.hours);
    expect(all.live.hours).not.toBe(all.ours.hours);
    expect((await all.open.store.swap(facilityId, -Infinity)).hours).toBe(facility.units.length);
  });

  it('refuses the exchange when events were stored meanwhile, and leaves everything as it was', async () => {
    const { open } = await rebuilt();
    const [event] = (await stores.ingestStore.readEventsAfter(facilityId, 0n, 1)).map((stored) => stored.event);
    await stores.ingestStore.commitBatch(makeBatch({ facilityId, nextOffset: 1n, applied: [{ ...event!, eventId: 'f'.repeat(32) }] }));
    const before = await contents();
    await expect(open.store.swap(facilityId, -Infinity)).rejects.toThrow(RebuildOutdated);
    expect(await contents()).toEqual(before);
  });
});
