import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EVENT_TOPIC, IngestConsumer, SYSTEM_ACTOR } from '@wardcast/application';
import { toRawMessage, type RawMessage } from '@wardcast/domain';
import { createSampleHospital, sampleFacility } from '@wardcast/simulation';
import type { Pool } from 'pg';
import { PostgresIngestStore } from '../events/ingest-store';
import { toLetterKey, type LetterKeys } from '../events/letter-keys';
import { refreshMeasures } from '../measures/refresh-measures';
import { openPostgresStores, type PostgresStores } from '../open-postgres-stores';
import { openTestDatabase, type TestDatabase } from '../testing/open-test-database';
import { openTestPool } from '../testing/open-test-pool';
import { startTimescale, type TimescaleServer } from '../testing/timescale-server';
import type { BackupManifest } from './backup-manifest';
import { readStates } from './read-states';
import { restoreBackup } from './restore-backup';
import { writeBackup } from './write-backup';

/** The WebAssembly database shares a busy machine with other suites. */
const PATIENCE_MS = 600_000;
jest.setTimeout(PATIENCE_MS);
const EPOCH = Date.UTC(2026, 0, 5);
const HOUR_MS = 3_600_000;
const facility = sampleFacility();
const KEYS: LetterKeys = [toLetterKey(Buffer.alloc(32, 5))];
const BROKEN: RawMessage = { key: facility.facilityId, headers: { ce_id: 'x' }, value: new TextEncoder().encode('no json') };
const FORECAST = `insert into series.forecast (facility_id, node_id, issued_at, forecast_id, data_as_of, trigger, model_version, ladder_step, targets, levels, quantiles, mean, chance_short, staffed, expected_out, expected_in, census_at_issue)
  values ($1, $1, '2026-01-05T23:00:00Z', 'f', '2026-01-05T23:00:00Z', 'hour', 'v', 3, '{1}', '{0.5}', '{1}', '{1}', '{1}', '{1}', '{1}', '{1}', 1)`;

interface Found {
  readonly edition: string;
  readonly states: BackupManifest['states'];
  readonly days: readonly unknown[];
  readonly hours: readonly unknown[];
  readonly rows: unknown;
}

describe('a backup of one edition, restored on the other', () => {
  let folder: string;
  let plain: TestDatabase;
  let timescale: TimescaleServer;
  let original: PostgresStores;
  const pools: Pool[] = [];
  const pool = (url: string): Pool => {
    const opened = openTestPool(url);
    pools.push(opened);
    return opened;
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wardcast-editions-'));
    [plain, timescale] = await Promise.all([openTestDatabase(), startTimescale()]);
    original = await openPostgresStores({ url: plain.url, letterKeys: KEYS });
    await original.readStore.saveFacility(facility);
  }, PATIENCE_MS);
  afterAll(async () => {
    await original.close();
    await Promise.all(pools.map((opened) => opened.end()));
    await timescale.stop();
    await plain.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** From the original's log until nothing is left; one connection is enough. */
  const ingestAll = async (into: Pool): Promise<void> => {
    const store = new PostgresIngestStore(into, KEYS);
    const consumer = new IngestConsumer({ actor: SYSTEM_ACTOR, bus: original.bus, store, clock: { now: () => EPOCH, speed: 1 }, group: 'editions', facilities: [facility], openedAt: () => EPOCH });
    const consumption = await consumer.start();
    const failed = consumption.done.then(() => undefined, (error: Error) => error);
    let failure: Error | undefined;
    void failed.then((error) => (failure = error));
    // A busy machine may not answer in time: then it is not known to be empty yet.
    const isEmpty = async (): Promise<boolean> => [...(await consumption.lag()).values()].every((lag) => lag <= 0n);
    while (failure === undefined && !(await isEmpty().catch(() => false))) await new Promise((resolve) => setTimeout(resolve, 50));
    await consumer.close();
    if (failure !== undefined) throw failure;
  };
  const look = async (database: Pool): Promise<Found> => {
    const client = await database.connect();
    try {
      const read = async (sql: string): Promise<unknown[]> => (await client.query({ text: sql, rowMode: 'array' })).rows;
      return {
        edition: String((await read('select name from series.edition'))[0]),
        states: await readStates(client),
        days: await read('select * from unit_daily order by facility_id, unit_id, day'),
        hours: await read('select * from unit_hourly order by facility_id, unit_id, hour'),
        rows: await read('select (select count(*) from event), (select count(*) from inbox), (select count(*) from dead_letter), (select count(*) from series.unit_hour), (select jsonb_agg(f) from series.forecast f), (select jsonb_agg(o) from ingest_offset o)'),
      };
    } finally {
      client.release();
    }
  };
  const path = (name: string): string => join(folder, `${name}.tar.gz`);

  it('ends in the same state, measures and rows, plain to TimescaleDB and back; and either goes on from the log to the same state', async () => {
    const hospital = createSampleHospital({ seed: 4, epoch: EPOCH });
    const messagesUntil = (hours: number): readonly RawMessage[] => hospital.advance(EPOCH + hours * HOUR_MS).map(toRawMessage);
    const source = pool(plain.url);
    await original.bus.append(EVENT_TOPIC, [...messagesUntil(6), BROKEN]);
    await ingestAll(source);
    await source.query(FORECAST, [facility.facilityId]);
    expect((await writeBackup({ url: plain.url, path: path('plain') })).edition).toBe('plain');
    const before = await look(source);
    expect(before.days).not.toEqual([]);

    const taken = await restoreBackup({ url: timescale.url, path: path('plain') });
    expect(taken.states).toEqual(before.states);
    // Its one session: the backup below needs it again.
    const target = openTestPool(timescale.url);
    expect(await look(target)).toEqual({ ...before, edition: 'timescale' });
    // Summed by a continuous aggregate now, and not by the view over the hours.
    expect(await refreshMeasures(target)).toBeGreaterThan(0);
    expect(await look(target)).toEqual({ ...before, edition: 'timescale' });

    await original.bus.append(EVENT_TOPIC, messagesUntil(9));
    await ingestAll(source);
    await ingestAll(target);
    const after = await look(source);
    expect(after.states).not.toEqual(before.states);
    expect({ ...(await look(target)), rows: null, edition: null }).toEqual({ ...after, rows: null, edition: null });

    await target.end();
    expect((await writeBackup({ url: timescale.url, path: path('timescale') })).edition).toBe('timescale');
    const url = await plain.newDatabase();
    expect((await restoreBackup({ url, path: path('timescale') })).states).toEqual(after.states);
    const back = await look(pool(url));
    expect({ ...back, rows: null }).toEqual({ ...after, rows: null });
    const restored = await openPostgresStores({ url, letterKeys: KEYS });
    const [letter] = await restored.readStore.deadLetters(1);
    expect((await restored.readStore.deadLetterOriginal(letter!.id))?.value).toEqual(BROKEN.value);
    await restored.close();
  });
});
