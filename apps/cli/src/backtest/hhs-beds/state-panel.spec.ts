import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readStates } from './state-panel';

test('reads separators, slashes, a byte-order mark and rows in any order; zeros and early days are no reports', () => {
  const folder = mkdtempSync(join(tmpdir(), 'states-'));
  writeFileSync(join(folder, 'a.csv'), '\uFEFFstate,date,inpatient_beds,inpatient_beds_used\nMT,2021/06/22,"2,915","1,876"\nID,2021-06-21,100,0\nMT,2020/03/01,900,800\n');
  writeFileSync(join(folder, 'b.csv'), 'other\n1\n');
  const panel = readStates(folder)!;
  expect(panel.units).toEqual(['ID', 'MT']);
  expect(panel.days).toBe(2);
  expect(Array.from(panel.counts[1]!)).toEqual([NaN, 1_876]);
  expect(Array.from(panel.counts[0]!)).toEqual([NaN, NaN]);
  expect(panel.capacity![1]![1]).toBe(2_915);
});

test('a folder without such a file has no panel', () => {
  expect(readStates(mkdtempSync(join(tmpdir(), 'none-')))).toBeNull();
});
