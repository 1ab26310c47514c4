import fc from 'fast-check';
import { outcomeStacks, outcomes, quantileAt } from './outcome-dots';

const LEVELS = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975];
const QUANTILES = [23, 24, 26, 28, 30, 32, 34, 35, 36];

describe('the interpolated quantile', () => {
  it('meets the given ones and is straight between', () => {
    expect(quantileAt(LEVELS, QUANTILES, 0.5)).toBe(30);
    // Half way between .25 (28) and .5 (30).
    expect(quantileAt(LEVELS, QUANTILES, 0.375)).toBeCloseTo(29, 9);
    expect(quantileAt(LEVELS, QUANTILES, 0.999)).toBe(36);
  });
});

describe('twenty outcomes', () => {
  it('are twenty whole numbers of beds, ascending', () => {
    const free = outcomes({ levels: LEVELS, quantiles: QUANTILES, staffed: 28, chanceShort: 0.7 });
    expect(free).toHaveLength(20);
    expect(free).toEqual([...free].sort((a, b) => a - b));
    // Levels .025 and .975 are given exactly: 28 - 36 short and 28 - 23 free.
    expect([free[0], free[19]]).toEqual([-8, 5]);
  });
  it('show as many short as the chance says, whatever the interpolation', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 15, max: 45 }), (chanceShort, staffed) => {
      const short = outcomes({ levels: LEVELS, quantiles: QUANTILES, staffed, chanceShort }).filter((free) => free < 0).length;
      expect(Math.abs(short - 20 * chanceShort)).toBeLessThanOrEqual(0.5 + 1e-9);
    }));
  });
});

describe('outcome stacks', () => {
  it('count every dot once, one bed a column on a ward', () => {
    expect(outcomeStacks([-2, -2, 0, 1])).toEqual({ binBeds: 1, columns: [{ free: -2, count: 2 }, { free: 0, count: 1 }, { free: 1, count: 1 }] });
  });
  it('never mix short and free in one column', () => {
    // Span 60 needs bins of 5: -1 and -5 share one, 0 and 4 share the next.
    expect(outcomeStacks([-30, -5, -1, 0, 4, 29])).toEqual({
      binBeds: 5,
      columns: [{ free: -26, count: 1 }, { free: -1, count: 2 }, { free: 0, count: 2 }, { free: 25, count: 1 }],
    });
  });
});
