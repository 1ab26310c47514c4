import { blockBootstrapInterval } from './block-bootstrap';

test('the interval holds the mean, and has about the width of the normal one', () => {
  // 100 values with mean 49.5 and sd 28.87: half-width 1.96 x 2.887 = 5.66; the bootstrap is within a tenth of it.
  const { low95, high95 } = blockBootstrapInterval(Array.from({ length: 100 }, (_, i) => i));
  expect((high95 - low95) / 2 / 5.66).toBeGreaterThan(0.9);
  expect((high95 - low95) / 2 / 5.66).toBeLessThan(1.1);
  expect(low95).toBeLessThan(49.5);
  expect(high95).toBeGreaterThan(49.5);
});

test('the same days always give the same interval, and none give no number', () => {
  expect(blockBootstrapInterval([1, 5, 2])).toEqual(blockBootstrapInterval([1, 5, 2]));
  expect(blockBootstrapInterval([]).low95).toBeNaN();
});
