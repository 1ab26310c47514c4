import { momentsOf } from '@wardcast/probability';
import { HOUR_MS } from '@wardcast/timeseries';
import fc from 'fast-check';
import { NO_CORRECTION } from '../flow/hindcast-correction';
import { fitFlows } from '../flow/fit-flows';
import { fitUnitFlow, type UnitFlowModel } from '../flow/unit-flow';
import { presentAt, syntheticUnit } from '../testing/synthetic-unit';
import { Q23, quantilesOf } from './census-forecast';
import { forecastCensus, type PresentNow } from './forecast-census';

const ZONE = 'Europe/London';
const FROM = Date.UTC(2026, 0, 5);
const WEEKS = 8;
const TO = FROM + WEEKS * 168 * HOUR_MS;
/** One arrival every two hours, two days of stay on average: about 24 patients. */
const plain = { seed: 3, zone: ZONE, from: FROM, days: WEEKS * 7, arrivalsPerHour: () => 0.5, departuresPerHour: () => 1 / 48 };
const stays = syntheticUnit(plain);
const model = fitUnitFlow({ unitId: 'w1', zone: ZONE, from: FROM, to: TO, stays });
const asPresent = (enteredAt: number): PresentNow => ({ enteredAt, definiteOut: false, expectedOutAt: null });
const presentNow = presentAt(stays, TO).map((stay) => asPresent(stay.enteredAt));

const without = (change: Partial<UnitFlowModel>): UnitFlowModel => ({ ...model, ...change });

test('the law of every target sums to one and its quantiles ascend for any census and any minute', () => {
  const patients = fc.array(fc.record({ ageHours: fc.double({ min: 0, max: 2_000, noNaN: true }), definiteOut: fc.boolean() }), { maxLength: 60 });
  fc.assert(
    fc.property(patients, fc.integer({ min: 0, max: 7 * 86_400_000 }), fc.double({ min: 0, max: 0.6, noNaN: true }), (list, shift, dischargeSpread) => {
      const issuedAt = TO + shift;
      const present = list.map((x) => ({ enteredAt: issuedAt - x.ageHours * HOUR_MS, definiteOut: x.definiteOut, expectedOutAt: null }));
      const forecast = forecastCensus(without({ dischargeSpread }), { issuedAt, present, horizonHours: 30 });
      for (const law of forecast.laws) expect(law.p.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 8);
      const quantiles = quantilesOf(forecast, Q23);
      for (let i = 0; i < quantiles.length; i++) if (i % Q23.length > 0) expect(quantiles[i]).toBeGreaterThanOrEqual(quantiles[i - 1]!);
    }),
    { numRuns: 25 },
  );
});

test('targets are the full hours after the issue and the law closes in on the census as the first one nears', () => {
  const issuedAt = TO + HOUR_MS - 1_000;
  const forecast = forecastCensus(model, { issuedAt, present: presentNow, horizonHours: 3 });
  expect(forecast.targets).toEqual([TO + HOUR_MS, TO + 2 * HOUR_MS, TO + 3 * HOUR_MS]);
  // One second of about one move an hour: all but 1/3600 or so of the mass stays on the census.
  const law = forecast.laws[0]!;
  expect(law.p[presentNow.length - law.offset]).toBeGreaterThan(0.999);
  expect(forecastCensus(model, { issuedAt: TO, present: [], horizonHours: 1 }).targets).toEqual([TO + HOUR_MS]);
});

test('the laws of some targets are those that all targets have', () => {
  const input = { issuedAt: TO + 900_000, present: presentNow, horizonHours: 30 };
  const [all, some] = [forecastCensus(model, input), forecastCensus(model, { ...input, leads: [2, 30] })];
  expect(some.targets).toEqual([all.targets[1], all.targets[29]]);
  expect(some.laws).toEqual([all.laws[1], all.laws[29]]);
  expect(Array.from(some.expectedIn)).toEqual([all.expectedIn[1], all.expectedIn[29]]);
});

test('expected moves add up to the mean', () => {
  const forecast = forecastCensus(model, { issuedAt: TO + 900_000, present: presentNow, horizonHours: 72 });
  forecast.mean.forEach((mean, j) => {
    expect(presentNow.length + forecast.expectedIn[j]! - forecast.expectedOut[j]!).toBeCloseTo(mean, 3);
  });
});

