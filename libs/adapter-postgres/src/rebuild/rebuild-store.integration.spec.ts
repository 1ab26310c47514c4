import { FacilityIngest, loadLedger, rebuildFacility, stateHash, SYSTEM_ACTOR, type Position, type StateHash } from '@wardcast/application';
import { keyOf, type HospitalEvent } from '@wardcast/domain';
import { aFacility, anEvent, SAMPLE_START } from '@wardcast/domain/testing';
import type { Pool } from 'pg';
import { openPostgresStores, type PostgresStores } from '../open-postgres-stores';
import { openTestDatabase, type TestDatabase } from '../testing/open-test-database';
import { openTestPool } from '../testing/open-test-pool';
import { openRebuild } from './open-rebuild';

jest.setTimeout(240_000);
const HOUR_MS = 3_600_000;
const facility = aFacility();
const { facilityId } = facility;
const hour = (hours: number): number => SAMPLE_START + hours * HOUR_MS;
const POSITION: Position = { topic: 'events', partition: 0, topicId: 'spec' };

interface Told {
  readonly visit?: string;
  readonly unit?: string;
  /** When it was received; at once by default. */
  readonly heard?: number;
}
const admitted = (at: number, { visit = 'one', unit = 'w1', heard = at }: Told = {}): HospitalEvent =>
  anEvent('PatientAdmitted', { visitKey: keyOf('visit', visit), location: { unitId: unit } }, { at: hour(at), receivedAt: hour(heard) });
const discharged = (at: number, { visit = 'one', heard = at }: Told = {}): HospitalEvent => anEvent('PatientDischarged', { visitKey: keyOf('visit', visit) }, { at: hour(at), receivedAt: hour(heard) });

/** A hospital that was told no opening time, on a database of its own. */
class SmallHospital {
  private offset = 0n;
  private ingest: FacilityIngest;

  constructor(
    private readonly url: string,
    private readonly stores: PostgresStores,
    private readonly pool: Pool,
  ) {
    this.ingest = new FacilityIngest(facility, stores.ingestStore);
  }

  /** One after the other, each with a commit of its own. */
  async hear(...events: readonly HospitalEvent[]): Promise<void> {
    for (const event of events) {
      const expectedOffset = this.offset;
      this.offset += 1n;
      await this.ingest.ingest({ position: POSITION, expectedOffset, nextOffset: this.offset, events: [event], deadLetters: [], committedAt: event.receivedAt });
    }
  }

  /** Ends without a snapshot: the next start folds the stored events. */
  restart(): void {
    this.ingest = new FacilityIngest(facility, this.stores.ingestStore);
  }

  /** `unit from-to` in hours, of one visit. */
  async stays(visit = 'one'): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ unit: string; from: number; to: number | null }>('select unit_id as unit, to_ms(from_at) as from, to_ms(to_at) as to from stay where visit_key = $1 order by from_at', [keyOf('visit', visit)]);
    return rows.map(({ unit, from, to }) => `${unit} ${(from - SAMPLE_START) / HOUR_MS}-${to === null ? '' : (to - SAMPLE_START) / HOUR_MS}`);
  }

  /** Hours told of a unit, with the census of each. */
  async hours(unit: string): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ at: number; census: number }>('select distinct on (hour) to_ms(hour) as at, census from series.unit_hour where unit_id = $1 order by hour, available_at desc', [unit]);
    return rows.map(({ at, census }) => `${(at - SAMPLE_START) / HOUR_MS}: ${census}`);
  }

  /** The state as it is, and as all stored events make it. */
  async states(): Promise<{ readonly live: StateHash; readonly rebuilt: StateHash }> {
    const rebuild = await openRebuild(this.url);
    try {
      const { ledger } = await rebuildFacility({ actor: SYSTEM_ACTOR, store: rebuild.store, facility });
      const rebuilt = stateHash(ledger, await rebuild.store.hashes('rebuilt', facilityId, -Infinity));
      const { ledger: current } = await loadLedger(rebuild.liveStore, facility);
      return { live: stateHash(current, await rebuild.store.hashes('live', facilityId, -Infinity)), rebuilt };
    } finally {
      await rebuild.close();
    }
  }

  async close(): Promise<void> {
    await this.stores.close();
    await this.pool.end();
  }
}

