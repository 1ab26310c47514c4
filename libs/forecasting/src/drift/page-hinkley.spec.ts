import fc from 'fast-check';
import { PAGE_HINKLEY_START, stepPageHinkley } from './page-hinkley';

function firstAlarm(ratios: readonly number[]): number {
  let state = PAGE_HINKLEY_START;
  return ratios.findIndex((ratio) => {
    const step = stepPageHinkley(state, ratio);
    state = step.state;
    return step.alarm;
  });
}

test('losses half as large again are found after 34 scores', () => {
  // Each adds .5 - .05 = .45: 33 x .45 = 14.85 is not above 15, 34 x .45 = 15.3 is; index 33.
  expect(firstAlarm(new Array<number>(40).fill(1.5))).toBe(33);
});

test('good scores before do not put the alarm off', () => {
  // The lowest value follows down, so the rise is counted from there.
  expect(firstAlarm([...new Array<number>(100).fill(0.5), ...new Array<number>(40).fill(1.5)])).toBe(133);
});

test('losses as expected, or up to the tolerance above, never alarm', () => {
  fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 1.05, noNaN: true }), { maxLength: 300 }), (ratios) => firstAlarm(ratios) === -1));
});

test('a ratio that is no number changes nothing', () => {
  expect(stepPageHinkley(PAGE_HINKLEY_START, NaN)).toEqual({ state: PAGE_HINKLEY_START, alarm: false });
});
