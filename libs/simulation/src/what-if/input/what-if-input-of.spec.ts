import type { Unit } from '@wardcast/domain';
import { fitUnitFlow, forecastCensus, type CensusForecast, type UnitFlowModel } from '@wardcast/forecasting';
import { countFrom, uniformAt } from '@wardcast/probability';
import { HOUR_MS, hourOfWeek } from '@wardcast/timeseries';
import { compileHospital } from '../engine/compile-hospital';
import { expectedFlow } from '../engine/expected-flow';
import { HospitalRun } from '../engine/hospital-run';
import { ReplicationLuck } from '../engine/replication-luck';
import { emptyRecord } from '../engine/run-record';
import type { WhatIfInput } from './what-if-input';
import { whatIfInputOf, type UnitBaseline, type WhatIfSources } from './what-if-input-of';
import { withoutLimits } from './without-limits';

const ZONE = 'Europe/London';
const FROM = Date.UTC(2026, 0, 5);
const TO = FROM + 8 * 168 * HOUR_MS;
/** Half past an hour, so that the first step is half an hour. */
const ISSUED = TO + HOUR_MS / 2;

interface Kind {
  readonly unitId: string;
  readonly kind: Unit['kind'];
  readonly perHour: number;
  readonly stayHours: number;
}
const KINDS: readonly Kind[] = [
  { unitId: 'ed', kind: 'ed', perHour: 3, stayHours: 5 },
  { unitId: 'admissions', kind: 'assessment', perHour: 0.6, stayHours: 30 },
  { unitId: 'ward', kind: 'ward', perHour: 0.35, stayHours: 80 },
];

/** Stays that follow the model's own assumptions, with a day that is busier than the night. */
function staysOf({ perHour, stayHours }: Kind, seed: number): { enteredAt: number; leftAt: number | null }[] {
  const stays: { enteredAt: number; leftAt: number | null }[] = [];
  for (let hour = 0; hour < (TO - FROM) / HOUR_MS; hour++) {
    const start = FROM + hour * HOUR_MS;
    const busy = hourOfWeek(ZONE, start) % 24 >= 8 ? 1.4 : 0.2;
    const count = countFrom(uniformAt(seed, hour, 0), perHour * busy);
    for (let k = 0; k < count; k++) {
      const enteredAt = start + uniformAt(seed, hour * 64 + k, 1) * HOUR_MS;
      const leftAt = enteredAt - stayHours * HOUR_MS * Math.log(uniformAt(seed, hour * 64 + k, 2));
      stays.push({ enteredAt, leftAt: leftAt < TO ? leftAt : null });
    }
  }
  return stays;
}

const NO_SHIFT = (model: UnitFlowModel): UnitFlowModel => ({ ...model, correction: { shift: model.correction.shift.map(() => 0), scale: model.correction.scale.map(() => 1) } });
const baselines: readonly UnitBaseline[] = KINDS.map((kind, i) => {
  const stays = staysOf(kind, 21 + i);
  // The hindcast correction puts right what a full ward does to free flow; free flow itself is compared here.
  const fitted = NO_SHIFT(fitUnitFlow({ unitId: kind.unitId, zone: ZONE, from: FROM, to: TO, stays }));
  const model = { ...fitted, dischargeSpread: 0.15, levelSettings: { kappa: 60, halfLifeHours: 48 }, level: { a: 66, b: 60 }, dispersion: 1.3 };
  const present = stays.filter((stay) => stay.leftAt === null).map((stay, p) => ({ visitKey: `v${p}`, enteredAt: stay.enteredAt, definiteOut: p % 7 === 0, expectedOutAt: null }));
  const unit: Unit = { unitId: kind.unitId, name: kind.unitId, divisionId: 'all', kind: kind.kind, specialty: 'general', bedIds: Array.from({ length: 30 }, (_, b) => `${kind.unitId}-${b}`) };
  return { unit, model, present, staffedBeds: new Array<number>(73).fill(30) };
});
const sources: WhatIfSources = { issuedAt: ISSUED, zone: ZONE, horizonHours: 72, seed: 5, units: baselines };
const transfers = new Map([
  ['admissions', new Map([['ed', 0.7]])],
  ['ward', new Map([['admissions', 0.5], ['ed', 0.2]])],
]);
const forecasts: readonly CensusForecast[] = baselines.map(({ model, present }) => forecastCensus(model, { issuedAt: ISSUED, present, horizonHours: 72 }));

/** Census by replication of a unit at a full hour. */
function simulated(input: WhatIfInput, count: number): (unit: number, hour: number) => readonly number[] {
  const run = new HospitalRun(compileHospital(input));
  const luck = new ReplicationLuck(input);
  const records = Array.from({ length: count }, (_, i) => {
    const record = emptyRecord(input.units.length, input.horizonHours);
    run.run(luck.of(i), record);
    return record.occupied;
  });
  return (unit, hour) => records.map((occupied) => occupied[hour * input.units.length + unit]!);
}

