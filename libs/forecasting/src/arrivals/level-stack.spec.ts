import type { CalendarHour } from './arrival-calendar';
import { LevelStack } from './level-stack';

const at = (hour: number): CalendarHour => ({ day: 0, hour, weekday: 0, yearFraction: 0, kind: null, schoolHoliday: false, event: false });

test('one filter after one hour is the Gamma update, and fades by halves', () => {
  const stack = new LevelStack([{ group: 'all', kappa: 100, halfLifeHours: 24 }]);
  stack.observe(at(0), 0, { count: 30, expected: 20 });
  // a = 130, b = 120.
  expect(stack.ahead(at(1), 0)).toEqual({ factor: expect.closeTo(130 / 120, 12) as number, size: expect.closeTo(130, 9) as number });
  // A half-life later: a = 115, b = 110.
  expect(stack.ahead(at(0), 24).factor).toBeCloseTo(115 / 110, 12);
  expect(stack.ahead(at(0), 24 * 60).factor).toBeCloseTo(1, 9);
});

test('groups of hours have levels of their own', () => {
  const stack = new LevelStack([{ group: 'four-hours', kappa: 10, halfLifeHours: 1e6 }]);
  stack.observe(at(5), 0, { count: 20, expected: 10 });
  expect(stack.ahead(at(7), 1).factor).toBeCloseTo(1.5, 4);
  expect(stack.ahead(at(8), 1).factor).toBe(1);
});

test('a later filter sees only what the earlier ones left', () => {
  const two = [{ group: 'all' as const, kappa: 100, halfLifeHours: 1e9 }, { group: 'all' as const, kappa: 100, halfLifeHours: 1e9 }];
  const stack = new LevelStack(two);
  stack.observe(at(0), 0, { count: 30, expected: 20 });
  stack.observe(at(0), 0, { count: 26, expected: 24 });
  // First: a 130, b 120; the second filter saw (30, 20), then 24 x 130/120 = 26 expected: a = 156, b = 146.
  expect(stack.ahead(at(0), 0).factor).toBeCloseTo((156 / 144) * (156 / 146), 9);
  expect(stack.ahead(at(0), 0).size).toBeCloseTo(1 / (1 / 156 + 1 / 156), 9);
});

test('without any filter the level is one and certain', () => {
  expect(new LevelStack([]).ahead(at(0), 0)).toEqual({ factor: 1, size: Infinity });
});
