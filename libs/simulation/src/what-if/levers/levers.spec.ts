import fc from 'fast-check';
import { HOUR_MS } from '@wardcast/timeseries';
import { flat, hospitalOf, MONDAY, streamTo, wardOf } from '../invented/invented-units';
import { PairedSimulation } from '../run/paired-simulation';
import type { WhatIfInput } from '../input/what-if-input';
import { applyChanges, leverOf, LEVERS, MAX_CHANGES, validateChanges } from './levers';

const HOURS = 168;
const hospital: WhatIfInput = hospitalOf(
  [
    wardOf('ed', HOURS, { beds: 10, stayHours: 4, kind: 'ed', unlimited: true, routes: [{ to: 1, share: flat(HOURS, 0.3) }] }),
    wardOf('w1', HOURS, { beds: 20, stayHours: 40, physicalBeds: 22, turnaroundMinutes: 60 }),
    wardOf('w2', HOURS, { beds: 12, stayHours: 60, staffedBeds: Array.from({ length: HOURS + 1 }, (_, h) => (h >= 48 && h < 72 ? 8 : 12)) }),
  ],
  [streamTo(0, HOURS, { perHour: 1, kind: 'ed' }), streamTo(1, HOURS, { perHour: 0.1 }), streamTo(2, HOURS, { perHour: 0.15 }), streamTo(2, HOURS, { perHour: 0.05, kind: 'elective' })],
);
const at = (hour: number): number => MONDAY + hour * HOUR_MS;
const errors = (kind: string, params: Readonly<Record<string, unknown>>) => validateChanges([{ kind, params }], hospital).map(({ field, code }) => `${field}: ${code}`);

test.each([
  ['beds', { unitId: 'w1', delta: -21 }, 'delta: more-than-exist'],
  ['beds', { unitId: 'w2', delta: -9 }, 'delta: more-than-exist'],
  ['beds', { unitId: 'nowhere', delta: 1 }, 'unitId: unknown-unit'],
  ['beds', { delta: 1 }, 'unitId: unknown-unit'],
  ['beds', { unitId: 'ed', delta: 1 }, 'unitId: unknown-unit'],
  ['beds', { unitId: 'w1', delta: 1.5 }, 'delta: not-whole'],
  ['beds', { unitId: 'w1', delta: 'many' }, 'delta: not-a-number'],
  ['beds', { unitId: 'w1', delta: Number.NaN }, 'delta: not-a-number'],
  ['beds', { unitId: 'w1', delta: 1, from: at(20), to: at(10) }, 'to: end-before-start'],
  ['beds', { unitId: 'w1', beds: 3 }, 'beds: unknown-field'],
  ['surge', { percent: 900 }, 'percent: above-maximum'],
  ['surge', { percent: -100 }, 'percent: below-minimum'],
  ['surge', { percent: 10, stream: 'helicopter' }, 'stream: unknown-choice'],
  ['stays', { scalePercent: -80 }, 'scalePercent: below-minimum'],
  ['stays', { unitIds: ['w1', 'w9'] }, 'unitIds: unknown-unit'],
  ['stays', { unitIds: 'w1' }, 'unitIds: not-a-list'],
  ['electives', { cancelPercent: 101 }, 'cancelPercent: above-maximum'],
  ['electives', { capByWeekday: [1, 2, 3] }, 'capByWeekday: not-a-list'],
  ['electives', { capByWeekday: [1, 2, 3, 4, -5, null, null] }, 'capByWeekday: below-minimum'],
  ['early-discharge', { sharePercent: 20, hours: 14 }, 'hours: above-maximum'],
  ['turnaround', { minutes: -5 }, 'minutes: below-minimum'],
  ['weekend-parity', { percent: 120 }, 'percent: above-maximum'],
  ['magic', {}, 'kind: unknown-lever'],
])('%s %j is refused at the field', (kind, params, expected) => {
  expect(errors(kind, params)).toEqual([expected]);
});

