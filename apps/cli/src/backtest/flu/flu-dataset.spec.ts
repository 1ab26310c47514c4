import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { RESPIRATORY_SETTINGS } from '@wardcast/forecasting';
import type { BacktestQuestion, IssuedQuantile } from '../backtest-dataset';
import { SHARED_DATA_DIR } from '../data-folder';
import { fluDataset } from './flu-dataset';
import { fluIssuer } from './flu-issues';
import { fluFixture, saturday } from './testing/flu-fixture';

/** The machine may be busy: patience, not a limit. */
const PATIENCE_MS = 240_000;
const question = (dataDir: string, more: Partial<BacktestQuestion> = {}): BacktestQuestion => ({ dataDir, from: null, to: null, seasons: null, options: {}, onProgress: () => undefined, onIssued: null, ...more });

describe('on a small invented folder', () => {
  let folder = '';
  beforeAll(() => {
    folder = fluFixture({ scored: true });
  });
  afterAll(() => rmSync(dirname(folder), { recursive: true }));

  test(
    'a part of a season is forecast and scored, with every quantile issued',
    async () => {
      const issued: IssuedQuantile[] = [];
      const outcome = await fluDataset.run(question(folder, { from: saturday(122), to: saturday(123), onIssued: (row) => issued.push(row) }));
      expect(outcome).toMatchObject({ from: saturday(122), origins: 1, pairs: 20, ours: { bySeason: { '2023-24': {} } } });
      expect(issued).toHaveLength(20 * 23);
      expect(issued.every(({ value }) => value >= 0)).toBe(true);
    },
    PATIENCE_MS,
  );

  test('a season that the folder does not hold is refused with the ones that it holds', async () => {
    expect(await fluDataset.run(question(folder, { seasons: ['2031-32'] }))).toEqual({ refused: expect.stringContaining('2023-24') });
  });
});

const data = join(SHARED_DATA_DIR, 'flusight');
test(
  'real admissions: every state gets four ordered laws',
  () => {
    if (!existsSync(data)) {
      process.stderr.write(`skipped: no influenza admissions in ${data}\n`);
      return;
    }
    const small = { ...RESPIRATORY_SETTINGS, members: RESPIRATORY_SETTINGS.members.filter(({ boosted }) => !boosted), law: { ...RESPIRATORY_SETTINGS.law, trees: 2 } };
    const issues = fluIssuer(data, small)('2024-01-06');
    expect(issues).toHaveLength(52 * 4);
    for (const { members } of issues) for (const q of Object.values(members)) expect([...q]).toEqual([...q].sort((a, b) => a - b));
  },
  PATIENCE_MS,
);
