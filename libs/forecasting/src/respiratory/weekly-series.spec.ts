import fc from 'fast-check';
import { countOfLevel, fromRoot, levelOfCount, scaleSeries, toRoot } from './weekly-series';

const series = (rates: readonly number[]) => ({ signal: 'admissions', place: 'x', region: 1, extent: 'place', population: 1_000_000, rates: Float64Array.from(rates) }) as const;

test('the root of the shift alone is the smallest root', () => {
  // .01 + .75^4 = .32640625; its fourth root is .7558...; a rate of 15.67359375 makes 16, whose fourth root is 2.
  expect(toRoot(0)).toBeCloseTo(0.32640625 ** 0.25, 12);
  expect(toRoot(15.67359375)).toBeCloseTo(2, 12);
  expect(toRoot(-5)).toBe(toRoot(0));
  expect(fromRoot(0.1)).toBe(0);
});

test('counts, rates and levels are each other’s inverse', () => {
  const scale = { top: 1.7, centre: 0.4, population: 3_200_000 };
  fc.assert(fc.property(fc.double({ min: 0, max: 1e5, noNaN: true }), (count) => expect(countOfLevel(scale, levelOfCount(scale, count))).toBeCloseTo(count, 4)));
});

test('scaled levels have mean zero and know nothing of the unit', () => {
  const scaled = scaleSeries(series(Array.from({ length: 60 }, (_, i) => 5 + 4 * Math.sin(i / 5))))!;
  expect(scaled.level.reduce((sum, x) => sum + x, 0) / 60).toBeCloseTo(0, 12);
  // Constant rates: the 95 % quantile is the root itself, so z / top = z / (z + .01).
  const flat = scaleSeries(series(new Array<number>(40).fill(15.67359375)))!;
  expect(flat.top).toBeCloseTo(2.01, 12);
  expect(flat.centre).toBeCloseTo(2 / 2.01, 12);
});

test('missing weeks stay missing, and short series are not scaled', () => {
  const rates = new Array<number>(40).fill(3).map((x, i) => (i === 7 ? NaN : x));
  expect(Number.isNaN(scaleSeries(series(rates))!.level[7]!)).toBe(true);
  expect(scaleSeries(series(new Array<number>(29).fill(1)))).toBeNull();
});
