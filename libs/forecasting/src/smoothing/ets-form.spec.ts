import { etsAhead, runEts, startEts, type EtsForm, type EtsWeights } from './ets-form';

const ANA: EtsForm = { law: 'additive', damped: false, seasonSteps: 2 };
const MNM: EtsForm = { law: 'multiplicative', damped: false, seasonSteps: 2 };
const weights = (part: Partial<EtsWeights>): EtsWeights => ({ alpha: 0, beta: 0, gamma: 0, phi: 0, ...part });

test('an additive step moves the level and its season by their shares of the error', () => {
  // l = 10, s = [1, -1]; y = 15 at step 0: m = 11, e = 4; l = 10 + .5 x 4 = 12, s0 = 1 + .25 x 4 = 2.
  const start = { level: 10, slope: 0, season: Float64Array.of(1, -1), steps: 0 };
  const { state, meanSquare } = runEts([15], { form: ANA, weights: weights({ alpha: 0.5, gamma: 0.25 }), start, keep: 1 });
  expect(state).toEqual({ level: 12, slope: 0, season: Float64Array.of(2, -1), steps: 1 });
  expect(meanSquare).toBe(16);
  // Next is step 1: 12 - 1, then 12 + 2.
  expect(Array.from(etsAhead(ANA, weights({}), state, 2))).toEqual([11, 14]);
});

test('a multiplicative step works on ratios', () => {
  // l = 10, s = [2, .5]; y = 30: m = 20, e = .5; l = 10 (1 + .4 x .5) = 12, s0 = 2 (1 + .2 x .5) = 2.2.
  const start = { level: 10, slope: 0, season: Float64Array.of(2, 0.5), steps: 0 };
  const run = runEts([30], { form: MNM, weights: weights({ alpha: 0.4, gamma: 0.2 }), start, keep: 1 });
  expect(run.state.level).toBeCloseTo(12, 12);
  expect(run.state.season[0]).toBeCloseTo(2.2, 12);
  expect(run.meanLogMean).toBeCloseTo(Math.log(20), 12);
});

test('a damped trend fades by phi at each step', () => {
  // l = 10, b = 4, phi = .5: 10 + 2, 10 + 2 + 1, 10 + 2 + 1 + .5.
  const form: EtsForm = { law: 'additive', damped: true, seasonSteps: 1 };
  const state = { level: 10, slope: 4, season: Float64Array.of(0), steps: 0 };
  expect(Array.from(etsAhead(form, weights({ phi: 0.5 }), state, 3))).toEqual([12, 13, 13.5]);
  // y = 16: m = 12, e = 4; b = .5 x 4 + .25 x 4 = 3, l = 12 + .5 x 4 = 14.
  const { state: next } = runEts([16], { form, weights: { alpha: 0.5, beta: 0.25, gamma: 0, phi: 0.5 }, start: state, keep: 1 });
  expect(next).toMatchObject({ level: 14, slope: 3 });
});

test('a gap leaves the state at its expectation and is not scored', () => {
  const start = { level: 10, slope: 0, season: Float64Array.of(1, -1), steps: 0 };
  const { state, scored } = runEts([NaN, NaN], { form: ANA, weights: weights({ alpha: 0.5, gamma: 0.25 }), start, keep: 1 });
  expect(state).toEqual({ ...start, steps: 2 });
  expect(scored).toBe(0);
});

test('old errors lose weight', () => {
  // Errors 2 then 4 with nothing learnt: (.5 x 4 + 16) / (.5 + 1) = 12.
  const start = { level: 10, slope: 0, season: Float64Array.of(0), steps: 0 };
  const form: EtsForm = { law: 'additive', damped: false, seasonSteps: 1 };
  expect(runEts([12, 14], { form, weights: weights({}), start, keep: 0.5 }).meanSquare).toBeCloseTo(12, 12);
});

test('the start is the mean of the first seasons', () => {
  // Steps 0, 2: 4 and 8, mean 6; steps 1, 3: 10 and 6, mean 8; level 7.
  expect(startEts([4, 10, 8, 6, 99], ANA, 2)).toEqual({ level: 7, slope: 0, season: Float64Array.of(-1, 1), steps: 4 });
  expect(startEts([4, 10], ANA, 2)).toBeNull();
  expect(startEts([0, 0, 0, 0], MNM, 2)).toBeNull();
});
