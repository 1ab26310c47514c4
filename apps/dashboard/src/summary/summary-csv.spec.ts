import { summaryCsv } from './summary-csv';
import { summaryFixture } from './summary.fixture';

it('writes the quarter of every measure, with what is hidden hidden', () => {
  const lines = summaryCsv(summaryFixture(), [['Week', '2026-W47']]).split('\r\n');
  expect(lines[0]).toBe('Week,2026-W47');
  expect(lines[2]).toMatch(/^Measure,Unit,2026-W36,.*,2026-W47,Mean,Usual from,Usual to,Same week last year,Reading$/);
  expect(lines[3]).toBe('Mean occupancy,percent,93,94,93,94,93,94,93,94,93,94,93,94,100,90,110,No data,Usual variation');
  expect(lines[6]).toBe(`Cancelled electives,count,${Array.from({ length: 12 }, () => 'Hidden').join(',')},No data,No data,No data,No data,Not judged`);
});
