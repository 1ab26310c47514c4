import { DAILY_PANEL_SETTINGS } from './daily-settings';
import { ErrorSize, lawSize, levelFactor } from './error-size';

test('the law has its reference value and falls with size', () => {
  // .04 x (.6 + .4 sqrt(3.5 / 3.5)) at 700 beds.
  expect(lawSize(700, 3.5)).toBeCloseTo(0.04, 12);
  // A sixteenth of the beds: 16^.4 = 3.03 times as far.
  expect(levelFactor(700 / 16)).toBeCloseTo(16 ** 0.4, 12);
  expect(lawSize(700, 7)).toBeGreaterThan(lawSize(700, 1));
});

test('a new unit has the prior, and its own errors move it', () => {
  const calm = new ErrorSize(DAILY_PANEL_SETTINGS);
  expect(calm.scale(700, 3)).toBeCloseTo(0.7 * lawSize(700, 3), 12);
  const wild = new ErrorSize(DAILY_PANEL_SETTINGS);
  for (let day = 0; day < 50; day++) {
    calm.add(0.2 * lawSize(700, 1), 700, 1);
    wild.add(-3 * lawSize(700, 1), 700, 1);
  }
  expect(calm.scale(700, 1)).toBeLessThan(0.5 * lawSize(700, 1));
  expect(wild.scale(700, 1)).toBeGreaterThan(1.5 * lawSize(700, 1));
  const before = wild.scale(700, 2);
  wild.age();
  expect(wild.scale(700, 2)).toBeLessThanOrEqual(before);
});
