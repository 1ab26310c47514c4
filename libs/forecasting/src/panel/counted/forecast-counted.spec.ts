import type { CountPmf } from '@wardcast/probability';
import { runSteps } from '../../census/run-steps';
import { forecastCountedSteps, type ForecastCountedInput } from './forecast-counted';

const HOUR = 3_600_000;
/** Tuesday 2026-01-06, 10:20 UTC. */
const NOW = Date.UTC(2026, 0, 6, 10, 20);
const around = (count: number): CountPmf => ({ offset: count - 1, p: Float64Array.of(0.25, 0.5, 0.25) });
const laws = (count: number): readonly CountPmf[] => Array.from({ length: 24 }, () => around(count));
const past = Array.from({ length: 400 }, (_, i) => 10 + (i % 3));

function made(own: Partial<ForecastCountedInput> = {}): ReturnType<typeof forecastCountedSteps> extends Generator<unknown, infer T> ? T : never {
  const input: ForecastCountedInput = { issuedAt: NOW, censusAtIssue: 11, reportedAt: NOW - 20 * 60_000, zone: 'Europe/London', censusByHour: past, horizonHours: 24, speakers: [{ step: 3, laws: laws(12) }], ...own };
  return runSteps(forecastCountedSteps(input));
}

it('gives the panel the word, hour by hour, and says of moves only what the counts say', () => {
  const { forecast, ladderStep, refusals } = made();
  expect({ ladderStep, refusals }).toEqual({ ladderStep: 3, refusals: [] });
  expect(forecast!.targets[0]).toBe(NOW - 20 * 60_000 + HOUR);
  expect(forecast!.mean[5]).toBeCloseTo(12, 6);
  expect([forecast!.expectedIn[5], forecast!.expectedOut[5]]).toEqual([1, 0]);
});

it('steps down to the profile where the panel is silent or its forecast impossible, and says why', () => {
  expect(made({ speakers: [{ step: 3, laws: null }] })).toMatchObject({ ladderStep: 4, refusals: [{ step: 3, reason: 'little_history' }] });
  expect(made({ speakers: [{ step: 3, laws: laws(900) }] })).toMatchObject({ ladderStep: 4, refusals: [{ step: 3, reason: 'tenfold_jump' }] });
  expect(made({ speakers: [{ step: 2, laws: null }, { step: 3, laws: laws(12) }] })).toMatchObject({ ladderStep: 3, refusals: [{ step: 2, reason: 'little_history' }] });
});

it('does not forecast a unit from a count of the day before yesterday', () => {
  expect(made({ reportedAt: NOW - 27 * HOUR })).toMatchObject({ ladderStep: 4, refusals: [{ step: 3, reason: 'stale_input' }] });
});

it('ends with the last count where nothing is known', () => {
  expect(made({ speakers: [{ step: 3, laws: null }], censusByHour: [11] })).toMatchObject({ ladderStep: 5 });
});
