import { issuedCsv } from './issued-csv';
import { samplePairs } from './testing/sample-pairs';

test('every quantile of every method is a line', () => {
  const lines = [...issuedCsv(samplePairs)].join('').trimEnd().split('\n');
  expect(lines[0]).toBe('origin,target,series,method,level,value,observed');
  // Eight pairs, four methods, twenty-three levels.
  expect(lines).toHaveLength(1 + 8 * 4 * 23);
  expect(lines[1]).toBe('2026-01-05T00:00:00.000Z,2026-01-05T01:00:00.000Z,ward-a,flow,0.01,20,20');
});
