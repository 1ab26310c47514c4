import { normalAt, normalPairAt } from './normal-at';

test('numbers are standard normal and depend on nothing but their address', () => {
  const n = 20_000;
  const values = Array.from({ length: n }, (_, i) => normalAt(3, i, 5));
  const mean = values.reduce((sum, z) => sum + z, 0) / n;
  const variance = values.reduce((sum, z) => sum + (z - mean) ** 2, 0) / n;
  // Standard errors: 1/sqrt(n) = .0071 of the mean, sqrt(2/n) = .01 of the variance, sqrt(.0228 x .977/n) = .0011 of a tail.
  expect(Math.abs(mean)).toBeLessThan(0.028);
  expect(Math.abs(variance - 1)).toBeLessThan(0.04);
  expect(Math.abs(values.filter((z) => z > 2).length / n - 0.02275)).toBeLessThan(0.0044);
  expect(normalAt(3, 7, 5)).toBe(values[7]);
});

test('the two numbers of a pair are both standard normal, independent, and the first is the single one', () => {
  const n = 20_000;
  const pair = new Float64Array(2);
  let [square, product] = [0, 0];
  for (let i = 0; i < n; i++) {
    normalPairAt(9, i, 1, pair);
    square += pair[1]! ** 2 / n;
    product += (pair[0]! * pair[1]!) / n;
    if (i % 1_000 === 0) expect(pair[0]).toBe(normalAt(9, i, 1));
  }
  expect(Math.abs(square - 1)).toBeLessThan(0.04);
  expect(Math.abs(product)).toBeLessThan(0.028);
});
