import { certain } from '@wardcast/probability';
import { chanceAbove, Q19, Q23, Q9, quantilesOf, type CensusForecast } from './census-forecast';

const zeros = new Float32Array(2);
const forecast: CensusForecast = {
  issuedAt: 0,
  censusAtIssue: 4,
  targets: [3_600_000, 7_200_000],
  laws: [certain(4), { offset: 3, p: Float64Array.of(0.25, 0.5, 0.25) }],
  mean: zeros,
  expectedIn: zeros,
  expectedOut: zeros,
};

test('the level sets are those of the design', () => {
  expect(Q19).toHaveLength(19);
  expect(Q23).toHaveLength(23);
  expect(Q23.slice(2, -2)).toEqual(Q19);
  expect(Q9.every((level) => Q23.includes(level))).toBe(true);
});

test('quantiles come row by row', () => {
  expect(Array.from(quantilesOf(forecast, [0.2, 0.5, 0.9]))).toEqual([4, 4, 4, 3, 4, 5]);
});

test('the chance to run out is that of more patients than beds, target by target', () => {
  expect(Array.from(chanceAbove(forecast, [3, 4]))).toEqual([1, 0.25]);
  expect(Array.from(chanceAbove(forecast, [4, 5]))).toEqual([0, 0]);
  expect(() => chanceAbove(forecast, [4])).toThrow('2 targets');
});
