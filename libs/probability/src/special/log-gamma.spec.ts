import { logGamma } from './log-gamma';

test('agrees with factorials and with the half-integer values', () => {
  // Gamma(5) = 24, Gamma(1/2) = sqrt(pi), Gamma(1/4) = 3.6256099082 (Abramowitz and Stegun 6.1).
  expect(logGamma(5)).toBeCloseTo(Math.log(24), 12);
  expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 12);
  expect(logGamma(0.25)).toBeCloseTo(Math.log(3.6256099082), 9);
  let sum = 0;
  for (let k = 2; k <= 170; k++) sum += Math.log(k);
  expect(logGamma(171)).toBeCloseTo(sum, 9);
});
