import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOccupancy } from './occupancy-panel';

const NOWHERE = join(tmpdir(), 'no-such-folder');

test('several files make one grid: new sites, repeated hours and blanks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sites-'));
  writeFileSync(join(folder, 'patients_present_to_2031-01.csv'), 'local_time,77\n2031-01-01T00:45,5\n2031-01-01T01:45,\n');
  writeFileSync(join(folder, 'patients_present_to_2031-02.csv'), 'local_time,77,88\n2031-01-01T00:45,6,2\n2031-01-01T03:46,7,x\n');
  writeFileSync(join(folder, 'sites.csv'), 'site_id,region\n77,North\n');
  const panel = readOccupancy(folder, NOWHERE)!;
  const hour = (Date.parse('2031-01-01T00:00:00Z') / 86_400_000 - panel.firstDay) * 24;
  const of = (site: string): Float64Array => panel.counts[panel.sites.indexOf(site)]!;
  expect(Array.from(of('77').subarray(hour, hour + 4))).toEqual([6, NaN, NaN, 7]);
  expect(Array.from(of('88').subarray(hour, hour + 4))).toEqual([2, NaN, NaN, NaN]);
  expect(panel.regions[panel.sites.indexOf('77')]).not.toBe(panel.regions[panel.sites.indexOf('88')]);
  expect(panel.holidays[hour / 24]).toBe(1);
});

test('a folder without the file has no panel', () => {
  expect(readOccupancy(mkdtempSync(join(tmpdir(), 'empty-')), NOWHERE)).toBeNull();
});
