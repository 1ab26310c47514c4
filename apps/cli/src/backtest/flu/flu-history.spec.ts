import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { weekNumber } from '@wardcast/forecasting';
import { readHistory } from './flu-history';

const DAY_MS = 86_400_000;
const dates = Array.from({ length: 60 }, (_, k) => new Date(Date.UTC(2017, 9, 7) + 7 * k * DAY_MS).toISOString().slice(0, 10));

const parents: string[] = [];
afterAll(() => parents.forEach((parent) => rmSync(parent, { recursive: true })));

function folderWith(visits: readonly string[], surveillance: readonly string[]): string {
  const parent = mkdtempSync(join(tmpdir(), 'wardcast-history-'));
  parents.push(parent);
  mkdirSync(join(parent, 'respiratory_history'));
  mkdirSync(join(parent, 'flusight'));
  writeFileSync(join(parent, 'respiratory_history', 'ili_plus.csv'), `location,date,ili_pct,pos_pct\n${visits.join('\n')}\n`);
  writeFileSync(join(parent, 'respiratory_history', 'flusurv.csv'), `site,location,date,rate\n${surveillance.join('\n')}\n`);
  return join(parent, 'flusight');
}
const populations = new Map([['06', 39_000_000], ['US', 330_000_000]]);

test('visits x positive share and surveillance rates become rows, up to the date given', () => {
  const folder = folderWith(dates.map((date, k) => `06,${date},${2 + (k % 5)},50`), dates.map((date, k) => `California,06,${date},${1 + (k % 3)}`));
  const { rows, seriesCount } = readHistory(folder, dates[49]!, populations);
  expect(seriesCount).toBe(2);
  // Fifty weeks of each, the first five without six weeks before them.
  expect(rows!.count).toBe(2 * 45);
  expect(Math.max(...rows!.weeks)).toBe(weekNumber(Date.parse(`${dates[49]}T00:00:00Z`)));
  const [surveillance, visits] = [rows!.owners[0]!, rows!.owners[45]!];
  expect(surveillance.series).toMatchObject({ signal: 'surveillance', population: 9_750_000, region: 9 });
  expect(visits.series.rates[rows!.weeks[45]!]).toBe(1);
});

test('weeks of the pandemics and unknown places are left out', () => {
  const pandemic = Array.from({ length: 60 }, (_, k) => new Date(Date.UTC(2020, 3, 4) + 7 * k * DAY_MS).toISOString().slice(0, 10));
  expect(readHistory(folderWith(pandemic.map((date) => `06,${date},2,50`), dates.map((date) => `Nowhere,99,${date},1`)), '2024-07-01', populations)).toMatchObject({ seriesCount: 0, rows: { count: 0 } });
});
