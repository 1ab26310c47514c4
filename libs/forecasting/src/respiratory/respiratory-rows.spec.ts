import { weekNumber } from './respiratory-calendar';
import { featureAt, RESPIRATORY_WIDTH } from './respiratory-features';
import { changesAhead, respiratoryRows } from './respiratory-rows';
import { toRoot, type WeeklySeries } from './weekly-series';

const START = weekNumber(Date.UTC(2023, 7, 5));
const weeks = 60;
const series = (place: string, more: Partial<WeeklySeries> = {}): WeeklySeries => ({
  signal: 'admissions',
  place,
  region: 1,
  extent: 'place',
  population: 1_000_000,
  rates: Float64Array.from({ length: START + weeks }, (_, i) => (i < START ? NaN : 3 + 2 * Math.sin(i / 9 + place.length))),
  ...more,
});

test('one row for every place-week with six known weeks', () => {
  const rows = respiratoryRows([series('a'), series('bb')], 2);
  // Weeks 5 to 59 of both places have the last six weeks.
  expect(rows.count).toBe(2 * (weeks - 5));
  expect(rows.weeks[0]).toBe(START + 5);
  expect(new Set(rows.owners.map((owner) => owner.series.place))).toEqual(new Set(['a', 'bb']));
  expect(respiratoryRows([series('a')], 2, START + 50).count).toBe(10);
});

test('signals are kept apart: admissions do not see the areas of another signal', () => {
  const alone = respiratoryRows([series('a')], 2);
  const joined = respiratoryRows([series('a'), series('bb', { signal: 'visits' })], 2);
  expect(joined.values.slice(0, alone.values.length)).toEqual(alone.values);
  expect(joined.values[alone.count * RESPIRATORY_WIDTH + featureAt('isVisits')]).toBe(1);
});

test('a series too short to be scaled has no rows', () => {
  const short = Float64Array.from({ length: START + 20 }, (_, i) => (i < START ? NaN : 1));
  expect(respiratoryRows([series('a', { rates: short })], 2).count).toBe(0);
});

test('the change ahead is that of the level, and unknown beyond the end', () => {
  const rows = respiratoryRows([series('a')], 2);
  const { top, series: own } = rows.owners[0]!;
  const change = changesAhead(rows, 3);
  expect(change[0]!).toBeCloseTo((toRoot(own.rates[START + 8]!) - toRoot(own.rates[START + 5]!)) / top, 12);
  expect([...change].filter(Number.isNaN)).toHaveLength(3);
});