test('closing is judged on the time of the change, and on what earlier changes leave', () => {
  expect(errors('beds', { unitId: 'w2', delta: -9, from: at(0), to: at(24) })).toEqual([]);
  expect(errors('beds', { unitId: 'w2', delta: -9, from: at(24), to: at(49) })).toEqual(['delta: more-than-exist']);
  const half = { kind: 'beds', params: { unitId: 'w1', delta: -11 } };
  expect(validateChanges([half], hospital)).toEqual([]);
  expect(validateChanges([half, half], hospital)).toMatchObject([{ index: 1, field: 'delta', code: 'more-than-exist' }]);
});

test('parameters that are no object and lists that are too long are refused, not thrown at', () => {
  for (const params of [null, 7, 'x', [1]]) expect(validateChanges([{ kind: 'surge', params: params as never }], hospital)).toMatchObject([{ index: 0, field: 'params', code: 'not-an-object' }]);
  expect(validateChanges(new Array(MAX_CHANGES + 1).fill({ kind: 'surge', params: {} }), hospital)).toMatchObject([{ code: 'too-many' }]);
  expect(() => applyChanges(hospital, [{ kind: 'surge', params: { percent: 900 } }])).toThrow('at most 300');
});

test('every lever has its main field, and its neutral values change no result', () => {
  for (const lever of LEVERS) {
    expect(lever.fields.map((field) => field.name)).toContain(lever.mainField);
    const neutral = Object.fromEntries(lever.fields.filter((field) => field.neutral !== null).map((field) => [field.name, field.neutral]));
    const params = lever.kind === 'beds' ? { ...neutral, unitId: 'w1' } : neutral;
    expect(validateChanges([{ kind: lever.kind, params }], hospital)).toEqual([]);
    const block = new PairedSimulation(hospital, applyChanges(hospital, [{ kind: lever.kind, params }])).block(0, 2);
    expect(block.scenario).toEqual(block.baseline);
  }
});

