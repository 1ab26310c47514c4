import { HOUR_MS } from '@wardcast/timeseries';
import { PRIOR_DIRECT_WEIGHTS } from '../combine/direct-weight';
import { NO_CALIBRATION, type UnitCensusModel } from '../combine/unit-census-model';
import { fitDirectCensus } from '../direct/direct-census';
import { fitUnitFlow } from '../flow/unit-flow';
import { presentAt, syntheticUnit } from '../testing/synthetic-unit';
import { runSteps } from '../census/run-steps';
import { forecastWithFallback, forecastWithFallbackSteps } from './forecast-with-fallback';

const ZONE = 'Europe/London';
const FROM = Date.UTC(2026, 0, 5);
const TO = FROM + 28 * 24 * HOUR_MS;
const stays = syntheticUnit({ seed: 6, zone: ZONE, from: FROM, days: 28, arrivalsPerHour: () => 0.5, departuresPerHour: () => 1 / 40 });
const flow = fitUnitFlow({ unitId: 'w1', zone: ZONE, from: FROM, to: TO, stays });
const model: UnitCensusModel = { flow, direct: null, weights: PRIOR_DIRECT_WEIGHTS, calibration: NO_CALIBRATION };
const present = presentAt(stays, TO).map((stay) => ({ enteredAt: stay.enteredAt, definiteOut: false, expectedOutAt: null }));
const history = { zone: ZONE, censusByHour: new Array<number>(700).fill(20) };
const input = { issuedAt: TO, present, history, horizonHours: 24 };

const noDirect = { step: 2, reason: 'little_history' };

test('with both members and fresh input they speak together', () => {
  const past = { from: TO - 699 * HOUR_MS, counts: history.censusByHour };
  const direct = fitDirectCensus({ zone: ZONE, history: past, to: TO, leadsHours: Array.from({ length: 24 }, (_, i) => i + 1) });
  const together = forecastWithFallback({ ...model, direct }, { ...input, dataAsOf: TO - HOUR_MS });
  expect(together).toMatchObject({ ladderStep: 2, refusals: [] });
  // The direct expert has seen 20 patients at every hour, so that it draws the mean of the flow towards 20.
  const alone = forecastWithFallback(model, input).forecast;
  const weight = PRIOR_DIRECT_WEIGHTS.byBucket[2]!;
  expect(together.forecast.mean[11]).toBeCloseTo((1 - weight) * alone.mean[11]! + weight * 20, 0);
});

test('without the direct expert the flow model speaks alone', () => {
  expect(forecastWithFallback(model, { ...input, dataAsOf: TO - HOUR_MS })).toMatchObject({ ladderStep: 3, refusals: [noDirect] });
});

test('a gap in the past leaves the profile what is known beside it', () => {
  const gap = { zone: ZONE, censusByHour: history.censusByHour.map((count, i) => (i === 300 ? NaN : count)) };
  expect(forecastWithFallback(null, { ...input, history: gap }).ladderStep).toBe(4);
  // A feed that fell silent leaves the last hours unknown.
  const silent = { zone: ZONE, censusByHour: history.censusByHour.map((count, i) => (i > 690 ? NaN : count)) };
  expect(forecastWithFallback(null, { ...input, history: silent }).ladderStep).toBe(4);
  const little = { zone: ZONE, censusByHour: history.censusByHour.map((count, i) => (i > 150 ? NaN : count)) };
  expect(forecastWithFallback(null, { ...input, history: little }).ladderStep).toBe(5);
});

test('each missing or stale part steps down once, and says why', () => {
  expect(forecastWithFallback(null, input)).toMatchObject({ ladderStep: 4, refusals: [{ step: 2, reason: 'no_model' }, { step: 3, reason: 'no_model' }] });
  expect(forecastWithFallback(model, { ...input, dataAsOf: TO - 4 * HOUR_MS }).refusals).toEqual([{ step: 2, reason: 'stale_input' }, { step: 3, reason: 'stale_input' }]);
  expect(forecastWithFallback(undefined, { ...input, history: undefined })).toMatchObject({
    ladderStep: 5,
    refusals: [
      { step: 2, reason: 'no_model' },
      { step: 3, reason: 'no_model' },
      { step: 4, reason: 'little_history' },
    ],
  });
});

test('a model from almost no departures is not asked about patients', () => {
  const thin = { ...model, flow: fitUnitFlow({ unitId: 'w1', zone: ZONE, from: FROM, to: TO, stays: stays.slice(0, 3) }) };
  expect(forecastWithFallback(thin, input).refusals).toContainEqual({ step: 3, reason: 'little_evidence' });
  expect(forecastWithFallback(thin, { ...input, present: [] }).ladderStep).toBe(3);
});

test('a model of few days is asked once it has seen forty patients leave', () => {
  // Half an arrival an hour: some 24 departures in two days, 72 in six.
  const young = (days: number) => ({ ...model, flow: fitUnitFlow({ unitId: 'w1', zone: ZONE, from: TO - days * 24 * HOUR_MS, to: TO, stays }) });
  expect(forecastWithFallback(young(2), input).refusals).toContainEqual({ step: 3, reason: 'little_evidence' });
  expect(forecastWithFallback(young(6), input).ladderStep).toBe(3);
});

test('a broken model steps down instead of throwing, and a jump is caught', () => {
  const broken = { ...model, flow: { ...flow, arrivalsPerHour: new Float64Array(168).fill(NaN) } };
  expect(forecastWithFallback(broken, input)).toMatchObject({ ladderStep: 4, refusals: [{ step: 2, reason: 'failed' }, { step: 3, reason: 'failed' }] });
  const flood = { ...model, flow: { ...flow, arrivalsPerHour: new Float64Array(168).fill(60) } };
  expect(forecastWithFallback(flood, input)).toMatchObject({ ladderStep: 4, refusals: [noDirect, { step: 3, reason: 'tenfold_jump' }] });
});

test('a day far busier than any of the last ones is caught by its sum, although no hour jumps tenfold', () => {
  // Half an arrival an hour was seen, twelve a day; four an hour and stays of 40 hours would fill 160 beds at last: 96 a day
  // are more than three times the busiest day.
  const busy = { ...model, flow: { ...flow, arrivalsPerHour: new Float64Array(168).fill(4) } };
  const recentArrivals = Array.from({ length: 672 }, (_, i) => i % 2);
  expect(forecastWithFallback(busy, { ...input, recentArrivals })).toMatchObject({ ladderStep: 4, refusals: [noDirect, { step: 3, reason: 'sum_of_arrivals' }] });
  expect(forecastWithFallback(model, { ...input, recentArrivals }).ladderStep).toBe(3);
});

test('where even the last value makes no forecast, that is the answer', () => {
  const crowd = Array.from({ length: 20_001 }, () => ({ enteredAt: TO - HOUR_MS, definiteOut: false, expectedOutAt: null }));
  expect(runSteps(forecastWithFallbackSteps(null, { ...input, present: crowd, history: undefined }))).toMatchObject({ forecast: null, ladderStep: 6 });
  expect(() => forecastWithFallback(null, { ...input, present: crowd, history: undefined })).toThrow('no forecast can be made');
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
