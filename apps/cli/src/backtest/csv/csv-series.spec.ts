import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCsvSeries } from './csv-series';

function read(text: string, zone?: string): ReturnType<typeof readCsvSeries> {
  const path = join(mkdtempSync(join(tmpdir(), 'csv-')), 'counts.csv');
  writeFileSync(path, text);
  return readCsvSeries(path, zone);
}
const refusal = (text: string, zone?: string): string => {
  const answer = read(text, zone);
  return 'refused' in answer ? answer.refused : '';
};
const HOUR = Date.parse('2024-05-01T00:00:00Z') / 3_600_000;

test('series come sorted by time, empty cells stay unknown, the header may be in capitals', () => {
  const answer = read('\uFEFFTime, Series,VALUE\n2024-05-02,a,3\n2024-05-01,a,\n2024-05-01T13:30,b,7\n');
  expect(answer).toEqual({
    series: [
      { name: 'a', hours: [HOUR, HOUR + 24], values: [NaN, 3] },
      { name: 'b', hours: [HOUR + 13.5], values: [7] },
    ],
    notes: [],
  });
});

test('instants are put on the clock of the zone', () => {
  // London is an hour ahead of UTC in May.
  expect(read('time,value\n2024-05-01T12:00Z,1\n', 'Europe/London')).toMatchObject({ series: [{ name: 'all', hours: [HOUR + 13] }] });
});

test.each([
  ['day,value\n2024-05-01,1\n', 'no column "time"'],
  ['time,count\n2024-05-01,1\n', 'no column "value"'],
  ['time,value\nsoon,1\n', 'Line 2: "soon" is no time'],
  ['time,value\n2024-13-01,1\n', 'Line 2'],
  ['time,value\n2024-05-01,many\n', 'Line 2: "many" is no number'],
  ['time,value\n2024-05-01,1\n2024-05-01,2\n', 'Line 3: all has a second value'],
  ['time,value\n2024-05-01T00:00Z,1\n', '--zone'],
  ['time,value\n', 'no rows'],
])('says what is wrong and where: %j', (text, expected) => {
  expect(refusal(text)).toContain(expected);
});

test('an unknown zone is refused, the same row twice is read once and said', () => {
  expect(refusal('time,value\n2024-05-01,1\n', 'Mars/Base')).toContain('no time zone "Mars/Base"');
  expect(read('time,value\n2024-05-01,1\n2024-05-01,1\n')).toMatchObject({ notes: ['1 repeated row was read once.'] });
});

test('the hour that autumn repeats may hold two values when the text tells them apart', () => {
  expect(read('time,value\n2024-10-27T01:00+01:00,1\n2024-10-27T01:00+00:00,2\n', 'Europe/London')).toMatchObject({ series: [{ values: [2] }] });
});
