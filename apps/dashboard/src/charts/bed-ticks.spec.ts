import fc from 'fast-check';
import { bedAxis } from './bed-ticks';

describe('the bed axis', () => {
  it('has whole ticks inside its range, at most six, and shows every value with air', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 1, maxLength: 30 }), (values) => {
      const axis = bedAxis(values);
      expect(axis.ticks.every((tick) => Number.isInteger(tick) && tick >= axis.min && tick <= axis.max)).toBe(true);
      expect(axis.ticks.length).toBeLessThanOrEqual(6);
      expect(axis.ticks.length).toBeGreaterThanOrEqual(1);
      expect(axis.min).toBeLessThanOrEqual(Math.min(...values));
      expect(axis.max).toBeGreaterThan(Math.max(...values));
    }));
  });
  it('steps by fives over a ward of 18 to 35', () => {
    // Air is ceil(17 * .06) = 2, so 16 to 37: twos would give 11 ticks, fives give four.
    expect(bedAxis([18, 35])).toEqual({ min: 16, max: 37, ticks: [20, 25, 30, 35] });
  });
  it('stands on zero for an empty ward and without values', () => {
    expect(bedAxis([0, 0]).min).toBe(0);
    expect(bedAxis([]).ticks).toEqual([0, 1, 2]);
  });
});
