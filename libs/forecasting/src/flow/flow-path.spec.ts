import { HOUR_MS } from '@wardcast/timeseries';
import { AGE_BINS } from './age-scale';
import type { FlowParts } from './flow-parts';
import { flowPath, newcomersGiven } from './flow-path';
import { forecastSteps } from './forecast-steps';
import { PRIOR_READINESS } from './readiness';

const START = Date.UTC(2026, 0, 5);
/** Departures at 0.1 an hour whatever age and clock, two arrivals an hour. */
const parts: FlowParts = {
  hazard: { coefficients: new Float64Array(0), perHour: new Float64Array(AGE_BINS * 168).fill(0.1) },
  readiness: { ...PRIOR_READINESS, learned: true },
  dischargeSpread: 0,
  arrivalsPerHour: new Float64Array(168).fill(2),
  levelSettings: { kappa: 100, halfLifeHours: 24 },
  dispersion: 1,
};
const flat = { a: 100, b: 100 };

test('hazards cumulate with exposure, and arrivals are at risk for half of their first hour', () => {
  const steps = forecastSteps('UTC', START + 0.5 * HOUR_MS, 3);
  const points = [...flowPath(parts, { present: [{ enteredAt: START - HOUR_MS, definiteOut: false }], steps, level: flat })].map((point) => ({
    staying: point.staying[0],
    cohorts: Array.from(point.cohorts),
  }));
  // The arrays are those of the last step: half an hour, then two whole ones at 0.1.
  expect(points[2]!.staying).toBeCloseTo(0.25, 12);
  // Cohorts: half of half an hour plus two hours; half an hour plus one; half an hour.
  [0.225, 0.15, 0.05].forEach((hazard, c) => expect(points[2]!.cohorts[c]).toBeCloseTo(hazard, 12));
});

test('a curve of its own for a patient speaks to its end, then age and hour do', () => {
  const steps = forecastSteps('UTC', START + 0.5 * HOUR_MS, 4);
  // Known for two hours ahead: 0.4 in the first, 0.2 in the second.
  const leaving = Float64Array.of(0, 0.4, 0.6);
  const present = [{ enteredAt: START - HOUR_MS, definiteOut: false, leaving }, { enteredAt: START - HOUR_MS, definiteOut: false }];
  const seen: number[][] = [];
  for (const point of flowPath(parts, { present, steps, level: flat })) seen.push([...point.staying]);
  // Ends of the steps: 0.5, 1.5, 2.5 (the curve ends at 2), and 3.5 hours ahead, the last at 0.1 an hour.
  [0.2, 0.5, 0.6, 0.7].forEach((hazard, lead) => expect(seen[lead]![0]).toBeCloseTo(hazard, 12));
  [0.05, 0.15, 0.25, 0.35].forEach((hazard, lead) => expect(seen[lead]![1]).toBeCloseTo(hazard, 12));
});

test('a definite move out multiplies the hazard once orders are learned', () => {
  const steps = forecastSteps('UTC', START, 1);
  const present = [true, false].map((definiteOut) => ({ enteredAt: START - HOUR_MS, definiteOut }));
  const [point] = [...flowPath(parts, { present, steps, level: flat })];
  expect(point!.staying[0]! / point!.staying[1]!).toBeCloseTo(Math.exp(1.8), 9);
});

test('newcomers of one hour have the mean and the size of the level', () => {
  const [point] = [...flowPath(parts, { present: [], steps: forecastSteps('UTC', START, 1), level: flat })];
  const { mean, size } = newcomersGiven(1, point!);
  // Two arrivals, each at risk for half an hour; relative variance of the level 1/100.
  expect(mean).toBeCloseTo(2 * Math.exp(-0.05), 12);
  expect(size).toBeCloseTo(100, 9);
});

test('extra spread of single hours lowers the size', () => {
  const [point] = [...flowPath({ ...parts, dispersion: 1.5 }, { present: [], steps: forecastSteps('UTC', START, 1), level: flat })];
  // 1/size = 1/100 + (1.5 - 1)/2.
  expect(newcomersGiven(1, point!).size).toBeCloseTo(1 / 0.26, 9);
});
