import { AGE_BINS, AGE_EDGES_HOURS, HOURS_OF_WEEK } from '@wardcast/forecasting';
import { erlangB, erlangC } from '@wardcast/probability';
import type { WhatIfInput } from '../input/what-if-input';
import { flat, hospitalOf, routeTo, streamTo, wardOf } from '../invented/invented-units';
import { compileHospital } from './compile-hospital';
import { HospitalRun } from './hospital-run';
import { ReplicationLuck } from './replication-luck';
import { emptyRecord, totalIndex, type RunRecord, type Total } from './run-record';

function runs(input: WhatIfInput, count: number): readonly RunRecord[] {
  const run = new HospitalRun(compileHospital(input));
  const luck = new ReplicationLuck(input);
  return Array.from({ length: count }, (_, i) => {
    const record = emptyRecord(input.units.length, input.horizonHours);
    run.run(luck.of(i), record);
    return record;
  });
}
/** Mean over replications and its standard error. */
function estimate(values: readonly number[]): { readonly mean: number; readonly error: number } {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (values.length - 1) / values.length) };
}
const total = (record: RunRecord, name: Total): number => record.totals[totalIndex(name)]!;
/** Time average of a column of one unit from an hour on. */
const average = (column: Int16Array, units: number, unit: number, from: number): number => {
  let sum = 0;
  const hours = column.length / units;
  for (let h = from; h < hours; h++) sum += column[h * units + unit]!;
  return sum / (hours - from);
};

test('one ward with a queue is M/M/c: waiting patients as by Erlang C', () => {
  // 4 an hour, 1 hour each, 5 beds: load 4, C = .5541; waiting on average C rho / (1 - rho) = C x 4 = 2.216; in beds 4.
  const hours = 500;
  const input = hospitalOf([wardOf('w', hours, { beds: 5, stayHours: 1 })], [streamTo(0, hours, { perHour: 4 })]);
  const records = runs(input, 60);
  const waiting = estimate(records.map((record) => average(record.waiting, 1, 0, 100)));
  expect(Math.abs(waiting.mean - erlangC(5, 4) * 4)).toBeLessThan(3 * waiting.error);
  expect(waiting.error).toBeLessThan(0.25);
  const inBeds = estimate(records.map((record) => average(record.occupied, 1, 0, 100)));
  expect(Math.abs(inBeds.mean - 4)).toBeLessThan(3 * inBeds.error);
});

test('without a limit of beds the census is M/G/inf: mean rate x mean stay, variance equal to the mean', () => {
  // Nobody leaves in the first 24 hours of age, then at 1/24 an hour. Ages are read at full hours, on average half an hour
  // late, so a stay lasts 24.5 + 24 = 48.5 hours on average; at 0.5 an hour the census is Poisson with mean 24.25.
  const hours = 240;
  const fromDay = AGE_EDGES_HOURS.indexOf(24);
  const hazardPerHour = Array.from({ length: AGE_BINS * HOURS_OF_WEEK }, (_, cell) => (Math.floor(cell / HOURS_OF_WEEK) < fromDay ? 0 : 1 / 24));
  const input = hospitalOf([wardOf('w', hours, { beds: 0, stayHours: 1, unlimited: true, hazardPerHour })], [streamTo(0, hours, { perHour: 0.5 })]);
  const last = runs(input, 600).map((record) => record.occupied[hours]!);
  const { mean, error } = estimate(last);
  expect(Math.abs(mean - 24.25)).toBeLessThan(3 * error);
  // Standard error of a variance of 24.25 from 600 nearly normal values: 24.25 sqrt(2 / 600) = 1.40.
  expect(Math.abs(error * error * last.length - 24.25)).toBeLessThan(3 * 1.4);
});

test('where nobody waits the share turned away is that of Erlang B', () => {
  // 0.8 an hour, 10 hours each, 10 beds: load 8, B = .1217 (forecasting design, section 18).
  const hours = 500;
  const input = hospitalOf([wardOf('w', hours, { beds: 10, stayHours: 10 })], [streamTo(0, hours, { perHour: 0.8, kind: 'elective' })]);
  const lossy = { ...input, rules: { ...input.rules, cancelAfterHours: 0 } };
  const shares = runs(lossy, 80).map((record) => total(record, 'cancelledElectives') / (total(record, 'cancelledElectives') + total(record, 'admissions')));
  const { mean, error } = estimate(shares);
  // The empty start of about 30 of 500 hours turns nobody away: the share is up to 6 % too low, so the bound has two parts.
  expect(Math.abs(mean - erlangB(10, 8))).toBeLessThan(3 * error + 0.06 * 0.1217);
});

