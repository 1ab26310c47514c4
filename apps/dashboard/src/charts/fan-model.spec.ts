import { fanModel } from './fan-model';

const HOUR = 3_600_000;
const LEVELS = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];
const input = {
  from: 0, now: 2 * HOUR, to: 4 * HOUR,
  past: { times: [0, HOUR, 2 * HOUR], values: [20, 21, 22] }, pastStaffed: { times: [0, HOUR, 2 * HOUR], values: [24, 24, 24] },
  censusNow: 23, staffedNow: 24,
  forecast: { issuedAt: 2 * HOUR, censusAtIssue: 23, targets: [3 * HOUR, 4 * HOUR], levels: LEVELS, quantiles: LEVELS.map((_, i) => [22 + i, 20 + 2 * i]), staffed: [24, 22] },
  followed: null, followedEnd: 2 * HOUR,
};

describe('the model of a fan chart', () => {
  const model = fanModel(input);

  it('ends the past at the live census', () => {
    expect(model.rows.filter((row) => row.t === 2 * HOUR).map((row) => row.actual)).toEqual([23]);
    expect(model.rows.filter((row) => row.t > 2 * HOUR).every((row) => row.actual === null)).toBe(true);
  });
  it('follows the planned staffing to the end, with both sides of its last step', () => {
    expect(model.rows.filter((row) => row.t === 4 * HOUR).map((row) => row.staffed)).toEqual([24, 22]);
    expect(model.ends.staffed).toBe(22);
  });
  it('puts each label in the middle of the upper part of its band', () => {
    // At the end the levels are 20, 22, ..., 32: .9 is 30 and .975 is 32, .75 is 28, .5 is 26.
    expect(model.ends.fan).toEqual({ b95: 31, b80: 29, b50: 27, median: 26 });
  });
  it('has an axis over everything drawn', () => {
    expect(model.axis.min).toBeLessThan(20);
    expect(model.axis.max).toBeGreaterThan(32);
  });
});
