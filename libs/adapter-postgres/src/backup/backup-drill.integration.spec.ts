import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EVENT_TOPIC, IngestConsumer, SYSTEM_ACTOR, type IngestStore } from '@wardcast/application';
import { toRawMessage, type HospitalEvent, type RawMessage } from '@wardcast/domain';
import { createSampleHospital, sampleFacility } from '@wardcast/simulation';
import type { Pool } from 'pg';
import { toLetterKey, type LetterKeys } from '../events/letter-keys';
import { openPostgresStores, type PostgresStores } from '../open-postgres-stores';
import { openTestDatabase, type TestDatabase } from '../testing/open-test-database';
import { openTestPool } from '../testing/open-test-pool';
import type { BackupManifest } from './backup-manifest';
import { readStates } from './read-states';
import { restoreBackup } from './restore-backup';
import { writeBackup } from './write-backup';

jest.setTimeout(240_000);
const EPOCH = Date.UTC(2026, 0, 5);
const HOUR_MS = 3_600_000;
const facility = sampleFacility();
const KEYS: LetterKeys = [toLetterKey(Buffer.alloc(32, 5))];
const BROKEN: RawMessage = { key: facility.facilityId, headers: { ce_id: 'x' }, value: new TextEncoder().encode('no json') };

function events(hours: number): readonly HospitalEvent[] {
  return createSampleHospital({ seed: 4, epoch: EPOCH }).advance(EPOCH + hours * HOUR_MS);
}

describe('backup and restore', () => {
  let database: TestDatabase;
  let folder: string;
  let path: string;
  let original: PostgresStores;
  let manifest: BackupManifest;
  let finalStates: BackupManifest['states'];
  const pools: Pool[] = [];
  const pool = (url: string): Pool => {
    const opened = openTestPool(url);
    pools.push(opened);
    return opened;
  };
  const statesOf = async (url: string): Promise<BackupManifest['states']> => {
    const client = await pool(url).connect();
    try {
      return await readStates(client);
    } finally {
      client.release();
    }
  };
  /** Feeds a store from the original's log until nothing is left. */
  const ingestAll = async (store: IngestStore): Promise<void> => {
    const consumer = new IngestConsumer({ actor: SYSTEM_ACTOR, bus: original.bus, store, clock: { now: () => EPOCH, speed: 1 }, group: 'drill', facilities: [facility], openedAt: () => EPOCH });
    const consumption = await consumer.start();
    let failure: unknown = null;
    consumption.done.catch((error: unknown) => (failure = error));
    while (failure === null && [...(await consumption.lag()).values()].some((lag) => lag > 0n)) await new Promise((resolve) => setTimeout(resolve, 20));
    await consumer.close();
    if (failure !== null) throw failure as Error;
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wardcast-drill-'));
    path = join(folder, 'backup.tar.gz');
    database = await openTestDatabase();
    original = await openPostgresStores({ url: database.url, letterKeys: KEYS });
    await original.readStore.saveFacility(facility);
    const all = events(30);
    const half = Math.floor(all.length / 2);
    await original.bus.append(EVENT_TOPIC, [...all.slice(0, half).map(toRawMessage), BROKEN]);
    await ingestAll(original.ingestStore);
    await original.bus.append(EVENT_TOPIC, all.slice(half).map(toRawMessage));
    // While the other half is taken in.
    [manifest] = await Promise.all([writeBackup({ url: database.url, path }), ingestAll(original.ingestStore)]);
    finalStates = await statesOf(database.url);
  }, 240_000);
  afterAll(async () => {
    await original.close();
    await Promise.all(pools.map((opened) => opened.end()));
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });
  const emptyDatabase = async (): Promise<string> => {
    const url = await database.newDatabase();
    await pool(url).query('drop schema public cascade; drop schema series cascade; create schema public');
    return url;
  };

  it('end, after the rest of the log was taken in, in the state that the original has', async () => {
    const url = await emptyDatabase();
    expect(await restoreBackup({ url, path })).toEqual(manifest);
    expect(await statesOf(url)).toEqual(manifest.states);
    const restored = await openPostgresStores({ url, letterKeys: KEYS });
    try {
      await ingestAll(restored.ingestStore);
      expect(await statesOf(url)).toEqual(finalStates);
      const [letter] = await restored.readStore.deadLetters(1);
      expect((await restored.readStore.deadLetterOriginal(letter!.id))?.value).toEqual(BROKEN.value);
      expect(await restored.refreshMeasures()).toBeGreaterThan(0);
    } finally {
      await restored.close();
    }
    const count = async (of: string): Promise<unknown> => (await pool(of).query('select count(*), count(distinct event_id) as ids from event')).rows[0];
    expect(await count(url)).toEqual(await count(database.url));
  });

  it('name the keys that the backup needs, and hold neither them nor a readable message; only the owner reads the file', async () => {
    expect(manifest.letterKeys).toEqual([KEYS[0].id]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('fill a database that was prepared and never used, and refuse any other, and an existing file', async () => {
    const url = await database.newDatabase();
    await restoreBackup({ url, path });
    await expect(restoreBackup({ url, path })).rejects.toThrow('The database is not empty');
    await expect(writeBackup({ url, path })).rejects.toThrow('exists already');
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length * 0.7)), /ends too early/],
    ['of something else', () => Buffer.from('hello'), /incorrect header check|no backup/],
    ['damaged in the middle', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, bytes.length / 2), Buffer.alloc(64, 0x55), bytes.subarray(bytes.length / 2 + 64)]), /./],
  ])('restore nothing from a file that is %s', async (_what, change, message) => {
    const broken = join(folder, 'broken.tar.gz');
    await writeFile(broken, change(await readFile(path)));
    const url = await emptyDatabase();
    await expect(restoreBackup({ url, path: broken })).rejects.toThrow(message);
    const { rows } = await pool(url).query<{ found: boolean }>(`select to_regclass('public.event') is not null as found`);
    if (rows[0]?.found === true) expect((await pool(url).query('select from event limit 1')).rowCount).toBe(0);
    await restoreBackup({ url, path });
  });
});