test.each([
  [1, 1],
  [1, 2],
])('two wards of one bed in a row, stays of %d and %d h, move as many patients as blocking lets them', (first, second) => {
  // G. C. Hunt, Sequential arrays of waiting lines, Operations Research 4 (1956) 674-683: without a place between two
  // exponential servers and with a queue that never empties, one patient passes in every E max(S1, S2) =
  // 1/m1 + 1/m2 - 1/(m1 + m2); for equal rates the first server is used for 2/3 of the time at most.
  const hours = 500;
  const between = first + second - 1 / (1 / first + 1 / second);
  const input = hospitalOf(
    [wardOf('a', hours, { beds: 1, stayHours: first, routes: [routeTo(1, hours, 1)] }), wardOf('b', hours, { beds: 1, stayHours: second })],
    [streamTo(0, hours, { perHour: 3 })],
  );
  const { mean, error } = estimate(runs(input, 40).map((record) => total(record, 'discharges') / hours));
  expect(Math.abs(mean - 1 / between)).toBeLessThan(3 * error + 1 / hours);
});

test('a surge raises the census to its hand-computed peak and lets it fall again', () => {
  // 1 an hour, 10 hours each: 10 patients. Twice as many from hour 100 to 124: 10 + 10 (1 - exp(-2.4)) = 19.093 at hour 124,
  // and 10 + 9.093 exp(-1) = 13.345 ten hours later.
  const hours = 160;
  const ratePerHour = Array.from({ length: hours }, (_, h) => (h >= 100 && h < 124 ? 2 : 1));
  const input = hospitalOf([wardOf('w', hours, { beds: 0, stayHours: 10, unlimited: true })], [streamTo(0, hours, { perHour: 1, ratePerHour })]);
  const records = runs(input, 600);
  for (const [hour, expected] of [
    [100, 10],
    [124, 19.093],
    [134, 13.345],
  ] as const) {
    const { mean, error } = estimate(records.map((record) => record.occupied[hour]!));
    expect(Math.abs(mean - expected)).toBeLessThan(3 * error);
  }
});

/** Nobody leaves by himself: what happens follows from the rules alone. */
const NEVER = flat(AGE_BINS * HOURS_OF_WEEK, 0);
const known = (at: number, ...steps: readonly (readonly [unit: number, threshold: number | null])[]) => ({ kind: 'direct' as const, at, steps: steps.map(([unit, threshold]) => ({ unit, threshold })) });
const only = (input: WhatIfInput): RunRecord => runs(input, 1)[0]!;

test('a closed shift lets nobody in and nobody out, and a bed that opens goes to who waits longest', () => {
  const beds = (h: number): number => (h >= 6 && h < 12 ? 1 : 2);
  const ward = wardOf('w', 24, { beds: 2, stayHours: 1, hazardPerHour: NEVER, staffedBeds: Array.from({ length: 25 }, (_, h) => beds(h)) });
  const { occupied, waiting } = only(hospitalOf([ward], [], { known: [known(1.5, [0, null]), known(7.5, [0, null]), known(8.5, [0, null])] }));
  expect([occupied[2], occupied[8], waiting[8], waiting[9]]).toEqual([1, 1, 1, 2]);
  expect([occupied[12], waiting[12]]).toEqual([2, 1]);
});

test('a bed is cleaned before the next patient comes, unless another one stands ready', () => {
  // One hour of hazard 1: a threshold of 1 is a stay of exactly one hour.
  const hazardPerHour = flat(AGE_BINS * HOURS_OF_WEEK, 1);
  const patients = [known(0.5, [0, 1]), known(0.75, [0, 1])];
  const run = (physicalBeds: number) => only(hospitalOf([wardOf('w', 12, { beds: 1, stayHours: 1, hazardPerHour, physicalBeds, turnaroundMinutes: 120 })], [], { known: patients }));
  // The first leaves at 1.5. With one bed the second enters at 3.5 and has left by 5; with a spare one he enters at once.
  expect([run(1).occupied[2], run(1).waiting[3], run(1).occupied[4], run(1).occupied[5]]).toEqual([0, 1, 1, 0]);
  expect([run(2).occupied[2], run(2).occupied[3]]).toEqual([1, 0]);
  expect(total(run(1), 'waitingHours')).toBeCloseTo(2.75, 9);
});

