import fc from 'fast-check';
import { combineMembers } from './combine-members';

test('levels are averaged, and distances from the middle widened', () => {
  // Mean of (0, 2, 10) and (2, 4, 6) is (1, 3, 8); twice the distance from 3.
  expect([...combineMembers([[0, 2, 10], [2, 4, 6]], 1)]).toEqual([1, 3, 8]);
  expect([...combineMembers([[0, 2, 10], [2, 4, 6]], 2)]).toEqual([-1, 3, 13]);
});

test('averages ascend and do not depend on the order of members', () => {
  const ascending = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 5, maxLength: 5 }).map((list) => [...list].sort((a, b) => a - b));
  fc.assert(
    fc.property(ascending, ascending, fc.double({ min: 0, max: 3, noNaN: true }), (a, b, spread) => {
      const both = combineMembers([a, b], spread);
      for (let j = 1; j < both.length; j++) expect(both[j]!).toBeGreaterThanOrEqual(both[j - 1]!);
      both.forEach((q, j) => expect(combineMembers([b, a], spread)[j]!).toBeCloseTo(q, 9));
    }),
  );
});
