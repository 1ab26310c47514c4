import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { olderHistoryPosition } from '@wardcast/application';
import type { BatchResult } from '@wardcast/application';
import { StartupDocument } from '@wardcast/contract';
import type { Startup } from '@wardcast/contract';
import { ProductProcess, SAMPLE_IDENTITY_KEY, openOrJoinAdapters, sampleSourceId } from '@wardcast/runtime';
import type { Adapters, SampleIdentity } from '@wardcast/runtime';
import { sampleFacility } from '@wardcast/simulation';
import { DAY_MS, startOfLocalDay } from '@wardcast/timeseries';
import { postGraphql } from '../testing/post-graphql';

const TIMEOUT_MS = 240_000;
const POLL_MS = 50;
/** Two days in place of eight weeks, and a month in place of a year, so that a test does not wait for loads. */
const RECENT_DAYS = 2;
const OLDER_DAYS = 30;
/** The import commits at whole batches of 5,000, so that one that finds this place taken was overtaken. */
const BROKEN_OFFSET = 5_003n;
const MENDED_OFFSET = 10_000n;

async function withDatabase<T>(dataDir: string, use: (adapters: Adapters) => Promise<T>): Promise<T> {
  const adapters = await openOrJoinAdapters({ dataDir, databaseUrl: null, kafka: null }, () => undefined);
  try {
    return await use(adapters);
  } finally {
    await adapters.close();
  }
}

/** Moves the position of the older import, and nothing else. */
function emptyBatch(identity: SampleIdentity, expectedOffset: bigint, nextOffset: bigint): BatchResult {
  return {
    position: olderHistoryPosition(sampleSourceId(identity)), expectedOffset, nextOffset, facilityId: sampleFacility().facilityId, stream: 'history', committedAt: 0,
    applied: [], deadLetters: [], visits: [], unitHours: [], live: [], parked: [], released: [], conflicts: [], heartbeats: new Map(), duplicates: 0,
  };
}

describe('the older part of the sample year', () => {
  let folder = '';
  let dataDir = '';
  let identity: SampleIdentity;
  let product: ProductProcess | null = null;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wardcast-year-'));
    // As a checkout is: the database of a closed folder would live elsewhere, and stay there.
    await chmod(folder, 0o755);
    dataDir = join(folder, 'data');
    const now = Date.now();
    const daysAgo = (days: number): number => startOfLocalDay(sampleFacility().timeZone, now - days * DAY_MS);
    identity = { seed: 1, leavingHours: 'afternoon', epoch: daysAgo(RECENT_DAYS + OLDER_DAYS), recentFrom: daysAgo(RECENT_DAYS), streamFrom: now };
  });
  afterEach(async () => {
    await product?.end('SIGTERM');
    product = null;
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const begin = (): Promise<void> =>
    withDatabase(dataDir, async ({ stores }) => {
      await stores.migrate();
      await stores.appState.write(SAMPLE_IDENTITY_KEY, identity);
    });
  const moveOlder = (from: bigint, to: bigint): Promise<unknown> => withDatabase(dataDir, ({ stores }) => stores.ingestStore.commitBatch(emptyBatch(identity, from, to)));
  const olderOffset = (): Promise<bigint | null> => withDatabase(dataDir, ({ stores }) => stores.ingestStore.readPosition(olderHistoryPosition(sampleSourceId(identity))));
  const startup = async (): Promise<Startup> => (await postGraphql(product!.url, StartupDocument, {})).data!.startup;
  /** Waits until the product, which must not end meanwhile, tells what is wanted. */
  const startupWhen = async (wanted: (state: Startup) => boolean): Promise<Startup> => {
    for (;;) {
      const state = await startup().catch((error: unknown) => {
        throw new Error(`The product does not answer. It said:\n${product!.lines().join('\n')}`, { cause: error });
      });
      if (wanted(state)) return state;
      await sleep(POLL_MS);
    }
  };
  const start = async (): Promise<void> => {
    product = await ProductProcess.start('api', { WARDCAST_DATA_DIR: dataDir });
  };
  const saying = async (text: string): Promise<string> => {
    while (product !== null && !said(text)) await sleep(POLL_MS);
    return text;
  };
  const said = (text: string): boolean => product!.lines().some((line) => line.includes(text));

  it('that cannot be loaded leaves the board live, is told in the log and on the board, and is taken up at the next start', async () => {
    await begin();
    await moveOlder(0n, BROKEN_OFFSET);
    await start();
    const state = await startupWhen(({ ready, backgroundFraction }) => ready && backgroundFraction === null);
    const note = 'The older part of the sample year could not be loaded. The board goes on without it; the next start takes it up where it stopped.';
    expect(state).toMatchObject({ ready: true, phase: 'live', backgroundFraction: null, backgroundNote: note });
    expect(product!.lines().filter((line) => line.includes(note)).map((line) => (JSON.parse(line) as { readonly fault: string }).fault)).toEqual([expect.stringContaining('was overtaken at 5003')]);
    expect((await product!.probe('/readyz')).status).toBe(200);
    expect(await product!.end('SIGTERM')).toBe(0);

    await moveOlder(BROKEN_OFFSET, MENDED_OFFSET);
    await start();
    await startupWhen(({ ready, backgroundFraction }) => ready && backgroundFraction !== 0);
    expect((await olderOffset())!).toBeGreaterThan(MENDED_OFFSET);
    expect(said(note)).toBe(false);
    expect(await product!.end('SIGTERM')).toBe(0);
  }, TIMEOUT_MS);

  it('waits for room: too small a disk is refused before anything is loaded, and one that fills up keeps the board and loses no more than the older part', async () => {
    if (!mounts(['-t', 'tmpfs', '-o', 'size=300m', 'tmpfs', folder])) {
      console.log('Not run: this account may not mount a disk of a size of its own.');
      return;
    }
    try {
      await chmod(folder, 0o755);
      await begin();
      await start();
      expect(await Promise.race([product!.exited(), saying('Loading')])).toBe(1);
      expect(product!.lines().filter((line) => /needed|Loading/.test(line))).toEqual([expect.stringMatching(`^The sample hospital does not fit: 656 MB of free space are needed, and 2\\d\\d MB are free on the disk that holds ${dataDir}\\.`)]);

      mounts(['-o', 'remount,size=3g', folder]);
      await start();
      await startupWhen(({ phase }) => phase === 'models');
      mounts(['-o', 'remount,size=600m', folder]);
      const full = await startupWhen(({ ready, backgroundFraction }) => ready && backgroundFraction === null);
      expect(full).toMatchObject({ ready: true, backgroundNote: expect.stringMatching(/^The older part of the sample year is left out: with it 1,\d{3} MB of free space are needed, and \d{3} MB are free/) as unknown });
      expect((await product!.probe('/readyz')).status).toBe(200);
      expect(await product!.end('SIGTERM')).toBe(0);

      // The next start says so at once, in the log as well, and is not refused.
      await start();
      const { backgroundNote, ready } = await startupWhen((state) => state.backgroundNote !== null);
      expect([ready, said(backgroundNote!)]).toEqual([false, true]);
      expect(await product!.end('SIGTERM')).toBe(0);
    } finally {
      await product?.end('SIGTERM');
      execFileSync('umount', ['--lazy', folder]);
    }
  }, TIMEOUT_MS);
});

/** Whether it could. */
function mounts(args: readonly string[]): boolean {
  try {
    execFileSync('mount', args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
