import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BacktestQuestion, DatasetOutcome, IssuedQuantile } from '../backtest-dataset';
import { SHARED_DATA_DIR } from '../data-folder';
import { monashDataset } from './monash-dataset';

const question = (part: Partial<BacktestQuestion>): BacktestQuestion => ({ dataDir: '', from: null, to: null, seasons: null, options: {}, onProgress: () => undefined, onIssued: null, ...part });
const MONTHS = 60;
/** Two products at four places: enough months of errors for a band. */
const SERIES = ['A', 'A.1', 'A.2', 'A.3', 'B', 'B.1', 'B.2', 'B.3'];
const count = (i: number, t: number): number => 20 + 5 * i + [9, 6, 2, 0, -2, -5, -6, -4, -2, 0, 1, 1][t % 12]! + ((t * 7 + i * 3) % 5);

describe('on a small invented file', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'monash-'));
    const rows = Array.from({ length: MONTHS }, (_, t) => [`${2000 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, '0')}-01`, ...SERIES.map((_, i) => count(i, t))].join(','));
    writeFileSync(join(folder, 'hospital_wide.csv'), `month,${SERIES.join(',')}\n${rows.join('\n')}\n`);
    writeFileSync(join(folder, 'PUBLISHED.md'), '| | Theta |\n|---|---|\n| mean MASE | **0.9** |\n\n| model | MASE | CRPS |\n|---|---|---|\n| x | 0.8 | 0.05 |\n');
    writeFileSync(join(folder, 'published_fev_x.csv'), 'benchmark,model,dataset,horizon,windows,MASE\nchronos,y,monash_hospital,12,1,0.7\nfev,z,hospital,12,4,0.6\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('the last year is held out, and published rows are on our pairs', () => {
    const issued: IssuedQuantile[] = [];
    const outcome = monashDataset.run(question({ dataDir: folder, onIssued: (row) => issued.push(row) })) as DatasetOutcome;
    expect(outcome).toMatchObject({ from: '2004-01-01', to: '2005-01-01', origins: 1, pairs: 8 * 12 });
    expect(issued).toHaveLength(8 * 12 * 11);
    expect(outcome.published).toEqual([
      { name: 'Monash archive Theta', metric: 'mase', value: 0.9, samePairs: true },
      { name: 'GIFT-Eval x', metric: 'mase', value: 0.8, samePairs: true },
      { name: 'GIFT-Eval x', metric: 'crps', value: 0.05, samePairs: true },
      { name: 'fev y', metric: 'mase', value: 0.7, samePairs: true },
    ]);
  });

  test('another block is scored on its own months, and no published row is claimed', () => {
    const outcome = monashDataset.run(question({ dataDir: folder, from: '2003-01-01', to: '2003-07-01' })) as DatasetOutcome;
    expect(outcome.pairs).toBe(8 * 6);
    expect(Object.keys(outcome.ours.mase!)).toEqual(['6']);
    expect(outcome.published.some(({ samePairs }) => samePairs)).toBe(false);
  });

  test('a block that the data do not hold, and a folder without data, are refused', () => {
    expect(monashDataset.run(question({ dataDir: folder, from: '2001-01-01' }))).toEqual({ refused: expect.stringContaining('24 months into the data (2002-01-01)') });
    expect(monashDataset.run(question({ dataDir: join(folder, 'none') }))).toEqual({ refused: expect.stringContaining('hospital_wide') });
  });
});

const shared = join(SHARED_DATA_DIR, 'monash_hospital');
test('four years of the real file, before the block that is judged', () => {
  if (!existsSync(shared)) {
    process.stderr.write(`skipped: no monthly hospital counts in ${shared}\n`);
    return;
  }
  const outcome = monashDataset.run(question({ dataDir: shared, from: '2003-01-01', to: '2003-04-01' })) as DatasetOutcome;
  expect(outcome.ours.mase!['3']).toBeLessThan(1.2);
});
