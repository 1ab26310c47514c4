import fc from 'fast-check';
import { conformalErrors, conformalQuantile, type IssuedError } from './split-conformal';

const errors = (count: number, bucket: number, score: (i: number) => number): IssuedError[] => Array.from({ length: count }, (_, i) => ({ target: i, bucket, score: score(i) }));

test('the rank is that of n + 1 values, above and below the middle', () => {
  // n = 19: level .9 is rank ceil(20 x .9) = 18, level .1 mirrors it at rank 20 - 18 = 2, level .5 is rank 10.
  const scores = Array.from({ length: 19 }, (_, i) => i + 1);
  expect(conformalQuantile(scores, 0.9)).toBe(18);
  expect(conformalQuantile(scores, 0.1)).toBe(2);
  expect(conformalQuantile(scores, 0.5)).toBe(10);
});

test('beyond the record the extreme is given, and nothing gives NaN', () => {
  expect(conformalQuantile([1, 2, 3], 0.99)).toBe(3);
  expect(conformalQuantile([1, 2, 3], 0.01)).toBe(1);
  expect(conformalQuantile([], 0.5)).toBeNaN();
});

test('only errors of targets before the origin and inside the window enter', () => {
  const issued = errors(300, 0, (i) => i);
  const [sorted] = conformalErrors(issued, 200, { windowSteps: 100, buckets: 1 });
  expect(Array.from(sorted!)).toEqual(Array.from({ length: 100 }, (_, i) => i + 100));
});

test('a thin bucket takes the errors of all buckets, and a thin record gives none', () => {
  const issued = [...errors(100, 0, () => 1), ...errors(10, 1, () => 5)];
  const [near, far] = conformalErrors(issued, 1_000, { windowSteps: 2_000, buckets: 2 });
  expect(near).toHaveLength(100);
  expect(far).toHaveLength(110);
  expect(conformalErrors(errors(19, 0, () => 1), 1_000, { windowSteps: 2_000, buckets: 2 })).toEqual([null, null]);
});

test('an interval holds at least its nominal share of exchangeable errors', () => {
  const halfWidth = (scores: readonly number[]) => conformalQuantile(Float64Array.from(scores, Math.abs).sort(), 0.8);
  // Leave each of the scores out in turn: by symmetry the share held is at least the nominal one.
  fc.assert(
    fc.property(fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 20, maxLength: 60 }), (scores) => {
      const held = scores.filter((score, i) => Math.abs(score) <= halfWidth(scores.filter((_, j) => j !== i))).length;
      return held >= 0.8 * scores.length - 1e-9;
    }),
  );
});
