import { uniformAt } from '@wardcast/probability';
import { EarnedWeights, SCORES_TO_JUDGE } from './earned-weights';

const levels = [0.1, 0.5, 0.9];
const settings = { prior: [0.95, 0.05], forgetting: 0.002, levels };

/** A champion that is off by three and a second member that is off by `off`, over outcomes around 20. */
function afterScores(count: number, off: number): EarnedWeights {
  const earned = new EarnedWeights(settings);
  for (let t = 0; t < count; t++) {
    earned.settle(t);
    const observed = 15 + 10 * uniformAt(1, 1, t);
    const around = (centre: number): readonly number[] => [centre - 4, centre, centre + 4];
    earned.issue(t + 2, [{ members: [around(23), around(20 + off)], observed, scale: 4 }]);
  }
  earned.settle(count + 2);
  return earned;
}

test('before any score the prior holds', () => {
  expect(Array.from(new EarnedWeights(settings).weights())).toEqual([0.95, 0.05]);
});

test('a better member earns weight from its scores alone', () => {
  expect(afterScores(400, 0).weights()[1]!).toBeGreaterThan(0.3);
  expect(afterScores(1_500, 0).weights()[1]!).toBeGreaterThan(0.6);
});

test('a worse member is switched off once it can be judged, not before, and the champion never', () => {
  expect(afterScores(SCORES_TO_JUDGE - 1, 30).weights()[1]!).toBeGreaterThan(0);
  const judged = afterScores(SCORES_TO_JUDGE, 30);
  expect(Array.from(judged.weights())).toEqual([1, 0]);
  expect(Array.from(judged.combine([[1, 2, 3], [9, 9, 9]])!)).toEqual([1, 2, 3]);
});

test('an issue teaches nothing before it is due', () => {
  const earned = new EarnedWeights(settings);
  earned.issue(5, [{ members: [[1, 2, 3], [4, 5, 6]], observed: 5, scale: 1 }]);
  earned.settle(4);
  expect(earned.scores).toBe(0);
  earned.settle(5);
  expect(earned.scores).toBe(1);
});

test('a member that is silent leaves the mixture to the others', () => {
  expect(Array.from(new EarnedWeights(settings).combine([[1, 2, 3], null])!)).toEqual([1, 2, 3]);
  expect(new EarnedWeights(settings).combine([null, null])).toBeNull();
});
