import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Adapters } from '@wardcast/runtime';
import { openSmallProduct } from '../testing/small-product';
import { runReplay } from './replay-command';

jest.setTimeout(240_000);

describe('replay --from', () => {
  let dataDir: string;
  let product: Adapters;
  let printed: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'wardcast-rebuild-spec-'));
    product = await openSmallProduct(dataDir);
  }, 240_000);
  afterAll(async () => {
    await product.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  beforeEach(() => {
    printed = '';
    const keep = (text: string | Uint8Array): boolean => {
      printed += String(text);
      return true;
    };
    jest.spyOn(process.stdout, 'write').mockImplementation(keep);
    jest.spyOn(process.stderr, 'write').mockImplementation(keep);
  });
  afterEach(() => jest.restoreAllMocks());

  it('refuses what it cannot read', async () => {
    expect(await runReplay(['--from', 'yesterday', '--data-dir', dataDir])).toBe(2);
    expect(printed).toContain('--from takes "all", a store position');
  });

  it('compares beside a running product, exchanges only without one, and says why', async () => {
    expect(await runReplay(['--from', 'all', '--compare', '--data-dir', dataDir])).toBe(0);
    expect(printed).toMatch(/equal to the live one\nfacilities 1, events \d{3,}, equal 1, exchanged 0\n$/);
    expect(await runReplay(['--from', 'all', '--data-dir', dataDir])).toBe(1);
    expect(printed).toContain('The product is running on these data: it would go on with the ledger that it holds in memory');
    await product.close();
    expect(await runReplay(['--from', '1', '--data-dir', dataDir])).toBe(0);
    expect(printed).toMatch(/exchanged; 0 stays, 0 hours, 0 waiting events differed\nfacilities 1, events \d+, equal 1, exchanged 1\n$/);
  });
});
