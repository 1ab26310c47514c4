import { linearPredictor, rowCount } from '../regression/sparse-rows';
import { dailyDesign } from './daily-design';
import { DAILY_SETTINGS } from './daily-settings';

const SETTINGS = { ...DAILY_SETTINGS.steady.design, harmonics: 2, annualShare: 0.5 };
/** 2015-01-01, a Thursday. */
const FIRST_DAY = 16_436;
const calendar = { holidayOf: (day: number) => (day === FIRST_DAY + 10 ? 'Founders Day' : null), hoursOf: (day: number) => (day === FIRST_DAY + 20 ? 23 : 24) };
const design = dailyDesign({ firstDay: FIRST_DAY, days: 400 }, SETTINGS, calendar);

test('columns: constant, 7 weekdays, 2 harmonics, 7 pairs, kinds of special days, trend', () => {
  // Kinds in the span: Founders Day and the 11 days of the turn of the year, of 7 kinds.
  expect(design.rows.width).toBe(1 + 7 + 4 + 14 + 8 + 1);
  expect(design.penalties).toHaveLength(design.rows.width);
  expect(rowCount(design.rows)).toBe(400);
});

test('a short day has the log of its share as offset', () => {
  expect(design.offsets[20]).toBeCloseTo(Math.log(23 / 24), 12);
  expect(design.offsets[21]).toBe(0);
});

test('what is known holds the whole special day, half the annual cycle and nothing of the weekday', () => {
  const annual = new Float64Array(design.rows.width);
  annual[8] = 1;
  expect(linearPredictor(design.known, 50, annual)).toBeCloseTo(0.5 * linearPredictor(design.rows, 50, annual), 12);
  const weekdays = new Float64Array(design.rows.width).fill(1, 1, 8);
  expect(linearPredictor(design.known, 50, weekdays)).toBe(0);
  expect(linearPredictor(design.rows, 50, weekdays)).toBe(1);
  const special = new Float64Array(design.rows.width).fill(1, 26, 34);
  expect(linearPredictor(design.known, 10, special)).toBe(1);
  expect(linearPredictor(design.known, 50, special)).toBe(0);
});