test('who waits too long gets a bed in the second-choice ward and is counted there', () => {
  const wards = [wardOf('a', 24, { beds: 1, stayHours: 1, hazardPerHour: NEVER, secondChoices: [1] }), wardOf('b', 24, { beds: 1, stayHours: 1, hazardPerHour: NEVER })];
  const input = hospitalOf(wards, [], { known: [known(0.5, [0, null]), known(1.5, [0, null])] });
  const record = only({ ...input, rules: { ...input.rules, outlierAfterHours: 4 } });
  expect([record.occupied[5 * 2 + 1], record.occupied[6 * 2 + 1], record.waiting[5 * 2]]).toEqual([0, 1, 1]);
  expect(total(record, 'outliers')).toBe(1);
});

test('moves inside the hospital come before the emergency department, and that before direct admissions', () => {
  const hazardPerHour = flat(AGE_BINS * HOURS_OF_WEEK, 1);
  const units = [
    wardOf('full', 24, { beds: 1, stayHours: 1, hazardPerHour }),
    wardOf('other', 24, { beds: 2, stayHours: 1, hazardPerHour }),
    wardOf('ed', 24, { beds: 0, stayHours: 1, hazardPerHour, kind: 'ed', unlimited: true }),
  ];
  // The bed of `full` falls free at 10.1; direct has waited since 1, the department's patient since 3, the ward's since 5.
  const input = hospitalOf(units, [], { known: [known(0.1, [0, 10]), known(1, [0, null]), known(2, [2, 1], [0, null]), known(4, [1, 1], [0, null])] });
  const record = only(input);
  expect([record.occupied[11 * 3 + 1], record.occupied[11 * 3 + 2], record.waiting[11 * 3]]).toEqual([0, 1, 2]);
  expect(total(record, 'boardingHours')).toBeCloseTo(21, 9);
});

test('two patients who wait for each other\u2019s beds swap', () => {
  const hazardPerHour = flat(AGE_BINS * HOURS_OF_WEEK, 1);
  const wards = [wardOf('a', 24, { beds: 1, stayHours: 1, hazardPerHour }), wardOf('b', 24, { beds: 1, stayHours: 1, hazardPerHour })];
  const record = only(hospitalOf(wards, [], { known: [known(0.5, [0, 2], [1, 1]), known(0.5, [1, 3], [0, 1])] }));
  expect(total(record, 'discharges')).toBe(2);
  expect(total(record, 'waitingHours')).toBeCloseTo(1, 9);
});

test('a booked patient without a bed is sent home after the wait, and a cap keeps later ones off the list', () => {
  const ward = wardOf('w', 48, { beds: 1, stayHours: 1, hazardPerHour: NEVER });
  const input = hospitalOf([ward], [], { bookings: [8, 9, 10].map((at) => ({ unit: 0, at })) });
  expect([total(only(input), 'cancelledElectives'), total(only(input), 'unbookedElectives')]).toEqual([2, 0]);
  const capped = only({ ...input, rules: { ...input.rules, electiveCap: [2, 2, 2, 2, 2, 0, 0] } });
  expect([total(capped, 'cancelledElectives'), total(capped, 'unbookedElectives')]).toEqual([1, 1]);
});

test('the same replication gives the same run, whatever ran before', () => {
  const hours = 72;
  const input = hospitalOf([wardOf('w', hours, { beds: 5, stayHours: 8 })], [streamTo(0, hours, { perHour: 0.7, levelVariance: flat(hours, 0.05), levelPersistence: 0.9, dispersion: 1.2 })]);
  expect(runs(input, 3)[2]).toEqual(runs(input, 3)[2]);
  const alone = emptyRecord(1, hours);
  new HospitalRun(compileHospital(input)).run(new ReplicationLuck(input).of(2), alone);
  expect(alone).toEqual(runs(input, 3)[2]);
});