test('far ahead the mean is the arrival rate times the mean stay, whoever is there now', () => {
  // Little's law: 0.5 an hour x 48 h = 24; the fit itself sees 8 weeks, 672 arrivals, so about 4 % off is one standard error.
  const far = (present: readonly PresentNow[]) => forecastCensus(model, { issuedAt: TO, present, horizonHours: 336 }).mean[335]!;
  expect(far([])).toBeGreaterThan(24 * 0.88);
  expect(far([])).toBeLessThan(24 * 1.12);
  expect(Math.abs(far(presentNow) - far([]))).toBeLessThan(0.5);
});

test('a unit without a common factor and with known rates has the moments of binomial survivors plus Poisson newcomers', () => {
  const flat = without({
    hazard: { coefficients: model.hazard.coefficients, perHour: model.hazard.perHour.map(() => 0.02) },
    arrivalsPerHour: new Float64Array(168).fill(0.5),
    levelSettings: { kappa: 1e12, halfLifeHours: 24 },
    level: { a: 1e12, b: 1e12 },
    dispersion: 1,
    dischargeSpread: 0,
    correction: NO_CORRECTION,
  });
  const forecast = forecastCensus(flat, { issuedAt: TO, present: Array.from({ length: 20 }, () => asPresent(TO - 30 * HOUR_MS)), horizonHours: 10 });
  const { mean, variance } = momentsOf(forecast.laws[9]!);
  // Survivors: 20 patients with s = exp(-0.2). Newcomers of hour j: 0.5 exp(-0.02 (10 - j - 1/2)).
  const s = Math.exp(-0.2);
  let newcomers = 0;
  for (let j = 0; j < 10; j++) newcomers += 0.5 * Math.exp(-0.02 * (9.5 - j));
  expect(mean).toBeCloseTo(20 * s + newcomers, 5);
  expect(variance).toBeCloseTo(20 * s * (1 - s) + newcomers, 4);
});

test('a definite move out makes leaving soon more likely, and a common factor widens the law', () => {
  const learned = without({ readiness: { ...model.readiness, learned: true } });
  const at = (definiteOut: boolean) => forecastCensus(learned, { issuedAt: TO, present: presentNow.map((x) => ({ ...x, definiteOut })), horizonHours: 6 });
  expect(at(true).mean[5]).toBeLessThan(at(false).mean[5]!);
  const variance = (dischargeSpread: number) => momentsOf(forecastCensus(without({ dischargeSpread }), { issuedAt: TO, present: presentNow, horizonHours: 24 }).laws[23]!).variance;
  expect(variance(0.4)).toBeGreaterThan(variance(0));
});

test('without order data an order says who leaves first, not that more leave than usual', () => {
  const present = presentNow.map((patient, i) => ({ ...patient, definiteOut: i === 0 }));
  const first = (patients: readonly PresentNow[]) => forecastCensus(without({ arrivalsPerHour: new Float64Array(168) }), { issuedAt: TO, present: patients, horizonHours: 1 });
  // The same hazard in total; chances are slightly less than hazards, so the means differ in the third digit only.
  expect(first(present).mean[0]).toBeCloseTo(first(presentNow).mean[0]!, 1);
});

test('recent arrivals above the profile raise the next hours, and those not seen yet change nothing', () => {
  const mean = (recentArrivals: readonly number[]) => forecastCensus(without({ levelSettings: { kappa: 20, halfLifeHours: 24 } }), { issuedAt: TO, present: [], recentArrivals, horizonHours: 6 }).mean[5]!;
  expect(mean(new Array<number>(72).fill(3))).toBeGreaterThan(mean(new Array<number>(72).fill(0)));
  const seen = forecastCensus(model, { issuedAt: TO, present: presentNow, horizonHours: 24 });
  const leaked = forecastCensus(model, { issuedAt: TO, present: [...presentNow, asPresent(TO + 1), asPresent(TO + HOUR_MS)], horizonHours: 24 });
  expect(leaked).toEqual(seen);
});

test('an empty unit that never had a patient is forecast empty and finite', () => {
  const empty = fitUnitFlow({ unitId: 'w0', zone: ZONE, from: FROM, to: TO, stays: [] });
  const forecast = forecastCensus(empty, { issuedAt: TO, present: [], horizonHours: 72 });
  expect([...forecast.mean, ...forecast.expectedIn, ...forecast.expectedOut].every(Number.isFinite)).toBe(true);
  expect([...quantilesOf(forecast, Q23)].every((q) => q === 0)).toBe(true);
});

