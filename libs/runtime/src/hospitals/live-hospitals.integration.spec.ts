import { EVENT_TOPIC, FencedError, PAUSE_MS, SHARED_PAUSE_MS } from '@wardcast/application';
import type { PartitionPause } from '@wardcast/application';
import { openPostgresStores } from '@wardcast/adapter-postgres';
import type { PostgresStores } from '@wardcast/adapter-postgres';
import { openTestDatabase } from '@wardcast/adapter-postgres/testing';
import type { TestDatabase } from '@wardcast/adapter-postgres/testing';
import { toRawMessage } from '@wardcast/domain';
import type { RawMessage } from '@wardcast/domain';
import { aFacility, anEvent } from '@wardcast/domain/testing';
import { SYSTEM_CLOCK } from '../clock/system-clock';
import { eventually } from '../testing/eventually';
import { LiveHospitals } from './live-hospitals';
import type { LiveHospitalsOptions } from './live-hospitals';

jest.setTimeout(180_000);

const WARD = 'w1';
const PLACE = { topic: EVENT_TOPIC, partition: 0 };

describe('hospitals that are owned by partition, on a real PostgreSQL', () => {
  let database: TestDatabase;
  let stores: PostgresStores;
  let serial = 0;
  const open: LiveHospitals[] = [];
  beforeAll(async () => {
    database = await openTestDatabase();
  }, 60_000);
  afterAll(() => database.close());
  beforeEach(async () => {
    stores = await openPostgresStores({ url: await database.newDatabase() });
    for (const facilityId of ['north', 'south']) await stores.readStore.saveFacility(aFacility({ facilityId }));
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((hospitals) => hospitals.close()));
    await stores.close();
  });

  const start = async (own: Partial<LiveHospitalsOptions> = {}): Promise<LiveHospitals> => {
    const hospitals = new LiveHospitals({ stores, clock: SYSTEM_CLOCK, openedAt: () => undefined, onFatal: (error) => console.error(error), ...own });
    open.push(hospitals);
    await hospitals.start();
    return hospitals;
  };
  const admission = (facilityId: string): RawMessage => {
    serial += 1;
    const at = Date.now();
    return toRawMessage(anEvent('PatientAdmitted', { visitKey: serial.toString(16).padStart(32, '0'), trigger: 'A01', location: { unitId: WARD } }, { at, receivedAt: at, facilityId, message: `admission ${serial}` }));
  };
  const broken = (facilityId: string): RawMessage => ({ ...admission(facilityId), value: new TextEncoder().encode('not JSON') });
  const times = (count: number, make: () => RawMessage): readonly RawMessage[] => Array.from({ length: count }, make);
  const census = async (facilityId: string): Promise<number> => (await stores.readStore.liveRows(facilityId, [WARD]))[0]?.census ?? 0;
  const letters = async (): Promise<number> => (await stores.readStore.deadLetters(1_000)).length;

  it('takes hospitals that alternate in one partition, each whole, and forecasts both', async () => {
    await start();
    await stores.bus.append(EVENT_TOPIC, Array.from({ length: 40 }, (_, index) => admission(index % 2 === 0 ? 'north' : 'south')));
    await eventually('both are counted', async () => (await census('north')) === 20 && (await census('south')) === 20);
    await eventually('both have a forecast that knows all', async () => {
      const latest = await Promise.all(['north', 'south'].map(async (facilityId) => (await stores.forecastStore.latest(facilityId, [WARD]))[0]?.censusAtIssue));
      return latest.every((known) => known === 20);
    });
    expect(await stores.partitionStore.facilitiesOf(PLACE)).toEqual(['north', 'south']);
  });

  it('outlasts a database that is away for a moment while it takes a hospital over', async () => {
    const before = await start();
    await stores.bus.append(EVENT_TOPIC, [admission('north')]);
    await eventually('it is served', () => before.servedFacilities().includes('north'));
    await before.close();
    let failures = 3;
    const facilities = (): ReturnType<typeof stores.readStore.facilities> => (failures-- > 0 ? Promise.reject(new Error('Connection terminated unexpectedly')) : stores.readStore.facilities());
    const readStore = Object.assign(Object.create(stores.readStore) as typeof stores.readStore, { facilities });
    const fatal: Error[] = [];
    const after = await start({ stores: { ...stores, readStore }, onFatal: (error) => fatal.push(error) });
    await eventually('it is served again, or given up', () => after.servedFacilities().includes('north') || fatal.length > 0);
    expect(fatal).toEqual([]);
    expect(failures).toBeLessThanOrEqual(0);
  });

  it('takes a hospital that is registered while it runs, and keeps what came before that as dead letters', async () => {
    await start();
    await stores.bus.append(EVENT_TOPIC, [admission('east')]);
    await eventually('it is kept', async () => (await letters()) === 1);
    await stores.readStore.saveFacility(aFacility({ facilityId: 'east' }));
    await eventually('the next ones count', async () => {
      await stores.bus.append(EVENT_TOPIC, [admission('east')]);
      return (await census('east')) > 0;
    });
  });

  it('stops a partition whose messages cannot be read, for a short time where another hospital waits there', async () => {
    const paused: PartitionPause[] = [];
    const hospitals = await start({ onPaused: (pause) => paused.push(pause) });
    await stores.bus.append(EVENT_TOPIC, [admission('north'), admission('south')]);
    await eventually('both are known', async () => (await census('north')) + (await census('south')) === 2);
    await stores.bus.append(EVENT_TOPIC, [...times(50, () => admission('north')), ...times(30, () => broken('north')), admission('south')]);
    await eventually('it stands still', () => paused.length > 0);
    expect(paused[0]).toMatchObject({ ...PLACE, facilityId: 'north', resumedAt: null });
    expect(paused[0]!.rejected).toBeGreaterThan(20);
    expect(paused[0]!.resumesAt - paused[0]!.pausedAt).toBe(SHARED_PAUSE_MS);
    expect(await letters()).toBeLessThanOrEqual(20);
    await eventually('the report names it', () => hospitals.progress().partitions[0]?.pause?.facilityId === 'north');
    // The next owner keeps the pause, although its own counting begins anew.
    await hospitals.close();
    const resumed: number[] = [];
    await start({ onResumed: ({ partition }) => resumed.push(partition), onPaused: (pause) => paused.push(pause) });
    await stores.bus.append(EVENT_TOPIC, [admission('south')]);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(await census('south')).toBe(1);
    expect(await stores.partitionStore.resume(PLACE, Date.now())).toBe(true);
    await eventually('it goes on', async () => (await census('south')) === 3);
    expect([resumed, await census('north'), await letters(), paused.length]).toEqual([[0], 51, 30, 1]);
    // For an hour the sender's garbage goes to the dead letters, and the others are not stopped again.
    await stores.bus.append(EVENT_TOPIC, [...times(40, () => broken('north')), admission('south')]);
    await eventually('the garbage is kept', async () => (await letters()) === 70 && (await census('south')) === 4);
    expect(paused).toHaveLength(1);
    expect(await stores.partitionStore.resume(PLACE, Date.now())).toBe(false);
  });

  it('waits longer where the hospital is alone, and goes on when the time is over', async () => {
    const paused: PartitionPause[] = [];
    await start({ onPaused: (pause) => paused.push(pause) });
    await stores.bus.append(EVENT_TOPIC, [admission('north'), ...times(25, () => broken('north'))]);
    await eventually('it stands still', () => paused.length === 1);
    expect(paused[0]!.resumesAt - paused[0]!.pausedAt).toBe(PAUSE_MS);
    await stores.partitionStore.savePause({ ...paused[0]!, resumesAt: Date.now() });
    await eventually('it goes on', async () => (await letters()) === 25 && (await census('north')) === 1);
  });

  it('does not stop for a handful of broken messages, nor for one in twenty', async () => {
    const paused: PartitionPause[] = [];
    await start({ onPaused: (pause) => paused.push(pause) });
    await stores.bus.append(EVENT_TOPIC, times(20, () => broken('north')));
    await stores.bus.append(EVENT_TOPIC, [...times(760, () => admission('north')), ...times(20, () => broken('north'))]);
    await eventually('all is taken', async () => (await letters()) === 40 && (await census('north')) === 760);
    expect(paused).toEqual([]);
  });

  it('refuses what an owner writes after another one claimed its partition: batch, forecast and snapshot', async () => {
    const hospitals = await start();
    await stores.bus.append(EVENT_TOPIC, [admission('north')]);
    await eventually('the first owner forecasts', async () => (await stores.forecastStore.latest('north', [WARD])).length === 1);
    await hospitals.close();
    const [earlier, later] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
    expect(await stores.partitionStore.claim({ ...PLACE, owner: earlier })).toMatch(/^[0-9a-f-]{36}$/);
    expect(await stores.partitionStore.claim({ ...PLACE, owner: later })).toBe(earlier);
    expect(await stores.partitionStore.claim({ ...PLACE, owner: later })).toBe(later);
    const records = await stores.forecastStore.latest('north', [WARD]);
    const again = records.map((record) => ({ ...record, issuedAt: record.issuedAt + 1 }));
    await expect(stores.forecastStore.append(again, { ...PLACE, owner: earlier })).rejects.toThrow(FencedError);
    const before = await stores.ingestStore.readSnapshot('north');
    await stores.ingestStore.saveSnapshot({ facilityId: 'north', storeSequence: 999n, takenAt: Date.now(), bytes: new Uint8Array([1]) }, { ...PLACE, owner: earlier });
    expect(await stores.ingestStore.readSnapshot('north')).toEqual(before);
    await stores.forecastStore.append(again, { ...PLACE, owner: later });
    expect(await stores.forecastStore.issueTimes('north', WARD, Date.now() + 1_000, 10)).toContain(again[0]!.issuedAt);
  });
});
