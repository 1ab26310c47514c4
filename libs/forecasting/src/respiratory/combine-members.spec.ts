import fc from 'fast-check';
import { combineMembers } from './combine-members';

test('levels are averaged, and distances from the middle widened', () => {
  // Mean of (0, 2, 10) and (2, 4, 6) is (1, 3, 8); twice the distance from 3.
  const members = [{ quantiles: [0, 2, 10], weight: 1 }, { quantiles: [2, 4, 6], weight: 1 }];
  expect([...combineMembers(members, 1)]).toEqual([1, 3, 8]);
  expect([...combineMembers(members, 2)]).toEqual([-1, 3, 13]);
  // Weights 3 and 1: (0 + 2) / 4, (6 + 4) / 4, (30 + 6) / 4.
  expect([...combineMembers([{ quantiles: [0, 2, 10], weight: 3 }, members[1]!], 1)]).toEqual([0.5, 2.5, 9]);
});

test('averages ascend and do not depend on the order of members', () => {
  const ascending = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 5, maxLength: 5 }).map((list) => [...list].sort((a, b) => a - b));
  fc.assert(
    fc.property(ascending, ascending, fc.double({ min: 0, max: 3, noNaN: true }), (a, b, spread) => {
      const [one, two] = [{ quantiles: a, weight: 2 }, { quantiles: b, weight: 1 }];
      const both = combineMembers([one, two], spread);
      for (let j = 1; j < both.length; j++) expect(both[j]!).toBeGreaterThanOrEqual(both[j - 1]!);
      both.forEach((q, j) => expect(combineMembers([two, one], spread)[j]!).toBeCloseTo(q, 9));
    }),
  );
});