test('any parameters are either refused or applied, and the changed baseline can be run', () => {
  const value = fc.oneof(fc.double({ min: -400, max: 400, noNaN: true }), fc.integer({ min: -120, max: 120 }), fc.constantFrom('w1', 'w2', 'ed', null), fc.constant(['w2']));
  fc.assert(
    fc.property(fc.constantFrom(...LEVERS), fc.array(value, { minLength: 6, maxLength: 6 }), (lever, values) => {
      const params = Object.fromEntries(lever.fields.map((field, i) => [field.name, field.type === 'unit' ? 'w1' : values[i]]));
      const changes = [{ kind: lever.kind, params }];
      if (validateChanges(changes, hospital).length > 0) return expect(() => applyChanges(hospital, changes)).toThrow(RangeError);
      const { scenario } = new PairedSimulation(hospital, applyChanges(hospital, changes)).block(0, 1);
      expect(Math.min(...scenario.occupied)).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 60 },
  );
});

/** Mean of a measure of units in the changed hospital against the unchanged one. */
function change(kind: string, params: Readonly<Record<string, unknown>>, input: WhatIfInput = hospital): (unit: number, from: number, to: number) => number {
  const { baseline, scenario } = new PairedSimulation(input, applyChanges(input, [{ kind, params }])).block(0, 40);
  const units = input.units.length;
  return (unit, from, to) => {
    let sum = 0;
    for (let i = 0; i < 40; i++) for (let h = from; h < to; h++) sum += (scenario.occupied[(i * (HOURS + 1) + h) * units + unit]! - baseline.occupied[(i * (HOURS + 1) + h) * units + unit]!) / (40 * (to - from));
    return sum;
  };
}
const open = { ...hospital, units: hospital.units.map((unit) => ({ ...unit, unlimited: true })) };

test('stays 20 % shorter leave 20 % fewer patients in a ward without limits', () => {
  // Little's law: 0.4 x 40 h = 16 patients in w1 (0.3 an hour from the department, 0.1 direct), 20 % of it is 3.2.
  const shorter = change('stays', { scalePercent: -20, unitIds: ['w1'] }, open);
  expect(shorter(1, 120, 168)).toBeCloseTo(-3.2, 0);
  expect(shorter(2, 0, 168)).toBe(0);
});

test('a shift takes the same time from every stay, and a trim only touches the long ones', () => {
  // Half a day off at 0.4 an hour is at most 4.8 patients; stays below 15 h keep a fifth of themselves and give less.
  const shift = change('stays', { shiftDays: -0.5, unitIds: ['w1'] }, open)(1, 120, 168);
  expect(shift).toBeLessThan(-3);
  expect(shift).toBeGreaterThan(-4.8);
  // Exponential stays of 40 h: beyond 48 h lie exp(-1.2) x 40 = 12.05 h on average; half of them saved at 0.4 an hour is 2.4.
  const trim = change('stays', { trimBeyondDays: 2, trimPercent: 50, unitIds: ['w1'] }, open)(1, 130, 168);
  expect(trim).toBeLessThan(-1.7);
  expect(trim).toBeGreaterThan(-3.1);
});

test('a surge adds its share of arrivals in its time, to the chosen stream', () => {
  const surge = change('surge', { percent: 50, stream: 'direct', unitIds: ['w2'], from: at(24), to: at(48) }, open);
  expect(surge(2, 0, 24)).toBe(0);
  // 0.075 an hour more for 24 h, of whom exp(-t/60) are left: 0.075 x 60 (1 - exp(-.4)) = 1.48 at the end.
  expect(surge(2, 47, 50)).toBeCloseTo(1.48, 0);
  expect(surge(0, 0, 168)).toBe(0);
});

test('electives off the list, beds opened, quicker cleaning and weekday discharges each help where they should', () => {
  expect(change('electives', { cancelPercent: 100 }, open)(2, 120, 168)).toBeLessThan(-2);
  const tight = applyChanges(hospital, [{ kind: 'surge', params: { percent: 60 } }]);
  const { baseline, scenario } = new PairedSimulation(tight, applyChanges(tight, [{ kind: 'beds', params: { unitId: 'w1', delta: 5 } }])).block(0, 10);
  const waits = (arm: typeof baseline): number => arm.waiting.reduce((sum, x) => sum + x, 0);
  expect(waits(scenario)).toBeLessThan(waits(baseline));
  const slow = applyChanges(tight, [{ kind: 'turnaround', params: { minutes: 480 } }]);
  const cleaned = new PairedSimulation(slow, applyChanges(slow, [{ kind: 'turnaround', params: { minutes: 0 } }])).block(0, 10);
  expect(waits(cleaned.scenario)).toBeLessThan(waits(cleaned.baseline));
});

test('weekend parity sets Saturday and Sunday to the mean weekday of the same hour', () => {
  const hazardPerHour = hospital.units[1]!.hazardPerHour.map((rate, cell) => (cell % 168 >= 120 ? rate / 2 : rate));
  const lame = { ...hospital, units: hospital.units.map((unit) => ({ ...unit, hazardPerHour })) };
  const full = leverOf('weekend-parity')!.apply(lame, { percent: 100 }).units[1]!.hazardPerHour;
  full.forEach((rate, cell) => expect(rate).toBeCloseTo(hospital.units[1]!.hazardPerHour[cell]!, 12));
  const half = leverOf('weekend-parity')!.apply(lame, { percent: 50 }).units[1]!.hazardPerHour;
  expect(half[130]! / full[130]!).toBeCloseTo(0.75, 9);
});

test('discharges brought forward leave on the same day, not before the earliest hour', () => {
  const { baseline, scenario } = new PairedSimulation(open, applyChanges(open, [{ kind: 'early-discharge', params: { sharePercent: 100, hours: 6, earliestHour: 8 } }])).block(0, 30);
  const sum = (arm: typeof baseline, hour: number): number => {
    let patients = 0;
    for (let i = 0; i < 30; i++) for (let day = 1; day < 7; day++) patients += arm.occupied[(i * (HOURS + 1) + day * 24 + hour) * 3 + 1]!;
    return patients;
  };
  expect(sum(scenario, 13)).toBeLessThan(sum(baseline, 13));
  // By midnight everybody of the day has left in both; before 8 nobody has left earlier.
  expect(sum(scenario, 0)).toBe(sum(baseline, 0));
  expect(sum(scenario, 7)).toBe(sum(baseline, 7));
});
