import { killProductWhileStreaming } from './kill-product';

jest.setTimeout(1_200_000);

/** A short run of what `npm run test:faults` does with twenty kills. */
const KILLS = 3;

describe('kill -9 of the running product', () => {
  it('loses nothing, counts nothing twice, and leaves the ledger that the log gives', async () => {
    const row = await killProductWhileStreaming({ kills: KILLS, seed: 5, speed: 600, say: () => undefined });
    expect(row).toMatchObject({ injected: KILLS, lost: 0, duplicated: 0, wrongCells: 0, sameHash: true });
    expect(row.events).toBeGreaterThan(100);
  });
});
