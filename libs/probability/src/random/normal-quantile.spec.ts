import { normalQuantile } from './normal-quantile';

test('agrees with tabled points in the middle and in both tails', () => {
  // Abramowitz and Stegun, table 26.5: z(.975) = 1.959963985, z(.999) = 3.090232306, z(.6) = 0.2533471031.
  expect(normalQuantile(0.5)).toBe(0);
  expect(normalQuantile(0.6)).toBeCloseTo(0.2533471031, 8);
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963985, 8);
  expect(normalQuantile(0.999)).toBeCloseTo(3.090232306, 8);
  expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306, 8);
});

test('ascends across the joints of its pieces', () => {
  for (const joint of [0.02425, 0.97575]) expect(normalQuantile(joint + 1e-7)).toBeGreaterThan(normalQuantile(joint - 1e-7));
});
