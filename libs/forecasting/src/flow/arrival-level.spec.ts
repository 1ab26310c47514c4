import { uniformAt } from '@wardcast/probability';
import { chooseLevel, levelAhead, runLevel, startLevel, updateLevel } from './arrival-level';

const settings = { kappa: 100, halfLifeHours: 24 };

test('one hour moves the state by the design formula', () => {
  // delta = 2^(-1/24) = .971532; a = 100 + delta (100 + 9 - 100) = 108.7438, b = 100 + delta (100 + 6 - 100) = 105.8292.
  const state = updateLevel(startLevel(settings), settings, { count: 9, expected: 6 });
  expect(state.a).toBeCloseTo(108.7438, 4);
  expect(state.b).toBeCloseTo(105.8292, 4);
});

test('without news the level reverts by half in one half-life', () => {
  const ahead = levelAhead({ a: 140, b: 120 }, settings, 24);
  expect(ahead.a).toBeCloseTo(120, 10);
  expect(ahead.b).toBeCloseTo(110, 10);
  expect(levelAhead({ a: 140, b: 120 }, settings, 0)).toEqual({ a: 140, b: 120 });
});

test('a steady surplus raises the level, and counts as expected leave it at one', () => {
  const expected = new Float64Array(200).fill(5);
  const surge = runLevel(settings, new Float64Array(200).fill(7), expected);
  expect(surge.a / surge.b).toBeGreaterThan(1.2);
  const steady = runLevel(settings, expected, expected);
  expect(steady.a / steady.b).toBeCloseTo(1, 10);
});

test('slow waves in the counts call for a loose level, pure noise for a stiff one', () => {
  const n = 1344;
  const expected = new Float64Array(n).fill(6);
  const draw = (i: number, mean: number) => {
    let k = 0;
    for (let p = Math.exp(-mean), below = p; uniformAt(9, i, 0) > below; below += p) p *= mean / ++k;
    return k;
  };
  const waves = chooseLevel(Array.from({ length: n }, (_, i) => draw(i, 6 * (1 + 0.5 * Math.sin(i / 30)))), expected);
  const noise = chooseLevel(Array.from({ length: n }, (_, i) => draw(i, 6)), expected);
  expect(waves.settings.kappa).toBeLessThan(noise.settings.kappa);
  expect(noise.settings.kappa).toBe(640);
  expect(noise.dispersion).toBeLessThan(1.15);
});

test('short or nearly empty blocks keep the default, or are as sure of the rate as its arrivals allow', () => {
  expect(chooseLevel(new Float64Array(100).fill(8), new Float64Array(100).fill(8))).toEqual({ settings: { kappa: 300, halfLifeHours: 24 }, dispersion: 1 });
  expect(chooseLevel(new Float64Array(100).fill(1), new Float64Array(100).fill(1))).toEqual({ settings: { kappa: 50, halfLifeHours: 168 }, dispersion: 1 });
  expect(chooseLevel(new Float64Array(1000), new Float64Array(1000).fill(1e-5))).toEqual({ settings: { kappa: 2, halfLifeHours: 168 }, dispersion: 1 });
});
