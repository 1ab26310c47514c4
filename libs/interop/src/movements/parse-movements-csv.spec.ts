import { parseMovementsCsv } from './parse-movements-csv';

const HEADER = 'visit_id,unit,from,to';

describe('parseMovementsCsv', () => {
  it('reads stays in the zone of the file', () => {
    const { stays, problems } = parseMovementsCsv(`${HEADER}\n7,Ward A,2026-07-01 10:00,2026-07-01 12:30:15\n`, 'Europe/London');
    // British Summer Time is one hour ahead of UTC.
    expect(stays).toEqual([{ visitId: '7', unitName: 'Ward A', from: Date.UTC(2026, 6, 1, 9), to: Date.UTC(2026, 6, 1, 11, 30, 15), line: 2 }]);
    expect(problems).toEqual([]);
  });

  it('understands the column names of other exports, in any case and order', () => {
    const { stays } = parseMovementsCsv('OUTTIME,CareUnit,hadm_id,intime\n2110-01-02 00:00:00,ICU,9,2110-01-01 00:00:00\n', 'UTC');
    expect(stays).toEqual([{ visitId: '9', unitName: 'ICU', from: Date.UTC(2110, 0, 1), to: Date.UTC(2110, 0, 2), line: 2 }]);
  });

  it.each([
    ['no visit', ',A,2026-01-01 00:00,2026-01-02 00:00', 'There is no visit.'],
    ['no unit', '1,,2026-01-01 00:00,2026-01-02 00:00', 'There is no unit.'],
    ['an unreadable time', '1,A,01/02/2026,2026-01-02 00:00', 'The time in "from" is not like 2024-01-31 14:05.'],
    ['an impossible hour', '1,A,2026-01-01 00:00,2026-01-02 25:00', 'The time in "to" is not like 2024-01-31 14:05.'],
    ['an end before the start', '1,A,2026-01-02 00:00,2026-01-01 00:00', 'The stay ends before it begins.'],
  ])('says which line has %s and keeps the others', (_, line, detail) => {
    const { stays, problems } = parseMovementsCsv(`${HEADER}\n${line}\n2,B,2026-01-01 00:00,2026-01-01 01:00\n`, 'UTC');
    expect(problems).toEqual([{ line: 2, detail }]);
    expect(stays.map((stay) => stay.line)).toEqual([3]);
  });

  it('refuses a file without the columns and names those it looks for', () => {
    expect(() => parseMovementsCsv('a,b\n1,2\n', 'UTC')).toThrow('no column for visit: one of visit_id, hadm_id');
  });
});
