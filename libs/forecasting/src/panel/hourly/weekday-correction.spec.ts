import { uniformAt } from '@wardcast/probability';
import { CALENDAR_COLUMNS } from './hourly-rows';
import { WeekdayCorrection, type WeekdayCell } from './weekday-correction';

const options = { ridge: 50, share: 0.8, calendarRidge: 30_000, originClasses: 2, horizons: 1 };
const monday: WeekdayCell = { originClass: 1, horizon: 0, weekday: 0 };
const tuesday: WeekdayCell = { ...monday, weekday: 1 };

/** An intercept, a deviation and no holiday. */
function rowOf(deviation: number): Float64Array {
  const row = new Float64Array(2 + CALENDAR_COLUMNS);
  row[0] = 1;
  row[1] = deviation;
  return row;
}

/** On Mondays forecasts miss half of the deviation, on Tuesdays nothing but noise. */
function taught(rows: number): WeekdayCorrection {
  const correction = new WeekdayCorrection(options);
  for (let k = 0; k < rows; k++) {
    const deviation = 2 * uniformAt(1, k, 0) - 1;
    const noise = 0.2 * (2 * uniformAt(1, k, 1) - 1);
    correction.add(monday, rowOf(deviation), { error: deviation / 2 + noise, weight: 1 });
    correction.add(tuesday, rowOf(deviation), { error: noise, weight: 1 });
  }
  correction.refit(1);
  return correction;
}

test('before there are some hundred rows nothing is corrected', () => {
  expect(new WeekdayCorrection(options).shift(monday, rowOf(1))).toBe(0);
  expect(taught(400).shift(monday, rowOf(1))).toBe(0);
});

test('a weekday is corrected by what its own errors had in common, and no other', () => {
  const correction = taught(2_000);
  // Sum of squares of the deviation 2,000 / 3 = 667, so the slope is .5 x 667 / 717 = .465, of which .8 are used: .372.
  expect(correction.shift(monday, rowOf(1))).toBeCloseTo(0.372, 1);
  expect(Math.abs(correction.shift(tuesday, rowOf(1)))).toBeLessThan(0.02);
  expect(correction.shift({ ...monday, originClass: 0 }, rowOf(1))).toBe(0);
});

test('old errors are forgotten', () => {
  const correction = taught(2_000);
  correction.refit(0.001);
  for (let k = 0; k < 2_000; k++) correction.add(monday, rowOf(k % 2 === 0 ? 1 : -1), { error: 0, weight: 1 });
  correction.refit(1);
  expect(Math.abs(correction.shift(monday, rowOf(1)))).toBeLessThan(0.02);
});
