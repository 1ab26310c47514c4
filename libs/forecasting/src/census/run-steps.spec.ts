import { runSteps, type Steps } from './run-steps';

function* threeSteps(seen: number[]): Steps<string> {
  for (const step of [1, 2, 3]) {
    seen.push(step);
    yield;
  }
  return 'done';
}

test('runs every step once and gives the result', () => {
  const seen: number[] = [];
  expect(runSteps(threeSteps(seen))).toBe('done');
  expect(seen).toEqual([1, 2, 3]);
});
