import { uniformAt } from '@wardcast/probability';
import { DAILY_MEMBERS, DailyPanelModel, MIN_DAILY_HISTORY_DAYS } from './daily-panel';

const CALENDAR = { holidayOf: () => null, hoursOf: () => 24 };
/** 2015-01-05, a Monday. */
const FIRST_DAY = 16_440;
const DAYS = 400;
const weekly = (i: number, t: number): number => (100 + 50 * i) * (1 + [0.2, 0.05, 0, 0, -0.05, -0.15, -0.05][t % 7]!);
const count = (i: number, t: number): number => Math.round(weekly(i, t) + 20 * (uniformAt(5, i, t) - 0.5));
const panel = (regions: number, of: (i: number, t: number) => number = count): { firstDay: number; series: number[][] } => ({ firstDay: FIRST_DAY, series: Array.from({ length: regions }, (_, i) => Array.from({ length: DAYS }, (_u, t) => of(i, t))) });

test('every member forecasts the week of every series', () => {
  new DailyPanelModel(panel(3), CALENDAR).forecast(DAYS, 14).forEach((members, i) => {
    for (const name of DAILY_MEMBERS) members[name].forEach((mean, h) => expect(Math.abs(mean / weekly(i, DAYS + h) - 1)).toBeLessThan(0.06));
  });
});

test('days from the origin on are not read', () => {
  const origin = 350;
  const known = new DailyPanelModel(panel(2), CALENDAR).forecast(origin, 28);
  expect(new DailyPanelModel(panel(2, (i, t) => (t >= origin ? 9_999 : count(i, t))), CALENDAR).forecast(origin, 28)).toEqual(known);
});

test('an origin answers alike whether or not earlier ones were asked, but for the fits it keeps', () => {
  const fresh = new DailyPanelModel(panel(1), CALENDAR);
  const asked = new DailyPanelModel(panel(1), CALENDAR);
  asked.forecast(300, 7);
  // Forty days on the fits of 300 are too old and made anew.
  expect(asked.forecast(340, 7)).toEqual(fresh.forecast(340, 7));
});

test('gaps, zeros and outliers give finite means of zero or more', () => {
  const rough = (i: number, t: number): number => (i === 0 ? 0 : (t + i) % 13 === 0 ? NaN : t === 200 ? 50_000 : count(i, t));
  for (const members of new DailyPanelModel(panel(3, rough), CALENDAR).forecast(DAYS, 84)) {
    for (const name of DAILY_MEMBERS) expect(members[name].every((mean) => Number.isFinite(mean) && mean >= 0)).toBe(true);
  }
});

test('what is no panel, no origin or no horizon is refused', () => {
  expect(() => new DailyPanelModel({ firstDay: 0, series: [[1], [1, 2]] }, CALENDAR)).toThrow('same days');
  const model = new DailyPanelModel(panel(1), CALENDAR);
  expect(() => model.forecast(MIN_DAILY_HISTORY_DAYS - 1, 7)).toThrow('must lie between');
  expect(() => model.forecast(DAYS + 1, 7)).toThrow('must lie between');
  expect(() => model.forecast(DAYS, 85)).toThrow('must lie between');
});