describe('the state of a hospital that was told no opening time', () => {
  let database: TestDatabase;
  let hospital: SmallHospital;
  beforeAll(async () => {
    database = await openTestDatabase();
  }, 240_000);
  afterAll(() => database.close());
  beforeEach(async () => {
    const url = await database.newDatabase();
    const stores = await openPostgresStores({ url });
    await stores.readStore.saveFacility(facility);
    hospital = new SmallHospital(url, stores, openTestPool(url));
  });
  afterEach(() => hospital.close());
  const expectSame = async (): Promise<void> => {
    const { live, rebuilt } = await hospital.states();
    expect(live).toEqual(rebuilt);
  };

  it('begins with its earliest event, though others were heard and counted before', async () => {
    await hospital.hear(admitted(5.5), admitted(7.5, { visit: 'two' }), admitted(3.5, { visit: 'late', unit: 'w2', heard: 8.2 }));
    expect(await hospital.hours('w2')).toEqual(['3: 0', '4: 1', '5: 1', '6: 1', '7: 1']);
    expect(await hospital.hours('w1')).toEqual(['3: 0', '4: 0', '5: 0', '6: 1', '7: 1']);
    await expectSame();
  });

  it('has the hours of a patient of whom it hears only when the next ones are in', async () => {
    await hospital.hear(admitted(0.5), discharged(1.5), admitted(9.5, { visit: 'two' }), admitted(11.5, { visit: 'three' }), admitted(4.5, { visit: 'late', heard: 12.1 }), discharged(6.5, { visit: 'late', heard: 12.2 }));
    expect(await hospital.hours('w1')).toEqual(['0: 0', '1: 1', '4: 0', '5: 1', '6: 1', '7: 0', '8: 0', '9: 0', '10: 1', '11: 1']);
    await expectSame();
  });

  /** Days in which others come and go: after six of silence a visit is no longer held in memory. */
  const others = (fromDay: number, toDay: number): readonly HospitalEvent[] =>
    Array.from({ length: toDay - fromDay }, (_, index) => fromDay + index).flatMap((day) => [admitted(day * 24 + 3.5, { visit: `other ${day}`, unit: 'w2' }), discharged(day * 24 + 9.5, { visit: `other ${day}` })]);
  const moved = (at: number, unit: string): HospitalEvent => anEvent('PatientTransferred', { visitKey: keyOf('visit', 'one'), to: { unitId: unit }, from: undefined }, { at: hour(at), receivedAt: hour(at) });

  it('keeps the stays of a visit that was forgotten beside those that it has when its key comes back, once and again', async () => {
    await hospital.hear(admitted(0.5), moved(2.5, 'icu'), discharged(4.5), ...others(0, 9));
    await hospital.hear(admitted(220.5, { unit: 'icu' }));
    expect(await hospital.stays()).toEqual(['w1 0.5-2.5', 'icu 2.5-4.5', 'icu 220.5-']);
    await expectSame();
    hospital.restart();
    await hospital.hear(moved(221.5, 'w2'), discharged(222.5), ...others(10, 19), admitted(460.5), discharged(461.5));
    expect(await hospital.stays()).toEqual(['w1 0.5-2.5', 'icu 2.5-4.5', 'icu 220.5-221.5', 'w2 221.5-222.5', 'w1 460.5-461.5']);
    await expectSame();
  });

  it('keeps them too where the admission that brought the key back is cancelled, and where the stay turns out to have begun later', async () => {
    await hospital.hear(admitted(0.5), discharged(4.5), ...others(0, 9), admitted(220.5));
    await hospital.hear(anEvent('EncounterCancelled', { visitKey: keyOf('visit', 'one'), trigger: 'A11' }, { at: hour(221), receivedAt: hour(221) }));
    expect(await hospital.stays()).toEqual(['w1 0.5-4.5']);
    await expectSame();
    await hospital.hear(admitted(222.5, { unit: 'w2' }));
    expect(await hospital.stays()).toEqual(['w1 0.5-4.5', 'w2 222.5-']);
    await expectSame();
  });
});