test('impossible inputs are refused with a reason', () => {
  const ask = (change: object) => () => forecastCensus(model, { issuedAt: TO, present: [], horizonHours: 72, ...change });
  expect(ask({ issuedAt: NaN })).toThrow('finite instant');
  expect(ask({ horizonHours: 0 })).toThrow('horizon');
  expect(ask({ horizonHours: 1.5 })).toThrow('horizon');
  expect(ask({ recentArrivals: [1, -1] })).toThrow('recent arrivals');
  expect(ask({ present: Array.from({ length: 2_001 }, () => asPresent(TO - 1)) })).toThrow('at most 2000');
  expect(ask({ present: [asPresent(-Infinity)] })).toThrow('entry times');
});

/** Everybody is known four hours before coming. */
const listings = stays.map(({ enteredAt }) => ({ unitId: 'w1', kind: 'ed' as const, expectedAt: null, since: enteredAt - 4 * HOUR_MS, from: enteredAt - 4 * HOUR_MS, until: enteredAt, enteredAt }));
const units = [{ unitId: 'w1', kind: 'ward' }];
const listedStays = stays.map((stay) => ({ ...stay, unitId: 'w1' }));
const withLists = fitFlows({ zone: ZONE, from: FROM, to: TO, units, stays: listedStays, listings }).get('w1')!;
const history = { censusByHour: [presentNow.length, presentNow.length + 9, presentNow.length] };
const waiting = (count: number) => Array.from({ length: count }, () => ({ kind: 'ed' as const, expectedAt: null, since: TO - 2 * HOUR_MS }));

test('where nothing is known of lists the forecast is the one without them, whoever is listed', () => {
  const unlearned = fitFlows({ zone: ZONE, from: FROM, to: TO, units, stays: listedStays, listings: [] }).get('w1')!;
  expect(unlearned).toEqual(fitFlows({ zone: ZONE, from: FROM, to: TO, units, stays: listedStays }).get('w1'));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 7 * 86_400_000 }), (count, shift) => {
      const input = { issuedAt: TO + shift, present: presentNow, horizonHours: 12 };
      expect(forecastCensus(unlearned, { ...input, listed: waiting(count), history })).toEqual(forecastCensus(unlearned, input));
    }),
    { numRuns: 10 },
  );
});

test('patients on the list are expected by name, and those who are not yet known are fewer than usual', () => {
  const at = { issuedAt: TO, present: presentNow, horizonHours: 24, history };
  const [none, four] = [forecastCensus(withLists, { ...at, listed: [] }), forecastCensus(withLists, { ...at, listed: waiting(4) })];
  // Two hours before coming all are on the list, so with an empty one nobody comes in the next hours; usually one does every two hours.
  expect(none.expectedIn[1]).toBeLessThan(0.2);
  expect(forecastCensus(withLists, at).expectedIn[1]).toBeGreaterThan(0.7);
  // The four have waited two hours and come within two more.
  expect(four.expectedIn[5]! - none.expectedIn[5]!).toBeGreaterThan(3.2);
  expect(four.expectedIn[23]! - none.expectedIn[23]!).toBeLessThanOrEqual(4);
});

test('the parts of a forecast with a list are its mean and variance, those on the list among them', () => {
  const listed = [...waiting(3), { kind: 'booked' as const, expectedAt: TO + 5 * HOUR_MS, since: FROM }];
  const { laws, parts } = forecastCensus({ ...withLists, correction: NO_CORRECTION, dischargeSpread: 0.3 }, { issuedAt: TO, present: presentNow, horizonHours: 24, listed, history });
  laws.forEach((law, i) => {
    const { mean, variance } = momentsOf(law);
    // Single precision, and a tail of 1e-9 cut off.
    expect(parts!.stillHere[i]! + parts!.toCome[i]!).toBeCloseTo(mean, 4);
    expect(parts!.stillHereVariance[i]! + parts!.toComeVariance[i]! + parts!.commonVariance[i]!).toBeCloseTo(variance, 3);
    expect(parts!.booked[i]! + parts!.decided[i]!).toBeLessThanOrEqual(parts!.toCome[i]! + 1e-6);
  });
  expect(parts!.booked[12]).toBeGreaterThan(0.2);
  expect(parts!.decided[12]).toBeGreaterThan(1.5);
});
