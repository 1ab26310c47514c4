import type { HospitalCalendar } from './hospital-calendar';

/** Adults come in the late morning and stay busy to the evening; children come after school. Means of 1 over the day. */
const adultShape = normalised([0.52, 0.44, 0.38, 0.34, 0.32, 0.35, 0.45, 0.65, 0.98, 1.36, 1.55, 1.6, 1.55, 1.5, 1.46, 1.43, 1.42, 1.42, 1.36, 1.28, 1.15, 1.0, 0.82, 0.66]);
const childShape = normalised([0.35, 0.25, 0.22, 0.2, 0.2, 0.22, 0.32, 0.55, 0.85, 1.05, 1.15, 1.2, 1.2, 1.2, 1.25, 1.4, 1.75, 2.0, 2.1, 1.95, 1.55, 1.1, 0.75, 0.5]);
/** Monday to Sunday. */
const adultWeek = [1.1, 1.03, 0.99, 0.98, 0.98, 0.95, 0.97];
const childWeek = [1.05, 0.98, 0.96, 0.95, 0.96, 1.0, 1.1];
const HOLIDAY_FACTOR = 0.93;
const CHRISTMAS_FACTOR = 0.78;
const ADULT_WINTER = 0.03;
const CHILD_WINTER = 0.12;

function normalised(shape: readonly number[]): readonly number[] {
  const mean = shape.reduce((sum, value) => sum + value, 0) / shape.length;
  return shape.map((value) => value / mean);
}

/** Expected arrivals at the emergency department in the hour from `hour` on, at level 1. */
export function expectedArrivals(calendar: HospitalCalendar, hour: number, perDay: { readonly adults: number; readonly children: number }): { adults: number; children: number } {
  const facts = calendar.facts(hour);
  const ofDay = calendar.hourOfDay(hour);
  const special = facts.isChristmas ? CHRISTMAS_FACTOR : facts.kind === 'holiday' ? HOLIDAY_FACTOR : 1;
  return {
    adults: (perDay.adults / 24) * (adultShape[ofDay] ?? 1) * (adultWeek[facts.dayOfWeek] ?? 1) * special * (1 + ADULT_WINTER * facts.winter),
    children: (perDay.children / 24) * (childShape[ofDay] ?? 1) * (childWeek[facts.dayOfWeek] ?? 1) * special * (1 + CHILD_WINTER * facts.winter),
  };
}
