import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BacktestQuestion, DatasetOutcome, IssuedQuantile } from '../backtest-dataset';
import { SHARED_DATA_DIR } from '../data-folder';
import { dateOfDay } from './ambulance-counts';
import { ambulanceDataset } from './ambulance-dataset';

const question = (part: Partial<BacktestQuestion>): BacktestQuestion => ({ dataDir: '', from: null, to: null, seasons: null, options: {}, onProgress: () => undefined, onIssued: null, ...part });
/** 2015-01-01. */
const FIRST_DAY = 16_436;
const DAYS = 430;
const count = (i: number, t: number): number => 100 + 40 * i + [15, 5, 0, 0, -5, -10, -5][t % 7]! + ((t * 37 + i * 11) % 17);

describe('on a small invented file', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ambulance-'));
    const rows = Array.from({ length: DAYS }, (_, t) => ['North', 'South'].map((name, i) => `${dateOfDay(FIRST_DAY + t)},${count(i, t)},${name}`)).flat();
    writeFileSync(join(folder, 'daily_responses_x.csv'), `Actual_dt,Actual_Value,ORA\n${rows.join('\n')}\n`);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('origins are weekly and all their targets lie inside the block', () => {
    const issued: IssuedQuantile[] = [];
    const outcome = ambulanceDataset.run(question({ dataDir: folder, from: '2015-11-20', to: '2016-03-04', onIssued: (row) => issued.push(row) })) as DatasetOutcome;
    // 105 days hold origins at 0, 7, 14 and 21 (21 + 84 = 105), of 2 regions and 84 days.
    expect(outcome.origins).toBe(4);
    expect(outcome.pairs).toBe(4 * 2 * 84);
    expect(issued).toHaveLength(outcome.pairs * 21);
    expect(issued.every(({ target }) => target < '2016-03-04')).toBe(true);
    expect(outcome.ours.mase!['7']).toBeLessThan(1);
  });

  test('a block that the data do not hold is refused with what they hold', () => {
    expect(ambulanceDataset.run(question({ dataDir: folder, from: '2016-01-01', to: '2017-01-01' }))).toEqual({ refused: expect.stringContaining('The data hold 2015-01-01 to 2016-03-05') });
    expect(ambulanceDataset.run(question({ dataDir: folder, from: '2015-02-01', to: '2016-01-01' }))).toEqual({ refused: expect.stringContaining('days after the first') });
  });

  test('a folder without the file is refused', () => {
    expect(ambulanceDataset.run(question({ dataDir: join(folder, 'none') }))).toEqual({ refused: expect.stringContaining('daily_responses') });
  });
});

const shared = join(SHARED_DATA_DIR, 'swast_ambulance');
test('a quarter of the real file, before the block that is judged', () => {
  if (!existsSync(shared)) {
    process.stderr.write(`skipped: no ambulance data in ${shared}\n`);
    return;
  }
  const outcome = ambulanceDataset.run(question({ dataDir: shared, from: '2015-06-01', to: '2015-09-07' })) as DatasetOutcome;
  expect(outcome.origins).toBe(3);
  expect(outcome.ours.mase!['7']).toBeLessThan(0.9);
});
