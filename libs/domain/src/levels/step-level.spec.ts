import type { ForecastLevel } from './forecast-level';
import { stepLevel } from './step-level';

describe('stepLevel', () => {
  it.each<[string, ForecastLevel | null, readonly number[], ForecastLevel]>([
    ['begins with the newest run', null, [0.9, 0.3], 'tight'],
    ['begins steady without any run', null, [], 'steady'],
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
  ])('%s', (_name, previous, chances, expected) => {
    expect(stepLevel(previous, chances)).toBe(expected);
  });
});
