import fc from 'fast-check';
import { chanceInTen } from './chance-in-ten';

describe('chanceInTen', () => {
  it.each([[0, 0], [0.0049, 0], [0.005, 1], [0.05, 1], [0.149, 1], [0.15, 2], [0.25, 3], [0.449, 4], [0.5, 5], [0.75, 8], [0.949, 9], [0.95, 9], [0.995, 9], [0.9951, 10], [1, 10], [Number.NaN, 0], [-1, 0], [2, 10]])('says %d as %d in 10', (probability, inTen) => {
    expect(chanceInTen(probability)).toBe(inTen);
  });

  it('never falls when the probability rises, and stays within half a tenth away from the ends', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (left, right) => {
      expect(chanceInTen(Math.min(left, right))).toBeLessThanOrEqual(chanceInTen(Math.max(left, right)));
      if (left >= 0.05 && left < 0.95) expect(Math.abs(chanceInTen(left) / 10 - left)).toBeLessThanOrEqual(0.05 + 1e-9);
    }));
  });
});
