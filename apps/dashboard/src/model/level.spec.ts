import { firstLevel, levelOf, stepLevel, type Level } from './level';

/** The shown level after a row of runs. */
function shownAfter(probabilities: readonly number[]): Level {
  const [first = 0, ...rest] = probabilities;
  return rest.reduce(stepLevel, firstLevel(first)).level;
}

describe('levelOf', () => {
  it('starts Tight at 2, Short at 5 and Critical at 8 in ten', () => {
    expect([0, 1, 2, 4, 5, 7, 8, 10].map(levelOf)).toEqual(['steady', 'steady', 'tight', 'tight', 'short', 'short', 'critical', 'critical']);
  });
});

describe('stepLevel', () => {
  it('rises only with the second run above', () => {
    expect(shownAfter([0.1, 0.9])).toBe('steady');
    expect(shownAfter([0.1, 0.9, 0.9])).toBe('critical');
  });

  it('rises to the lower of the two runs', () => {
    // 0.9 asks for Critical, 0.5 for Short
    expect(shownAfter([0.1, 0.9, 0.5])).toBe('short');
  });

  it('forgets a single run above', () => {
    expect(shownAfter([0.1, 0.9, 0.1, 0.9])).toBe('steady');
  });

  it('falls only with the third run below', () => {
    expect(shownAfter([0.6, 0.2, 0.2])).toBe('short');
    expect(shownAfter([0.6, 0.2, 0.2, 0.2])).toBe('tight');
  });

  it('stays while the runs are less than 0.10 below the boundary', () => {
    // Short starts at 0.45 (half up 5 in ten); 0.36 + 0.10 still reads Short, 0.34 + 0.10 does not
    expect(shownAfter([0.6, 0.36, 0.36, 0.36, 0.36])).toBe('short');
    expect(shownAfter([0.6, 0.34, 0.34, 0.34])).toBe('tight');
  });

  it('starts the count anew when a run disagrees', () => {
    expect(shownAfter([0.6, 0.2, 0.2, 0.6, 0.2, 0.2])).toBe('short');
  });

  it('falls to the highest of the three readings', () => {
    // read 0.10 higher: 0.15 = Tight, 0.60 = Short, 0.60 = Short
    expect(shownAfter([0.9, 0.05, 0.5, 0.5])).toBe('short');
  });
});
