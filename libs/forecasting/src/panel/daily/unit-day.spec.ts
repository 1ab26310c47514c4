import { DAILY_PANEL_SETTINGS } from './daily-settings';
import { completeRow, describeUnit, memberCore, panelMeans, rowLayout, type UnitView } from './unit-day';

const WEEKDAY = 4;
const flat = (days: number, count = 700): Float64Array => new Float64Array(days).fill(count);
const view = (counts: Float64Array, change: Partial<UnitView> = {}): UnitView => ({
  day: counts.length - 1,
  weekday: WEEKDAY,
  counts,
  freed: counts,
  capacity: null,
  profile: new Float64Array(7),
  lagBound: 0.1,
  ...change,
});

test('lags are shares of the two-week mean, and an outlier is bounded', () => {
  const counts = flat(30);
  counts[28] = 714;
  counts[20] = 7_000;
  const unit = describeUnit(view(counts))!;
  // Mean of the last fourteen days: (12 x 700 + 714 + 7000) / 14.
  const level = (12 * 700 + 714 + 7_000) / 14;
  expect(unit.level).toBeCloseTo(level, 9);
  expect(unit.lags[1]).toBeCloseTo(Math.max(-0.1, 714 / level - 1), 9);
  expect(unit.lags[9]).toBe(0.1);
});

test('a missing day is taken from a week before, and without it from the profile', () => {
  const counts = flat(16);
  counts[13] = NaN;
  counts[6] = 707;
  const unit = describeUnit(view(counts, { profile: Float64Array.of(0, 0, 0.03, 0, 0, 0, 0) }))!;
  expect(unit.lags[2]).toBeCloseTo(707 / unit.level - 1, 9);
  const young = flat(11);
  young[6] = NaN;
  // Four days before a Friday is a Monday, and eleven days before nothing is known.
  expect(describeUnit(view(young, { profile: Float64Array.of(0.03, 0, 0, 0, 0, 0, 0) }))!.lags[4]).toBeCloseTo(0.03, 12);
});

test('no description without today, nor with under ten of fourteen days', () => {
  expect(describeUnit(view(Float64Array.of(...flat(20), NaN)))).toBeNull();
  expect(describeUnit(view(flat(9)))).toBeNull();
  expect(describeUnit(view(flat(20, 0)))).toBeNull();
});

test('spare beds and their change enter as shares of the level', () => {
  const capacity = flat(20, 770);
  capacity[19] = 805;
  const { further } = describeUnit(view(flat(20), { capacity }))!;
  // Today (805 - 700) / 700; change 35 / 700; the week (6 x 70 + 105) / 7 / 700.
  expect(further[0]).toBeCloseTo(0.15, 12);
  expect(further[1]).toBeCloseTo(525 / 7 / 700, 12);
  expect(further[2]).toBeCloseTo(0.05, 12);
});

test('rows are as wide as their layout says, end with the target, and small panels have no common part', () => {
  const unit = describeUnit(view(flat(30)))!;
  for (const member of DAILY_PANEL_SETTINGS.members) {
    const core = memberCore(member, unit, { weekday: WEEKDAY, means: panelMeans([unit], WEEKDAY) });
    const row = completeRow(core, member, { unit, horizon: 3, weekday: 0, lift: -0.07 });
    expect(row).toHaveLength(rowLayout(member).width);
    expect(row.at(-1)).toBe(-0.07);
    expect(rowLayout(member).christmas).toBe(row.length - 1);
    expect(Array.from(row.subarray(rowLayout(member).panelFrom, rowLayout(member).panelTo))).toEqual([0, 0, 0]);
  }
});
