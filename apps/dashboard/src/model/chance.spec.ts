import fc from 'fast-check';
import { chanceInTen } from './chance';

describe('chanceInTen', () => {
  // This table stands in the domain's own spec too: screen and server must speak of one chance, and neither may import the other.
  it.each([[0, 0], [0.0049, 0], [0.005, 1], [0.05, 1], [0.149, 1], [0.15, 2], [0.25, 3], [0.449, 4], [0.5, 5], [0.75, 8], [0.949, 9], [0.95, 9], [0.995, 9], [0.9951, 10], [1, 10], [Number.NaN, 0], [-1, 0], [2, 10]])('says %d as %d in 10', (probability, inTen) => {
    expect(chanceInTen(probability)).toBe(inTen);
  });

  it('never falls when the probability rises', () => {
    const probability = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(fc.property(probability, probability, (p, q) => chanceInTen(Math.min(p, q)) <= chanceInTen(Math.max(p, q))));
  });
});
