import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Adapters } from '@wardcast/runtime';
import { openSmallProduct } from '../testing/small-product';
import { runReplay } from './replay-command';
import { keepPrinted } from '../testing/keep-printed';

jest.setTimeout(240_000);

describe('replay --from', () => {
  let dataDir: string;
  let product: Adapters;
  const printed = keepPrinted();
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'wardcast-rebuild-spec-'));
    product = await openSmallProduct(dataDir);
  }, 240_000);
  afterAll(async () => {
    await product.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('refuses what it cannot read', async () => {
    expect(await runReplay(['--from', 'yesterday', '--data-dir', dataDir])).toBe(2);
    expect(printed.text()).toContain('--from takes "all", a store position');
  });

  it('compares beside a running product, exchanges only without one, and says why', async () => {
    expect(await runReplay(['--from', 'all', '--compare', '--data-dir', dataDir])).toBe(0);
    expect(printed.text()).toMatch(/equal to the live one\nfacilities 1, events \d{3,}, equal 1, exchanged 0\n$/);
    expect(await runReplay(['--from', 'all', '--data-dir', dataDir])).toBe(1);
    expect(printed.text()).toContain('The product is running on these data: it would go on with the ledger that it holds in memory');
    await product.close();
    expect(await runReplay(['--from', '1', '--data-dir', dataDir])).toBe(0);
    expect(printed.text()).toMatch(/exchanged; 0 stays, 0 hours, 0 waiting events differed\nfacilities 1, events \d+, equal 1, exchanged 1\n$/);
  });
});
