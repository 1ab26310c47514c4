import fc from 'fast-check';
import { fitOptimisedTheta, forecastTheta, type ThetaFit } from './optimised-theta';

const fitAt = (theta: number, alpha: number, state: ThetaFit['state']): ThetaFit => ({ alpha, theta, state, meanSquare: 0 });

test('theta of one is simple smoothing: the line plays no part', () => {
  forecastTheta(fitAt(1, 0.3, { level: 12, mean: 50, slope: 7, steps: 20 }), 3).forEach((mean) => expect(mean).toBeCloseTo(12, 9));
});

test('the first step follows the published equation', () => {
  // l = 10, mean of 1..3 values 8, slope 2, t = 3: A = 8 - (3 + 1)/2 x 2 = 4; alpha .5, theta 2:
  // m = 10 + .5 [.5^3 x 4 + (1 - .5^4)/.5 x 2] = 10 + .5 [.5 + 3.75] = 12.125.
  const [first] = forecastTheta(fitAt(2, 0.5, { level: 10, mean: 8, slope: 2, steps: 3 }), 1);
  expect(first).toBeCloseTo(12.125, 12);
});

test('a straight line keeps at least half its slope and at most the whole one', () => {
  const fit = fitOptimisedTheta(Array.from({ length: 60 }, (_, t) => 100 + 2 * t))!;
  const ahead = forecastTheta(fit, 12);
  const slope = (ahead[11]! - ahead[0]!) / 11;
  expect(slope).toBeGreaterThan(1);
  expect(slope).toBeLessThanOrEqual(2.001);
  expect(fit.state.slope).toBeCloseTo(2, 9);
});

test('a constant stays what it is, and too little gives nothing', () => {
  forecastTheta(fitOptimisedTheta(new Array<number>(24).fill(5))!, 4).forEach((mean) => expect(mean).toBeCloseTo(5, 9));
  expect(fitOptimisedTheta(new Array<number>(11).fill(5))).toBeNull();
});

test('gaps are passed over and every forecast is finite', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(500), fc.constant(NaN)), { minLength: 30, maxLength: 80 }), (values) => {
      const fit = fitOptimisedTheta(values);
      return fit === null || forecastTheta(fit, 12).every(Number.isFinite);
    }),
  );
});
