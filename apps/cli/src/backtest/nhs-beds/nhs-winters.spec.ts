import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWinters } from './nhs-winters';

const NOWHERE = join(tmpdir(), 'no-such-folder');
const HEAD = 'winter,code,date,ga_beds_open,ga_beds_occupied';

function folderOf(lines: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'winters-'));
  writeFileSync(join(folder, 'trusts_daily_to_2031.csv'), [HEAD, ...lines].join('\n'));
  return folder;
}

test('winters come on one axis of days, a wrong or repeated row leaves the first right one', () => {
  // 2030-12-01 is a Sunday.
  const data = readWinters(folderOf(['later3031,AAA,2030-12-01,510,500', 'later3031,AAA,2030-12-01,510,777', 'later3031,AAA,2030-12-02,510,12', 'later3031,BBB,2030-12-02,,80']), NOWHERE)!;
  const own = data.winters.find(({ name }) => name === 'later3031')!;
  expect(own.lastDay - own.firstDay).toBe(1);
  const at = own.firstDay - data.panel.firstDay;
  const of = (code: string): Float64Array => data.panel.counts[data.panel.units.indexOf(code)]!;
  expect(of('AAA')[at]).toBe(500);
  expect(of('AAA')[at + 1]).toBeNaN();
  expect(of('BBB')[at + 1]).toBe(80);
  expect(data.panel.capacity![data.panel.units.indexOf('BBB')]![at + 1]).toBeNaN();
});

test('a winter without any weekend report is left out', () => {
  const data = readWinters(folderOf(['later3031,AAA,2030-12-01,510,500', 'weekdays,AAA,2029-12-03,510,500']), NOWHERE)!;
  expect(data.winters.map(({ name }) => name)).not.toContain('weekdays');
});

test('earlier winters come from elsewhere, and a winter that both have from the asked folder', () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
  mkdirSync(join(elsewhere, 'nhs_winter_sitreps'));
  writeFileSync(join(elsewhere, 'nhs_winter_sitreps', 'trusts_daily.csv'), [HEAD, 'before,AAA,2029-12-02,510,400', 'later3031,AAA,2030-12-01,510,999'].join('\n'));
  const data = readWinters(folderOf(['later3031,AAA,2030-12-01,510,500']), elsewhere)!;
  expect(data.winters.map(({ name }) => name)).toEqual(['before', 'later3031']);
  expect([data.panel.counts[0]![0], data.panel.counts[0]!.at(-1)]).toEqual([400, 500]);
});

test('no file anywhere is no panel', () => {
  expect(readWinters(NOWHERE, NOWHERE)).toBeNull();
});
