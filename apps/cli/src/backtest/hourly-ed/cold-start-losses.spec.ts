import { uniformAt } from '@wardcast/probability';
import { coldStartLosses } from './cold-start-losses';

const calendar = { zone: 'Europe/London', region: null, schoolHolidays: new Set<number>(), events: new Set<number>() };
const origin = 3 * 168;
const counts = Float64Array.from({ length: 4 * 168 }, (_, i) => 5 + Math.floor(5 * uniformAt(2, i, 0)));
const pairs = [3, 12, 30].map((lead) => ({ origin, target: origin + lead }));
const losses = (given: Float64Array) => coldStartLosses({ from: Date.UTC(2016, 0, 4), counts: given }, calendar, pairs);

test('only the week before the origin is read', () => {
  const changed = counts.map((count, i) => (i < origin - 168 || (i >= origin && !pairs.some(({ target }) => target === i)) ? count + 40 : count));
  expect(losses(changed)).toEqual(losses(counts));
  expect(losses(counts.map((count, i) => (i === origin - 168 ? count + 5 : count)))).not.toEqual(losses(counts));
});

test('an hour that is not known is no trouble', () => {
  expect(losses(counts.map((count, i) => (i === origin - 3 ? NaN : count))).every(Number.isFinite)).toBe(true);
});
