import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ProductProcess } from '@wardcast/runtime';

const TIMEOUT_MS = 240_000;
const POLL_MS = 10;

describe('a product that ends while it starts', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wardcast-stop-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** Starts it on an empty data folder and waits until it says so; `after` is what it has said since. */
  const startUntil = async (line: string): Promise<{ readonly product: ProductProcess; readonly after: () => readonly string[] }> => {
    const product = await ProductProcess.start('api', { WARDCAST_DATA_DIR: join(folder, 'data') });
    const reached = (): number => product.lines().findIndex((said) => said.startsWith(line));
    while (reached() < 0) await sleep(POLL_MS);
    return { product, after: () => product.lines().slice(reached() + 1) };
  };
  const left = async (): Promise<readonly string[]> => (await readdir(join(folder, 'data'), { recursive: true })).filter((name) => /\.new|postmaster\.pid|owner\.lock|database-url/.test(name));

  it.each([
    ['Creating the database', 'SIGTERM'],
    ['Preparing the tables', 'SIGINT'],
    ['Loading the last eight weeks', 'SIGHUP'],
  ] as const)('ends cleanly at "%s" by %s: no error is told, nothing goes on, no database is left running', async (line, signal) => {
    const { product, after } = await startUntil(line);
    const code = await product.end(signal);
    expect(after().filter((said) => said !== 'Stopping.' && !said.startsWith('Loading the last'))).toEqual([]);
    expect(code).toBe(0);
    expect(await left()).toEqual([]);
  }, TIMEOUT_MS);

  it('says first that the database has ended, whatever else fails with it', async () => {
    const { product, after } = await startUntil('Loading the last eight weeks');
    const pidFile = await readFile(join(folder, 'data', 'cluster', 'postmaster.pid'), 'utf8');
    process.kill(Number(pidFile.split('\n')[0]), 'SIGKILL');
    expect(await product.exited()).toBe(1);
    // Beside the log: what listened to the database may notice its end a moment earlier.
    expect(after().filter((said) => !said.startsWith('Loading the last') && !said.startsWith('{'))[0]).toContain('What was stored is safe: start again.');
  }, TIMEOUT_MS);
});
