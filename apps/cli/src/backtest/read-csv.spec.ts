import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCsv } from './read-csv';

test('rows are read by the names of the header; quotes, a byte-order mark and empty lines are no trouble', () => {
  const folder = mkdtempSync(join(tmpdir(), 'csv-'));
  try {
    writeFileSync(join(folder, 'x.csv'), '\uFEFFday,n\r\n2018-01-01,"4,5"\r\n\r\n2018-01-02,6\r\n');
    expect(readCsv(join(folder, 'x.csv'))).toEqual([{ day: '2018-01-01', n: '4,5' }, { day: '2018-01-02', n: '6' }]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
