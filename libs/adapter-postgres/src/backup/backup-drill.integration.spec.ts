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
const HOURS = 30;
/** The hospital's clock: after all of it, since what says that it was received a day ahead is refused. */
const NOW = EPOCH + HOURS * HOUR_MS;
const facility = sampleFacility();
const KEYS: LetterKeys = [toLetterKey(Buffer.alloc(32, 5))];
const BROKEN: RawMessage = { key: facility.facilityId, headers: { ce_id: 'x' }, value: new TextEncoder().encode('no json') };

function events(hours: number): readonly HospitalEvent[] {
  return createSampleHospital({ seed: 4, epoch: EPOCH }).advance(EPOCH + hours * HOUR_MS);
}

/** What the tests share: an original with a feed, its backup taken in mid-stream, and databases to restore into. */
class Drill {
  original!: PostgresStores;
  manifest!: BackupManifest;
  finalStates!: BackupManifest['states'];
  path = '';
  folder = '';
  private database!: TestDatabase;
  private readonly pools: Pool[] = [];

  get url(): string {
    return this.database.url;
  }

  async open(): Promise<void> {
    this.folder = await mkdtemp(join(tmpdir(), 'wardcast-drill-'));
    this.path = join(this.folder, 'backup.tar.gz');
    this.database = await openTestDatabase();
    this.original = await openPostgresStores({ url: this.url, letterKeys: KEYS });
    await this.original.readStore.saveFacility(facility);
    const all = events(HOURS);
    const half = Math.floor(all.length / 2);
    await this.original.bus.append(EVENT_TOPIC, [...all.slice(0, half).map(toRawMessage), BROKEN]);
    await this.ingestAll(this.original.ingestStore);
    await this.original.bus.append(EVENT_TOPIC, all.slice(half).map(toRawMessage));
    // While the other half is taken in.
    [this.manifest] = await Promise.all([writeBackup({ url: this.url, path: this.path }), this.ingestAll(this.original.ingestStore)]);
    this.finalStates = await this.statesOf(this.url);
  }

  async close(): Promise<void> {
    await this.original.close();
    await Promise.all(this.pools.map((pool) => pool.end()));
    await this.database.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  pool(url: string): Pool {
    const opened = openTestPool(url);
    this.pools.push(opened);
    return opened;
  }

  newDatabase(): Promise<string> {
    return this.database.newDatabase();
  }

  /** One that no step has run in. */
  async emptyDatabase(): Promise<string> {
    const url = await this.newDatabase();
    await this.pool(url).query('drop schema public cascade; drop schema series cascade; create schema public');
    return url;
  }

  async statesOf(url: string): Promise<BackupManifest['states']> {
    const client = await this.pool(url).connect();
    try {
      return await readStates(client);
    } finally {
      client.release();
    }
  }

  /** Feeds a store from the original's log until nothing is left. */
  async ingestAll(store: IngestStore): Promise<void> {
    const consumer = new IngestConsumer({ actor: SYSTEM_ACTOR, bus: this.original.bus, store, clock: { now: () => NOW, speed: 1 }, group: 'drill', facilities: [facility], openedAt: () => EPOCH });
    const consumption = await consumer.start();
    const failed = consumption.done.then(() => undefined, (error: Error) => error);
    let failure: Error | undefined;
    void failed.then((error) => (failure = error));
    while (failure === undefined && [...(await consumption.lag()).values()].some((lag) => lag > 0n)) await new Promise((resolve) => setTimeout(resolve, 20));
    await consumer.close();
    if (failure !== undefined) throw failure;
  }
}

describe('backup and restore', () => {
  const drill = new Drill();
  beforeAll(() => drill.open(), 240_000);
  afterAll(() => drill.close());

  it('end, after the rest of the log was taken in, in the state that the original has', async () => {
    const url = await drill.emptyDatabase();
    expect(await restoreBackup({ url, path: drill.path })).toEqual(drill.manifest);
    expect(await drill.statesOf(url)).toEqual(drill.manifest.states);
    const restored = await openPostgresStores({ url, letterKeys: KEYS });
    try {
      await drill.ingestAll(restored.ingestStore);
      expect(await drill.statesOf(url)).toEqual(drill.finalStates);
      const [letter] = await restored.readStore.deadLetters(1);
      expect((await restored.readStore.deadLetterOriginal(letter!.id))?.value).toEqual(BROKEN.value);
      expect(await restored.refreshMeasures()).toBeGreaterThan(0);
    } finally {
      await restored.close();
    }
    const count = async (of: string): Promise<unknown> => (await drill.pool(of).query('select count(*), count(distinct event_id) as ids from event')).rows[0];
    expect(await count(url)).toEqual(await count(drill.url));
  });

  it('make every node new to a reader who had read on after the backup', async () => {
    const { facilityId } = facility;
    const nodes = (await drill.original.readStore.changedNodes(facilityId, 0n)).map(({ nodeId }) => nodeId);
    const readLast = (await drill.original.readStore.changedNodes(facilityId, 0n)).at(-1)!.version;
    const url = await drill.emptyDatabase();
    await restoreBackup({ url, path: drill.path });
    const restored = await openPostgresStores({ url, letterKeys: KEYS });
    try {
      const changed = await restored.readStore.changedNodes(facilityId, readLast);
      expect(nodes.length).toBeGreaterThan(20);
      expect(new Set(changed.map(({ nodeId }) => nodeId))).toEqual(new Set(nodes));
      // A second restore, later, is newer still.
      const again = await drill.emptyDatabase();
      await restoreBackup({ url: again, path: drill.path });
      const { rows } = await drill.pool(again).query<{ version: string }>('select version from facility_version where facility_id = $1', [facilityId]);
      expect(BigInt(rows[0]!.version)).toBeGreaterThan(changed.at(-1)!.version);
    } finally {
      await restored.close();
    }
  });

  it('name the keys that the backup needs, and hold neither them nor a readable message; only the owner reads the file', async () => {
    expect(drill.manifest.letterKeys).toEqual([KEYS[0].id]);
    expect((await stat(drill.path)).mode & 0o777).toBe(0o600);
  });

  it('fill a database that was prepared and never used, and refuse any other, and an existing file', async () => {
    const url = await drill.newDatabase();
    await restoreBackup({ url, path: drill.path });
    await expect(restoreBackup({ url, path: drill.path })).rejects.toThrow('The database is not empty');
    await expect(writeBackup({ url, path: drill.path })).rejects.toThrow('exists already');
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length * 0.7)), /ends too early/],
    ['of something else', () => Buffer.from('hello'), /incorrect header check|no backup/],
    ['damaged in the middle', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, bytes.length / 2), Buffer.alloc(64, 0x55), bytes.subarray(bytes.length / 2 + 64)]), /./],
  ])('restore nothing from a file that is %s', async (_what, change, message) => {
    const broken = join(drill.folder, 'broken.tar.gz');
    await writeFile(broken, change(await readFile(drill.path)));
    const url = await drill.emptyDatabase();
    await expect(restoreBackup({ url, path: broken })).rejects.toThrow(message);
    const { rows } = await drill.pool(url).query<{ found: boolean }>(`select to_regclass('public.event') is not null as found`);
    if (rows[0]?.found === true) expect((await drill.pool(url).query('select from event limit 1')).rowCount).toBe(0);
    await restoreBackup({ url, path: drill.path });
  });
});
