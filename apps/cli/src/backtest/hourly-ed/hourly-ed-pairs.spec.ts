import { listedPairs, protocolPairs } from './hourly-ed-pairs';

const HOUR_MS = 3_600_000;
const from = Date.UTC(2017, 0, 1);
const series = { from, counts: new Float64Array(300 * 24).fill(3) };
const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

test('origins are local midnight and noon, and every target of the block is forecast', () => {
  const pairs = protocolPairs(series, dayOf('2017-02-01'), dayOf('2017-02-02'));
  // Each of the 24 hours lies within 0 to 48 h of four origins; the midnight hour and the noon hour of five.
  expect(pairs).toHaveLength(24 * 4 + 2);
  expect(new Set(pairs.map(({ target }) => target)).size).toBe(24);
  for (const { origin, target } of pairs) {
    expect(origin % 12).toBe(0);
    expect(target - origin).toBeLessThanOrEqual(48);
    expect(target).toBeGreaterThanOrEqual(origin);
  }
});

test('in summer the origins follow the wall clock', () => {
  const pairs = protocolPairs(series, dayOf('2017-07-01'), dayOf('2017-07-02'));
  expect(new Set(pairs.map(({ origin }) => new Date(from + origin * HOUR_MS).getUTCHours()))).toEqual(new Set([23, 11]));
});

test('targets beyond the data or not known are left out', () => {
  const counts = series.counts.slice(0, 31 * 24 + 6);
  counts[31 * 24 + 2] = NaN;
  const targets = protocolPairs({ from, counts }, dayOf('2017-02-01'), dayOf('2017-02-02')).map(({ target }) => target - 31 * 24);
  expect([...new Set(targets)].sort()).toEqual([0, 1, 3, 4, 5]);
});

test('listed pairs keep their row and are ordered by origin', () => {
  const rows = [
    { issue_utc: '2017-02-01T12:00:00Z', target_utc: '2017-02-01T13:00:00Z' },
    { issue_utc: '2017-02-01T00:00:00Z', target_utc: '2017-02-01T05:00:00Z' },
    { issue_utc: '2017-02-01T00:00:00Z', target_utc: '2017-02-03T00:00:00Z' },
  ];
  const pairs = listedPairs(series, rows, { fromDay: dayOf('2017-02-01'), toDay: dayOf('2017-02-02') });
  expect(pairs).toEqual([
    { row: 1, origin: 31 * 24, target: 31 * 24 + 5 },
    { row: 0, origin: 31 * 24 + 12, target: 31 * 24 + 13 },
  ]);
});
