import fc from 'fast-check';
import { CUSUM_START, cusumRunLength, DAILY_CUSUM, HOURLY_CUSUM, stepCusum, type CusumAlarm, type CusumState } from './cusum';

function run(residuals: readonly number[], settings = DAILY_CUSUM): { alarms: CusumAlarm[]; state: CusumState } {
  let state = CUSUM_START;
  const alarms = residuals.map((z) => {
    const step = stepCusum(state, z, settings);
    state = step.state;
    return step.alarm;
  });
  return { alarms, state };
}

test('a constant shift is found when its excess over the slack adds up to the limit', () => {
  // z = 1 adds .75 a step; 8 / .75 = 10.67, so the eleventh step (8.25) is the first above 8.
  const { alarms, state } = run(new Array<number>(11).fill(1));
  expect(alarms.indexOf('up')).toBe(10);
  expect(state).toEqual(CUSUM_START);
  expect(run(new Array<number>(11).fill(-1)).alarms[10]).toBe('down');
});

test('the sums by hand', () => {
  // up: 1 - .25 = .75, then max(0, .75 - 2 - .25) = 0; down: 0, then 0 + 2 - .25 = 1.75.
  expect(run([1, -2]).state).toEqual({ up: 0, down: 1.75 });
});

test('one wild value is no alarm, and none at all changes nothing', () => {
  expect(run([1_000]).alarms).toEqual([null]);
  expect(run([1_000]).state.up).toBe(3.75);
  expect(run([1, NaN]).state).toEqual({ up: 0.75, down: 0 });
});

test('false alarms are as rare as the design says: about once in 370 days and in 21 000 hours', () => {
  // 2kb = .5 x 9.166 = 4.583: (97.81 - 5.583)/.25 = 368.9. 2kb = .5 x 17.166 = 8.583: (5340.1 - 9.583)/.25 = 21 322.
  expect(cusumRunLength(DAILY_CUSUM)).toBeCloseTo(368.9, 0);
  expect(cusumRunLength(HOURLY_CUSUM) / 21_322).toBeCloseTo(1, 2);
});

test('residuals within the slack never alarm', () => {
  fc.assert(fc.property(fc.array(fc.double({ min: -0.25, max: 0.25, noNaN: true }), { maxLength: 500 }), (residuals) => run(residuals).alarms.every((alarm) => alarm === null)));
});
