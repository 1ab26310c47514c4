import { momentsOf } from '@wardcast/probability';
import { profileReference } from './profile-reference';

// Six weeks from Monday 4 January 2016; each hour counts its week's number, from 1.
const series = { from: Date.UTC(2016, 0, 4), counts: Float64Array.from({ length: 6 * 168 }, (_, i) => 1 + Math.floor(i / 168)) };
const meanAt = (weeks: number, origin: number, target: number) => momentsOf(profileReference(series, weeks)({ origin, target })).mean;

test('the mean is that of the last weeks before the origin', () => {
  expect(meanAt(2, 4 * 168, 4 * 168 + 10)).toBeCloseTo((3 + 4) / 2, 6);
  expect(meanAt(52, 4 * 168, 4 * 168 + 10)).toBeCloseTo((1 + 2 + 3 + 4) / 4, 6);
  expect(meanAt(1, 4 * 168, 4 * 168 + 10)).toBeCloseTo(4, 6);
});

test('an hour of the origin week counts only when it is over', () => {
  // Target a week ahead of an hour that begins at the origin: the newest known is the week before it.
  expect(meanAt(1, 4 * 168 + 10, 5 * 168 + 10)).toBeCloseTo(4, 6);
  expect(meanAt(1, 4 * 168 + 11, 5 * 168 + 10)).toBeCloseTo(5, 6);
});

test('before anything is known somebody may still come', () => {
  expect(meanAt(1, 0, 10)).toBeCloseTo(0.05, 6);
});
