import { designLength } from '../regression/normal-equations';
import { productPredictor } from '../regression/product-rows';
import { calendarHours } from './arrival-calendar';
import { arrivalDesign } from './arrival-design';
import { ARRIVAL_SETTINGS } from './arrival-settings';

const calendar = { zone: 'Europe/London', region: 'GB-WLS', schoolHolidays: new Set([16_801]), events: new Set([16_802]) };
const [settings] = ARRIVAL_SETTINGS.members;
// Friday 1 January 2016, a holiday within the school holidays; 2 January has an event.
const hours = calendarHours(calendar, Date.UTC(2016, 0, 1), 48);
const design = arrivalDesign(hours, settings!);
const only = (name: string) => {
  const { first, count } = design.terms.find((term) => term.name === name)!;
  return Float64Array.from({ length: design.rows.width }, (_, j) => (j >= first && j < first + count ? 1 : 0));
};

test('columns are as many as ridges, and only the base is free', () => {
  expect(designLength(design.rows)).toBe(48);
  expect(design.penalties).toHaveLength(design.rows.width);
  expect(Array.from(design.penalties).filter((ridge) => ridge === 0)).toHaveLength(1);
  expect(design.terms.at(-1)!.first + design.terms.at(-1)!.count).toBe(design.rows.width);
});

test.each([
  ['hour', 1, 1],
  ['weekday', 1, 1],
  ['hourOfWeek', 1, 1],
  ['dayKind', 1, 1],
  ['school', 1, 0],
  ['schoolHour', 1, 0],
  ['event', 0, 1],
])('%s marks the holiday %d times and the day after %d times', (name, holiday, after) => {
  expect(productPredictor(design.rows, 12, only(name))).toBe(holiday);
  expect(productPredictor(design.rows, 36, only(name))).toBe(after);
});

test('the trend is zero on its first day and counts years', () => {
  expect(productPredictor(design.rows, 0, only('trend'))).toBe(0);
  expect(productPredictor(design.rows, 24, only('trend'))).toBeCloseTo(1 / 365.25, 12);
});
