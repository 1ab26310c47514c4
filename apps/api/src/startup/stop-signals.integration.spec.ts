import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ProductProcess } from '@wardcast/runtime';

const TIMEOUT_MS = 240_000;
const POLL_MS = 10;

describe('a product that is told to stop while it starts', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wardcast-stop-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** Starts it on an empty data folder, waits until it says so, and sends the signal. */
  const stopAt = async (line: string, signal: NodeJS.Signals): Promise<{ readonly code: number | null; readonly after: readonly string[] }> => {
    const product = await ProductProcess.start('api', { WARDCAST_DATA_DIR: join(folder, 'data') });
    const reached = (): number => product.lines().findIndex((said) => said.startsWith(line));
    while (reached() < 0) await sleep(POLL_MS);
    const code = await product.end(signal);
    return { code, after: product.lines().slice(reached() + 1) };
  };
  const left = async (): Promise<readonly string[]> => (await readdir(join(folder, 'data'), { recursive: true })).filter((name) => /\.new|postmaster\.pid|owner\.lock|database-url/.test(name));

  it.each([
    ['Creating the database', 'SIGTERM'],
    ['Preparing the tables', 'SIGINT'],
    ['Loading the last eight weeks', 'SIGHUP'],
  ] as const)('ends cleanly at "%s" by %s: no error is told, nothing goes on, no database is left running', async (line, signal) => {
    const { code, after } = await stopAt(line, signal);
    expect(after.filter((said) => said !== 'Stopping.' && !said.startsWith('Loading the last'))).toEqual([]);
    expect(code).toBe(0);
    expect(await left()).toEqual([]);
  }, TIMEOUT_MS);
});
