import fc from 'fast-check';
import { chanceInTen } from './chance';

describe('chanceInTen', () => {
  it('rounds ten times the probability half up', () => {
    // 0.25 * 10 = 2.5, half up = 3; 0.249 * 10 = 2.49 = 2
    expect([0.15, 0.249, 0.25, 0.75, 0.949].map(chanceInTen)).toEqual([2, 2, 3, 8, 9]);
  });

  it('keeps 0 and 10 for what almost never and almost always happens', () => {
    // the edges are .005 and .995: below the first and above the second
    expect([0, 0.0049, 0.005, 0.04, 0.96, 0.995, 0.9951, 1].map(chanceInTen)).toEqual([0, 0, 1, 1, 9, 9, 10, 10]);
  });

  it('gives 0 for what is not a number', () => {
    expect(chanceInTen(Number.NaN)).toBe(0);
  });

  it('never falls when the probability rises', () => {
    const probability = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(fc.property(probability, probability, (p, q) => chanceInTen(Math.min(p, q)) <= chanceInTen(Math.max(p, q))));
  });
});
