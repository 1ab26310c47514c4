import { certain, poisson } from '@wardcast/probability';
import type { IssuedHour } from './issue-hours';
import { comparison, ourScores, pitHistogram, scored } from './hourly-ed-outcome';

const issued = (lead: number, miss: number, u: number): IssuedHour => ({ origin: 0, target: lead, observed: 10 + miss, law: certain(10), members: [], u });
const hours = scored([issued(1, 0, 0.01), issued(1, 2, 0.99), issued(5, -2, 0.5)]);

test('losses, errors and coverage of certain laws are those of their misses', () => {
  // Half of the misses 0, 2 and 2; the square root of 8/3; one of three inside.
  const ours = ourScores(hours, { rule: [3, 5, 7] });
  expect(ours.pinball).toBeCloseTo(2 / 3, 9);
  expect(ours.wis).toBeCloseTo(4 / 3, 9);
  expect(ours.crps).toBeCloseTo(4 / 3, 9);
  expect(ours.further).toMatchObject({ rmse: expect.closeTo(Math.sqrt(8 / 3), 9) as number, meanError: expect.closeTo(0, 9) as number });
  expect(ours.coverage!['0.5']).toBeCloseTo(1 / 3, 9);
});

test('only leads that are shown have a row, with each reference', () => {
  const { byHorizon } = ourScores(hours, { rule: [3, 5, 7] });
  expect(Object.keys(byHorizon!)).toEqual(['1']);
  // A miss of 2 among 10 and 12.
  expect(byHorizon!['1']).toMatchObject({ pinball: expect.closeTo(0.5, 9) as number, wape: 2 / 22, references: { rule: 4 } });
});

test('the transform is counted in twenty bins', () => {
  const counts = pitHistogram(hours);
  expect(counts).toHaveLength(20);
  expect([counts[0], counts[10], counts[19]]).toEqual([1, 1, 1]);
});

test('a rule that loses more on every day is behind', () => {
  const many = scored(Array.from({ length: 24 * 30 }, (_, hour) => ({ origin: 0, target: hour, observed: 4 + (hour % 3), law: poisson(5), members: [], u: 0.5 })));
  const { difference, high95 } = comparison('rule', many, many.map(({ loss }) => loss + 0.1));
  expect(difference).toBeCloseTo(-0.1, 9);
  expect(high95).toBeLessThan(0);
});
