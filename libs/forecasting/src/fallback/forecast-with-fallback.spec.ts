import { HOUR_MS } from '@wardcast/timeseries';
import { fitUnitFlow } from '../flow/unit-flow';
import { presentAt, syntheticUnit } from '../testing/synthetic-unit';
import { forecastWithFallback } from './forecast-with-fallback';

const ZONE = 'Europe/London';
const FROM = Date.UTC(2026, 0, 5);
const TO = FROM + 28 * 24 * HOUR_MS;
const stays = syntheticUnit({ seed: 6, zone: ZONE, from: FROM, days: 28, arrivalsPerHour: () => 0.5, departuresPerHour: () => 1 / 40 });
const model = fitUnitFlow({ unitId: 'w1', zone: ZONE, from: FROM, to: TO, stays });
const present = presentAt(stays, TO).map((stay) => ({ enteredAt: stay.enteredAt, definiteOut: false, expectedOutAt: null }));
const history = { zone: ZONE, censusByHour: new Array<number>(400).fill(20) };
const input = { issuedAt: TO, present, history, horizonHours: 24 };

test('with a model and fresh input the flow model speaks', () => {
  expect(forecastWithFallback(model, { ...input, dataAsOf: TO - HOUR_MS })).toMatchObject({ ladderStep: 3, refusals: [] });
});

test('each missing or stale part steps down once, and says why', () => {
  expect(forecastWithFallback(null, input)).toMatchObject({ ladderStep: 4, refusals: [{ step: 3, reason: 'no_model' }] });
  expect(forecastWithFallback(model, { ...input, dataAsOf: TO - 4 * HOUR_MS }).refusals).toEqual([{ step: 3, reason: 'stale_input' }]);
  expect(forecastWithFallback(undefined, { ...input, history: undefined })).toMatchObject({
    ladderStep: 5,
    refusals: [
      { step: 3, reason: 'no_model' },
      { step: 4, reason: 'little_history' },
    ],
  });
});

test('a model from almost no departures is not asked about patients', () => {
  const thin = fitUnitFlow({ unitId: 'w1', zone: ZONE, from: FROM, to: TO, stays: stays.slice(0, 3) });
  expect(forecastWithFallback(thin, input).refusals).toEqual([{ step: 3, reason: 'little_evidence' }]);
  expect(forecastWithFallback(thin, { ...input, present: [] }).ladderStep).toBe(3);
});

test('a broken model steps down instead of throwing, and a jump is caught', () => {
  const broken = { ...model, arrivalsPerHour: new Float64Array(168).fill(NaN) };
  expect(forecastWithFallback(broken, input)).toMatchObject({ ladderStep: 4, refusals: [{ step: 3, reason: 'failed' }] });
  const flood = { ...model, arrivalsPerHour: new Float64Array(168).fill(60) };
  expect(forecastWithFallback(flood, input)).toMatchObject({ ladderStep: 4, refusals: [{ step: 3, reason: 'tenfold_jump' }] });
});

test('every step answers for the same targets and census', () => {
  for (const forecast of [model, null].map((given) => forecastWithFallback(given, input).forecast)) {
    expect(forecast.targets).toHaveLength(24);
    expect(forecast.censusAtIssue).toBe(present.length);
  }
});

test('an impossible instant is refused whatever the step', () => {
  expect(() => forecastWithFallback(null, { ...input, issuedAt: NaN, history: undefined })).toThrow(RangeError);
});
