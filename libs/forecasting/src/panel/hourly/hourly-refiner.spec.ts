import { uniformAt } from '@wardcast/probability';
import { HourlyRefiner, REFINER_SETTINGS, refinerFeatures } from './hourly-refiner';

const settings = { ...REFINER_SETTINGS, leastRows: 500, every: 1, rounds: 40, leafWeight: 20, featureShare: 1 };

/** Errors of one scale in the first half of the day, of three in the second, and always one scale too low on Sundays. */
function taught(): HourlyRefiner {
  const refiner = new HourlyRefiner(settings, 1);
  for (let k = 0; k < 3_000; k++) {
    const late = k % 2;
    const sunday = k % 7 === 0 ? 1 : 0;
    const noise = (2 * uniformAt(4, k, 0) - 1) * (late === 1 ? 3 : 1);
    refiner.add(0, k, { features: Float64Array.of(late, sunday), scaled: noise + sunday });
  }
  refiner.refit(0);
  return refiner;
}

test('before a fit nothing is corrected', () => {
  const young = new HourlyRefiner(settings, 1);
  young.add(0, 0, { features: Float64Array.of(1, 1), scaled: 4 });
  young.refit(0);
  expect(young.refine(0, Float64Array.of(1, 1))).toEqual({ shift: 0, factor: 1 });
});

test('finds hours of wider errors and days of shifted ones', () => {
  const refiner = taught();
  const early = refiner.refine(0, Float64Array.of(0, 0));
  const late = refiner.refine(0, Float64Array.of(1, 0));
  // Mean |z| is .5 early and 1.5 late, about 1.04 in all: factors near (.48)^.8 and (1.44)^.8, softened by few rounds.
  expect(early.factor).toBeLessThan(0.8);
  expect(late.factor).toBeGreaterThan(1.15);
  expect(Math.abs(early.shift)).toBeLessThan(0.1);
  // Half of one scale.
  expect(refiner.refine(0, Float64Array.of(0, 1)).shift).toBeGreaterThan(0.3);
  expect(refiner.refine(0, Float64Array.of(0, 1)).shift).toBeLessThan(0.6);
});

test('a fit stands until its weeks are over', () => {
  const refiner = taught();
  const before = refiner.refine(0, Float64Array.of(1, 1));
  for (let k = 0; k < 3_000; k++) refiner.add(0, k, { features: Float64Array.of(k % 2, 0), scaled: 0 });
  refiner.refit(settings.refitWeeks - 1);
  expect(refiner.refine(0, Float64Array.of(1, 1))).toEqual(before);
  refiner.refit(settings.refitWeeks);
  expect(refiner.refine(0, Float64Array.of(1, 1))).not.toEqual(before);
});

test('the features are the row and what was made of it', () => {
  const features = refinerFeatures(Float64Array.of(7), { level: 10, base: 20, shared: 14, own: 16, scale: 2, hourOfWeek: 30, originClass: 3 });
  // Centre 15; base and centre over the level; members one scale apart; Tuesday 06:00.
  expect(Array.from(features)).toEqual([7, 10, 15, 2, 1.5, 2, -1, 6, 1, 3]);
});
