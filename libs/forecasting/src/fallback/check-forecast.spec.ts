import { poisson } from '@wardcast/probability';
import type { CensusForecast } from '../census/census-forecast';
import { checkForecast } from './check-forecast';
import { lastValueForecast } from './last-value-forecast';

const sound = lastValueForecast({ issuedAt: 0, censusAtIssue: 20, horizonHours: 3 });
const changed = (change: Partial<CensusForecast>) => checkForecast({ ...sound, ...change }, { census: [19, 22], arrivals: [] });

test('a sound forecast passes, with and without recent counts', () => {
  expect(changed({})).toBeNull();
  expect(checkForecast(sound, { census: [], arrivals: [] })).toBeNull();
});

test('numbers that are none are refused', () => {
  expect(changed({ mean: Float32Array.of(1, NaN, 1) })).toBe('not_finite');
  expect(changed({ expectedIn: Float32Array.of(-1, 0, 0) })).toBe('not_finite');
  expect(changed({ laws: [{ offset: 0, p: Float64Array.of(NaN) }, ...sound.laws.slice(1)] })).toBe('not_finite');
});

test('laws that are none are refused', () => {
  expect(changed({ laws: [{ offset: 0, p: Float64Array.of(0.5) }, ...sound.laws.slice(1)] })).toBe('mass_not_one');
  expect(changed({ laws: [{ offset: -2, p: Float64Array.of(1) }, ...sound.laws.slice(1)] })).toBe('mass_not_one');
});

test('targets must be the hours after the issue', () => {
  expect(changed({ targets: [] })).toBe('wrong_horizon');
  expect(changed({ targets: sound.targets.map((target) => target + 1) })).toBe('wrong_horizon');
  expect(changed({ issuedAt: sound.targets[0]! })).toBe('wrong_horizon');
  expect(changed({ laws: sound.laws.slice(1) })).toBe('wrong_horizon');
  expect(changed({ mean: sound.mean.slice(1) })).toBe('wrong_horizon');
});

test('a tenfold jump away from what was seen is refused, in a small unit it is not', () => {
  expect(changed({ laws: sound.laws.map(() => poisson(400)), mean: Float32Array.of(400, 400, 400) })).toBe('tenfold_jump');
  const large = { ...sound, censusAtIssue: 300, mean: Float32Array.of(20, 20, 20) };
  expect(checkForecast(large, { census: [290, 310], arrivals: [] })).toBe('tenfold_jump');
  const small = lastValueForecast({ issuedAt: 0, censusAtIssue: 1, horizonHours: 1 });
  expect(checkForecast({ ...small, laws: [poisson(12)], mean: Float32Array.of(12), expectedIn: Float32Array.of(11), expectedOut: Float32Array.of(0) }, { census: [0, 1], arrivals: [] })).toBeNull();
});
