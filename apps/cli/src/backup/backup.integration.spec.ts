import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Adapters } from '@wardcast/runtime';
import { runReplay } from '../replay/replay-command';
import { runRestore } from '../restore/restore-command';
import { openSmallProduct } from '../testing/small-product';
import { runBackup } from './backup-command';
import { keepPrinted } from '../testing/keep-printed';

jest.setTimeout(240_000);

describe('backup and restore from the command line', () => {
  let folder: string;
  let product: Adapters;
  const printed = keepPrinted();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wardcast-backup-spec-'));
    product = await openSmallProduct(join(folder, 'data'));
  }, 240_000);
  afterAll(async () => {
    await product.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('back up a running product, and put it into a new folder with the same state, which its events give as well', async () => {
    const file = join(folder, 'product.tar.gz');
    expect(await runBackup([file, '--data-dir', join(folder, 'data')])).toBe(0);
    const hash = /state hash ([0-9a-f]{64})/.exec(printed.text())?.[1];
    expect(hash).toBeDefined();
    expect(await runRestore([file, '--data-dir', join(folder, 'new')])).toBe(0);
    expect(printed.text()).toContain(`state hash ${hash}, as backed up`);
    expect(printed.text()).toMatch(/spec\/0 goes on at \d+/);
    await expect(runRestore([file, '--data-dir', join(folder, 'new')])).rejects.toThrow('The database is not empty');
    printed.clear();
    expect(await runReplay(['--from', 'all', '--data-dir', join(folder, 'new')])).toBe(0);
    expect(printed.text()).toContain(`state hash ${hash}, equal to the live one`);
  });

  it.each([
    { name: 'backup', run: runBackup, argv: [], code: 2, complaint: 'Into which file?' },
    { name: 'restore', run: runRestore, argv: [], code: 2, complaint: 'From which file?' },
    { name: 'restore', run: runRestore, argv: ['nowhere.tar.gz'], code: 1, complaint: 'nowhere.tar.gz cannot be read' },
  ])('$name says what is missing before it touches a database: $complaint', async ({ run, argv, code, complaint }) => {
    expect(await run(argv)).toBe(code);
    expect(printed.text()).toContain(complaint);
  });
});
