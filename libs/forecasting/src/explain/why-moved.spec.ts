import { HOUR_MS } from '@wardcast/timeseries';
import fc from 'fast-check';
import { whyMoved, type IssuedParts } from './why-moved';

const T0 = Date.UTC(2026, 0, 5, 10);
const hours = (n: number) => T0 + n * HOUR_MS;
/** Twenty patients, one in and two out an hour; nobody of the newcomers leaves; the other members add half a patient. */
const first: IssuedParts = {
  issuedAt: T0, modelVersion: 'v1', censusAtIssue: 20, targets: [1, 2, 3, 4].map(hours),
  expectedIn: [1, 2, 3, 4], stillHere: [18, 16, 14, 12], toCome: [1, 2, 3, 4], mean: [19.5, 18.5, 17.5, 16.5], listEffect: [0, 0, 0, 0],
};
const causesOf = (moved: ReturnType<typeof whyMoved>) => Object.fromEntries(moved!.causes.map(({ cause, patients }) => [cause, patients]));

test('what happened as expected moves nothing', () => {
  // Half an hour later: half a patient in, one out; the second issue says the same of its remaining hours.
  const second: IssuedParts = { ...first, issuedAt: hours(0.5), censusAtIssue: 19.5, expectedIn: [0.5, 1.5, 2.5, 3.5], stillHere: [18.5, 16.5, 14.5, 12.5], toCome: [0.5, 1.5, 2.5, 3.5] };
  const moved = whyMoved(first, second, { target: hours(4), arrived: 0.5 });
  for (const { patients } of moved!.causes) expect(patients).toBeCloseTo(0, 12);
});

test('each cause has its own share', () => {
  // Two hours later 5 came (2 expected) and 1 left (4 expected): 24 patients. From then on 3 more come to hour 4 (2 expected),
  // 6 leave (4 expected), one of them because the list says so, and the other members add 1 (.5 before).
  const second: IssuedParts = { ...first, issuedAt: hours(2), censusAtIssue: 24, targets: [3, 4].map(hours), expectedIn: [1.5, 3], stillHere: [21, 18], toCome: [1.5, 3], listEffect: [-0.5, -1], mean: [23.5, 22] };
  const moved = whyMoved(first, second, { target: hours(4), arrived: 5 });
  expect(moved).toMatchObject({ from: 16.5, to: 22 });
  // 16.5 + 3 + 3 + 1 - 1 + .5 - 1 = 22.
  expect(causesOf(moved)).toEqual({ arrivals: 3, departures: 3, level: 1, lists: -1, model: 0.5, rest: -1 });
  // Of another model version all expectations are the model's: 1 + .5 - 2 + 1.
  expect(causesOf(whyMoved(first, { ...second, modelVersion: 'v2' }, { target: hours(4), arrived: 5 }))).toEqual({ arrivals: 3, departures: 3, level: 0, lists: -1, model: 0.5, rest: 0 });
});

test('the causes add up to the move exactly, whatever the numbers are', () => {
  const count = fc.double({ min: 0, max: 500, noNaN: true });
  const column = fc.array(count, { minLength: 4, maxLength: 4 });
  const issue = (issuedAt: number) => fc.record({ issuedAt: fc.constant(issuedAt), modelVersion: fc.constantFrom('v1', 'v2'), censusAtIssue: count, targets: fc.constant([1, 2, 3, 4].map(hours)), mean: column, expectedIn: column, stillHere: column, toCome: column, listEffect: column });
  fc.assert(
    fc.property(issue(T0), issue(T0 + 1_000), count, (a, b, arrived) => {
      const moved = whyMoved(a, b, { target: hours(3), arrived })!;
      expect(moved.causes.reduce((sum, { patients }) => sum + patients, 0)).toBeCloseTo(moved.to - moved.from, 9);
    }),
  );
});

test('issues in the wrong order or of other targets have no answer', () => {
  expect(whyMoved({ ...first, issuedAt: hours(0.5) }, first, { target: hours(3), arrived: 0 })).toBeNull();
  expect(whyMoved(first, { ...first, targets: [] }, { target: hours(3), arrived: 0 })).toBeNull();
});
