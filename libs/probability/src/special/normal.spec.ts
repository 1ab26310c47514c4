import { normalCdf, normalDensity } from './normal';

test('agrees with tabled values and is symmetric', () => {
  // Phi(1.959964) = .975, Phi(1) = .8413447, phi(0) = 1/sqrt(2 pi) (tables).
  expect(normalCdf(1.959964)).toBeCloseTo(0.975, 6);
  expect(normalCdf(1)).toBeCloseTo(0.8413447, 6);
  expect(normalCdf(-1) + normalCdf(1)).toBeCloseTo(1, 12);
  expect(normalDensity(0)).toBeCloseTo(0.3989422804, 9);
});
