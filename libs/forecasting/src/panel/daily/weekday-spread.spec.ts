import { WeekdaySpread } from './weekday-spread';

test('without errors every weekday is like the others', () => {
  expect(new WeekdaySpread(7).factor(3, 2)).toBe(1);
});

test('a weekday of larger errors is wider, shrunk by two hundred ordinary ones', () => {
  const spread = new WeekdaySpread(2);
  for (let k = 0; k < 200; k++) {
    spread.add(1, 4, 2);
    spread.add(1, 0, -1);
  }
  // Mean 1.5: (400 + 200 x 1.5) / 400 / 1.5 and (200 + 300) / 400 / 1.5.
  expect(spread.factor(1, 4)).toBeCloseTo(700 / 600, 12);
  expect(spread.factor(1, 0)).toBeCloseTo(500 / 600, 12);
  expect(spread.factor(2, 4)).toBe(1);
});
