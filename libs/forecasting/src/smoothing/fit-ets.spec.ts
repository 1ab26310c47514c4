import fc from 'fast-check';
import type { EtsForm } from './ets-form';
import { advanceEts, fitEts, forecastEts } from './fit-ets';

const FORMS: readonly EtsForm[] = (['additive', 'multiplicative'] as const).flatMap((law) => [true, false].flatMap((damped) => [1, 7].map((seasonSteps) => ({ law, damped, seasonSteps }))));
const weekly = (t: number): number => 100 + [0, 10, 5, 0, -5, -20, 10][t % 7]!;

test.each(FORMS.filter((form) => form.seasonSteps === 7))('%j repeats a clean week', (form) => {
  const fit = fitEts(Array.from({ length: 70 }, (_, t) => weekly(t)), form)!;
  forecastEts(fit, 14).forEach((mean, h) => expect(mean).toBeCloseTo(weekly(70 + h), 6));
});

test('the criterion prefers factors for a season that grows with the level, and sums for one that does not', () => {
  // Noise is alternating and small; the season is 30 % of a level that triples, or 30 of it.
  const noise = (t: number): number => (t % 2 === 0 ? 1 : -1) * ((t * 7) % 5);
  const level = (t: number): number => 100 + 1.5 * t;
  const season = (t: number): number => [0.3, -0.1, -0.2, 0][t % 4]!;
  const growing = Array.from({ length: 120 }, (_, t) => level(t) * (1 + season(t)) * (1 + noise(t) / 200));
  const fixed = Array.from({ length: 120 }, (_, t) => level(t) + 100 * season(t) + noise(t));
  const aicc = (values: readonly number[], law: EtsForm['law']): number => fitEts(values, { law, damped: true, seasonSteps: 4 })!.aicc;
  expect(aicc(growing, 'multiplicative')).toBeLessThan(aicc(growing, 'additive'));
  expect(aicc(fixed, 'additive')).toBeLessThan(aicc(fixed, 'multiplicative'));
});

test('a fit moved on is the fit of the same weights on the longer series', () => {
  const values = Array.from({ length: 90 }, (_, t) => weekly(t) + ((t * 13) % 7));
  const fit = fitEts(values.slice(0, 70), { law: 'additive', damped: false, seasonSteps: 7 })!;
  const step = advanceEts(advanceEts(fit, values.slice(0, 80)), values);
  expect(step.state).toEqual(advanceEts(fit, values).state);
  expect(step.state.steps).toBe(90);
});

test('what a form cannot be fitted to is null', () => {
  expect(fitEts([1, 2, 3], { law: 'additive', damped: false, seasonSteps: 7 })).toBeNull();
  expect(fitEts(new Array<number>(50).fill(0), { law: 'multiplicative', damped: false, seasonSteps: 1 })).toBeNull();
  expect(fitEts(new Array<number>(50).fill(NaN), { law: 'additive', damped: true, seasonSteps: 7 })).toBeNull();
});

test('forecasts of any counts with gaps are finite', () => {
  const counts = fc.array(fc.oneof({ weight: 9, arbitrary: fc.nat(1_000) }, { weight: 1, arbitrary: fc.constant(NaN) }), { minLength: 40, maxLength: 80 });
  fc.assert(
    fc.property(counts, fc.constantFrom(...FORMS), (values, form) => {
      const fit = fitEts(values, form);
      return fit === null || forecastEts(fit, 10).every(Number.isFinite);
    }),
    { numRuns: 60 },
  );
});
