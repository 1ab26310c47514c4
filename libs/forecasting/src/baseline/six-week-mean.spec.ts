import { HOUR_MS } from '@wardcast/timeseries';
import { sixWeekMean } from './six-week-mean';

const stepped = (weeks: number) => Array.from({ length: weeks * 168 }, (_, i) => 10 + Math.floor(i / 168));

test('the point is the mean of the last six weeks at that hour', () => {
  // Weeks 0..9 have census 10..19. The next week's mean of six is (14 + .. + 19) / 6 = 16.5; the same rule was short by
  // 3.5 or less (fewer weeks known) on each past day: the median error lifts it by 3.5 to 20.
  const origin = (10 * 168 - 1) * HOUR_MS;
  expect(sixWeekMean({ from: 0, counts: stepped(10) }, { zone: 'UTC', origin, target: origin + 5 * HOUR_MS, levels: [0.5] })).toEqual([20]);
});

test('two weeks are too few', () => {
  const origin = (2 * 168 - 1) * HOUR_MS;
  expect(sixWeekMean({ from: 0, counts: stepped(2) }, { zone: 'UTC', origin, target: origin + HOUR_MS, levels: [0.5] })).toBeNull();
});
