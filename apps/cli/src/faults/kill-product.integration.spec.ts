import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepPrinted } from '../testing/keep-printed';
import type { FaultRow } from './fault-row';
import { runFaults } from './faults-command';

jest.setTimeout(1_200_000);

/** What the short form has; the long one has twenty. */
const KILLS = 3;

describe('kill -9 of the running product', () => {
  const printed = keepPrinted();

  it('loses nothing, counts nothing twice, and leaves the ledger that the log gives', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wardcast-faults-'));
    const json = join(folder, 'faults.json');
    expect(await runFaults(['--embedded', '--short', '--seed', '5', '--json', json])).toBe(0);
    const { seed, rows } = JSON.parse(await readFile(json, 'utf8')) as { readonly seed: number; readonly rows: readonly FaultRow[] };
    await rm(folder, { recursive: true });
    expect(seed).toBe(5);
    expect(rows).toEqual([expect.objectContaining({ injected: KILLS, lost: 0, duplicated: 0, wrongCells: 0, sameHash: true })]);
    expect(rows[0]!.events).toBeGreaterThan(100);
    expect(printed.text()).toContain('kill -9 of the product while streaming: injected 3');
  });
});
