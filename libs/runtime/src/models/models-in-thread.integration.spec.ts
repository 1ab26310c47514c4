import { fitHere, importRecentHistory, modelsHere, SYSTEM_ACTOR } from '@wardcast/application';
import type { FittedModels } from '@wardcast/application';
import { openPostgresStores } from '@wardcast/adapter-postgres';
import type { PostgresStores } from '@wardcast/adapter-postgres';
import { openTestDatabase } from '@wardcast/adapter-postgres/testing';
import type { TestDatabase } from '@wardcast/adapter-postgres/testing';
import type { HospitalEvent } from '@wardcast/domain';
import { aFacility, anEvent } from '@wardcast/domain/testing';
import { modelsInThread } from './models-in-thread';

jest.setTimeout(120_000);

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOW = Date.UTC(2026, 10, 25, 9);
const FROM = NOW - 10 * DAY_MS;
const FACILITY = aFacility();
const UNIT = FACILITY.units.find((unit) => unit.kind !== 'ed')!.unitId;

/** A patient every four hours who stays two days. */
function regular(): readonly HospitalEvent[] {
  const events: HospitalEvent[] = [];
  for (let at = FROM, patient = 1; at < NOW; at += 4 * HOUR_MS, patient += 1) {
    const own = (when: number) => ({ at: when, receivedAt: when, facilityId: FACILITY.facilityId });
    const visitKey = patient.toString(16).padStart(32, '0');
    events.push(anEvent('PatientAdmitted', { visitKey, trigger: 'A01', patientClass: 'inpatient', location: { unitId: UNIT } }, own(at)));
    if (at + 2 * DAY_MS < NOW) events.push(anEvent('PatientDischarged', { visitKey, trigger: 'A03' }, own(at + 2 * DAY_MS)));
  }
  return events.sort((a, b) => a.occurredAt - b.occurredAt || (a.eventId < b.eventId ? -1 : 1));
}

describe('models that a thread makes', () => {
  let database: TestDatabase;
  let stores: PostgresStores;
  /** As it is stored, where a zero is a zero: the store knows no negative one. */
  const plain = ({ byUnit, ...shared }: FittedModels): unknown => JSON.parse(JSON.stringify({ ...shared, units: Object.fromEntries(byUnit) }));

  beforeAll(async () => {
    database = await openTestDatabase();
    stores = await openPostgresStores({ url: database.url });
    await stores.readStore.saveFacility(FACILITY);
    await importRecentHistory({ actor: SYSTEM_ACTOR, store: stores.ingestStore, facility: FACILITY, sourceId: 'regular', openedAt: FROM, batches: [regular()] });
  }, 60_000);
  afterAll(async () => {
    await stores.close();
    await database.close();
  });

  it('are those of this thread, number by number, and are stored', async () => {
    const there = await modelsInThread(database.url).fit(FACILITY, NOW);
    expect([...there.byUnit.keys()].sort()).toEqual(FACILITY.units.map(({ unitId }) => unitId).sort());
    expect((await stores.forecastStore.latestModel(FACILITY.facilityId))!.version).toBe(there.version);
    expect(plain(there)).toEqual(plain(await modelsHere({ ...stores, fit: fitHere }).loadOrFit(FACILITY, NOW + HOUR_MS)));
    // A day is not over: what is stored speaks again, over the thread as well.
    expect(plain(await modelsInThread(database.url).loadOrFit(FACILITY, NOW + HOUR_MS))).toEqual(plain(there));
  });

  it('are made anew after a day', async () => {
    const { version } = await modelsInThread(database.url).loadOrFit(FACILITY, NOW + 2 * DAY_MS);
    expect(version).toContain('2026-11-27');
  });

  it('fail with the thread, and say so', async () => {
    await expect(modelsInThread('postgres://nobody@127.0.0.1:9/none').fit(FACILITY, NOW)).rejects.toThrow(/ECONNREFUSED|connect/);
  });
});
