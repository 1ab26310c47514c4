import { certain } from '@wardcast/probability';
import { lossOf } from './law-loss';

test('a certain law loses half of its miss on average over levels that are even around the median', () => {
  expect(lossOf(certain(10), 14)).toBeCloseTo(2, 9);
  expect(lossOf(certain(10), 10)).toBe(0);
});
