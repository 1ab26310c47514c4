import { compareMethods } from './compare-methods';

test('a steady advantage is clear, a wavering one is not', () => {
  const steady = compareMethods(Array.from({ length: 28 }, (_, day) => -1 + 0.1 * Math.sin(day * 2)));
  expect(steady.difference).toBeCloseTo(-1, 1);
  expect(steady.high95).toBeLessThan(-0.9);
  expect(steady.dmP).toBeLessThan(0.001);
  const wavering = compareMethods(Array.from({ length: 28 }, (_, day) => (day % 2 === 0 ? 1 : -1)));
  expect(wavering.low95).toBeLessThan(0);
  expect(wavering.high95).toBeGreaterThan(0);
});
