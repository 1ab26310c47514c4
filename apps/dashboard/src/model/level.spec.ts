import { firstLevel, levelOf, stepLevel, type Level } from './level';

/** The shown level after a row of runs. */
function shownAfter(probabilities: readonly number[]): Level {
  const [first = 0, ...rest] = probabilities;
  return rest.reduce(stepLevel, firstLevel(first)).level;
}

// These tables stand in the domain's own specs of its levels too: the screen must not call a chance by another name than
// the server, and neither of them may import the other.
describe('the rule of the domain', () => {
  it.each([[0, 'steady'], [1, 'steady'], [2, 'tight'], [4, 'tight'], [5, 'short'], [7, 'short'], [8, 'critical'], [10, 'critical']])('calls %d in 10 %s', (inTen, level) => {
    expect(levelOf(inTen)).toBe(level);
  });

  it.each<[string, Level, readonly number[], Level]>([
    ['does not rise after one run', 'steady', [0.1, 0.6], 'steady'],
    ['rises after two', 'steady', [0.6, 0.6], 'short'],
    ['rises only as far as both runs agree', 'steady', [0.3, 0.9], 'tight'],
    ['does not fall after two runs', 'short', [0.6, 0.1, 0.1], 'short'],
    ['falls after three', 'short', [0.1, 0.02, 0.05], 'tight'],
    ['falls to steady when all three are well below', 'short', [0.02, 0.02, 0.02], 'steady'],
    // The border of short is .45 (5 in 10 after rounding); .36 + .10 = .46 is above it, .30 + .10 = .40 below.
    ['does not fall within the gap of .10', 'short', [0.36, 0.36, 0.36], 'short'],
    ['falls beyond the gap', 'short', [0.3, 0.3, 0.3], 'tight'],
    ['stays when nothing changes', 'tight', [0.3, 0.3, 0.3], 'tight'],
    ['does not move without enough runs', 'critical', [0.1], 'critical'],
  ])('%s', (_name, level, chances, expected) => {
    const [newest = 0, ...earlier] = [...chances].reverse();
    expect(stepLevel({ level, runs: earlier.reverse() }, newest).level).toBe(expected);
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

  it('goes on rising with the next run when two in a row ask for more', () => {
    // 0.3 and 0.9 agree on Tight, 0.9 and 0.9 on Critical
    expect(shownAfter([0.1, 0.3, 0.9])).toBe('tight');
    expect(shownAfter([0.1, 0.3, 0.9, 0.9])).toBe('critical');
  });

  it('falls to the highest of the three readings', () => {
    // read 0.10 higher: 0.15 = Tight, 0.60 = Short, 0.60 = Short
    expect(shownAfter([0.9, 0.05, 0.5, 0.5])).toBe('short');
  });
});