const REPLICATIONS = 800;
/** Kolmogorov: sqrt(n) D exceeds 1.63 once in a hundred; at 2.11 once in a hundred tables of these 36 comparisons. */
const KS_LIMIT = 2.11;
const HOURS = [1, 6, 12, 24, 48, 72] as const;

describe.each([
  ['all patients from outside', undefined],
  ['patients who move from unit to unit', transfers],
])('without a limit of beds, %s', (_, routes) => {
  const input = withoutLimits(whatIfInputOf(routes === undefined ? sources : { ...sources, transfers: routes }));
  const census = simulated(input, REPLICATIONS);

  test('the mean census over the horizon is that of the forecast within two standard errors', () => {
    forecasts.forEach((forecast, unit) => {
      const byRun = new Float64Array(REPLICATIONS);
      for (let hour = 1; hour <= 72; hour++) census(unit, hour).forEach((value, i) => (byRun[i]! += value / 72));
      const { mean, error } = estimate(byRun);
      expect(Math.abs(mean - forecast.mean.reduce((sum, x) => sum + x / 72, 0))).toBeLessThan(2 * error);
    });
  });

  test.each(HOURS)('the law of the census %d hours ahead is that of the forecast', (hour) => {
    forecasts.forEach((forecast, unit) => {
      const values = census(unit, hour);
      const { mean, error } = estimate(values);
      // Of 18 comparisons one lies beyond two standard errors by chance; beyond 3.5 one in a hundred such tables.
      expect(Math.abs(mean - forecast.mean[hour - 1]!)).toBeLessThan(3.5 * error);
      expect(Math.sqrt(values.length) * distanceToUniform(values.map((y, i) => pit(forecast, hour, { y, v: uniformAt(77, i, hour) })))).toBeLessThan(KS_LIMIT);
    });
  });

  test('the expected flow is the forecast\u2019s mean', () => {
    const flow = expectedFlow(compileHospital(input));
    forecasts.forEach((forecast, unit) => {
      for (let hour = 1; hour <= 72; hour++) expect(Math.abs(flow.census[hour * 3 + unit]! - forecast.mean[hour - 1]!)).toBeLessThan(routes === undefined ? 0.01 : 0.15);
    });
  });
});

function estimate(values: ArrayLike<number>): { readonly mean: number; readonly error: number } {
  const list = Array.from(values);
  const mean = list.reduce((sum, x) => sum + x, 0) / list.length;
  return { mean, error: Math.sqrt(list.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (list.length - 1) / list.length) };
}

/** Randomised PIT F(y - 1) + v p(y). */
function pit(forecast: CensusForecast, hour: number, { y, v }: { readonly y: number; readonly v: number }): number {
  const { offset, p } = forecast.laws[hour - 1]!;
  let below = 0;
  for (let k = 0; k < p.length && offset + k < y; k++) below += p[k]!;
  return below + v * (p[y - offset] ?? 0);
}

function distanceToUniform(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.max(...sorted.map((u, i) => Math.max((i + 1) / sorted.length - u, u - i / sorted.length)));
}

test('the baseline is plain data: it survives JSON and a structured clone', () => {
  const input = whatIfInputOf({ ...sources, transfers });
  expect(JSON.parse(JSON.stringify(input))).toEqual(input);
  expect(structuredClone(input)).toEqual(input);
});

test('booked patients take the place of as many expected ones of their day', () => {
  const booked = { kind: 'booked' as const, expectedAt: ISSUED + 30 * HOUR_MS };
  const units = baselines.map((baseline, u) => (u === 2 ? { ...baseline, expected: [booked, booked, { kind: 'decided' as const, expectedAt: null }] } : baseline));
  const input = whatIfInputOf({ ...sources, units });
  expect(input.bookings).toEqual([30.5, 30.5].map((at) => ({ unit: 2, at })));
  const day = input.localDay[30];
  const expectedOn = (each: WhatIfInput): number => each.streams[2]!.ratePerHour.reduce((sum, rate, h) => sum + (each.localDay[h] === day ? rate : 0), 0);
  expect(expectedOn(input)).toBeCloseTo(expectedOn(whatIfInputOf(sources)) - 2, 6);
});

test('what the data do not say is listed as an assumption', () => {
  expect(whatIfInputOf(sources).assumptions).toEqual(['turnaround', 'routes', 'electives', 'second-choice']);
  const told = baselines.map((baseline) => ({ ...baseline, turnaroundMinutes: 45 }));
  expect(whatIfInputOf({ ...sources, units: told, transfers }).assumptions).toEqual(['electives', 'second-choice']);
});
