import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { RESPIRATORY_SETTINGS } from '@wardcast/forecasting';
import type { BacktestQuestion, IssuedQuantile } from '../backtest-dataset';
import { SHARED_DATA_DIR } from '../data-folder';
import { fluDataset } from './flu-dataset';
import { fluIssuer } from './flu-issues';
import { fluFixture, saturday } from './testing/flu-fixture';

/** The machine may be busy: patience, not a limit. */
const PATIENCE_MS = 240_000;
const question = (dataDir: string, more: Partial<BacktestQuestion> = {}): BacktestQuestion => ({ dataDir, from: null, to: null, seasons: null, options: {}, onProgress: () => undefined, onIssued: null, ...more });

test(
  'a folder in the hub’s layout is forecast and scored, with every quantile issued',
  async () => {
    const issued: IssuedQuantile[] = [];
    const outcome = await fluDataset.run(question(fluFixture({ scored: true }), { from: saturday(122), to: saturday(123), onIssued: (row) => issued.push(row) }));
    expect(outcome).toMatchObject({ from: saturday(122), origins: 1, pairs: 20, ours: { bySeason: { '2023-24': {} } } });
    expect(issued).toHaveLength(20 * 23);
    expect(issued.every(({ value }) => value >= 0)).toBe(true);
  },
  PATIENCE_MS,
);

test('a season that the folder does not hold is refused with the ones that it holds', async () => {
  const answer = await fluDataset.run(question(fluFixture({ scored: true }), { seasons: ['2031-32'] }));
  expect(answer).toEqual({ refused: expect.stringContaining('2023-24') });
});

const data = join(SHARED_DATA_DIR, 'flusight');
const withData = existsSync(data) ? test : test.skip;
if (!existsSync(data)) console.warn(`No data at ${data}: the forecast of real admissions is not tried.`);
withData(
  'real admissions: every state gets four ordered laws',
  () => {
    const small = { ...RESPIRATORY_SETTINGS, bags: 1, boost: { ...RESPIRATORY_SETTINGS.boost, rounds: 5 }, law: { ...RESPIRATORY_SETTINGS.law, trees: 2 } };
    const issues = fluIssuer(data, small)('2024-01-06');
    expect(issues).toHaveLength(52 * 4);
    for (const { members } of issues) for (const q of Object.values(members)) expect([...q]).toEqual([...q].sort((a, b) => a - b));
  },
  PATIENCE_MS,
);
