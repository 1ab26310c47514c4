import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issuedLine, openIssuedCsv } from './issued-csv';

const row = { origin: Date.UTC(2026, 0, 5), target: '2026-01-06', series: 'a,"b"', level: 0.05, value: 7 };

test('instants are written in ISO form, dates as given, and text with a comma is quoted', () => {
  expect(issuedLine(row)).toBe('2026-01-05T00:00:00.000Z,2026-01-06,"a,""b""",0.05,7,\n');
  expect(issuedLine({ ...row, series: 'ed', observed: 9 })).toBe('2026-01-05T00:00:00.000Z,2026-01-06,ed,0.05,7,9\n');
});

test('the file holds every row under a header, also when there are more than one write takes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'issued-'));
  try {
    const csv = openIssuedCsv(join(folder, 'issued.csv'));
    for (let i = 0; i < 25_000; i++) csv.add(row);
    csv.close();
    const lines = readFileSync(join(folder, 'issued.csv'), 'utf8').trimEnd().split('\n');
    expect(lines[0]).toBe('origin,target,series,level,value,observed');
    expect(lines).toHaveLength(25_001);
    expect(lines.at(-1)).toBe(lines[1]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
