import { compileHospital } from '../engine/compile-hospital';
import { applyChanges } from '../levers/levers';
import { hospitalOf, streamTo, wardOf } from '../invented/invented-units';
import { largeHospital } from '../invented/large-hospital';
import { PairedSimulation, type ReplicationBlock } from './paired-simulation';
import { WhatIfResults } from './what-if-results';

const HOURS = 96;
const hospital = largeHospital(HOURS);
const CHANGES = [
  { kind: 'beds', params: { unitId: 'ward-3', delta: 4 } },
  { kind: 'stays', params: { scalePercent: -5, unitIds: ['ward-5'] } },
];

function variance(values: Float64Array): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1);
}

/** Patients of ward 5 (unit 5) at an hour, by replication. */
const censusOf = ({ scenario, baseline, count }: ReplicationBlock, side: 'baseline' | 'scenario'): Float64Array => {
  const arm = side === 'baseline' ? baseline : scenario;
  const units = hospital.units.length;
  return Float64Array.from({ length: count }, (_, i) => arm.occupied[(i * (HOURS + 1) + HOURS) * units + 5]! + arm.waiting[(i * (HOURS + 1) + HOURS) * units + 5]!);
};

test('sharing patients cuts the variance of a census difference at least ten times', () => {
  const count = 60;
  const simulation = new PairedSimulation(hospital, applyChanges(hospital, CHANGES));
  const paired = simulation.block(0, count);
  const baseline = censusOf(paired, 'baseline');
  const together = variance(censusOf(paired, 'scenario').map((value, i) => value - baseline[i]!));
  const others = censusOf(simulation.block(count, count), 'scenario');
  const apart = variance(others.map((value, i) => value - baseline[i]!));
  expect(apart / together).toBeGreaterThan(10);
});

test('no change gives exactly no difference, in every column', () => {
  const block = new PairedSimulation(hospital, hospital).block(0, 5);
  expect(block.scenario).toEqual(block.baseline);
});

test('blocks are the same whoever runs them and in whatever order', () => {
  const scenario = applyChanges(hospital, CHANGES);
  const whole = new WhatIfResults(hospital, scenario);
  whole.add(new PairedSimulation(hospital, scenario).block(0, 6));
  const shared = new WhatIfResults(hospital, scenario);
  const other = new PairedSimulation(hospital, scenario);
  shared.add(other.block(4, 2));
  shared.add(new PairedSimulation(hospital, scenario).block(0, 4));
  expect(shared.measures()).toEqual(whole.measures());
  expect(shared.fan({ unit: 3, side: 'change' })).toEqual(whole.fan({ unit: 3, side: 'change' }));
});

test('the baseline is run once for all its scenarios, and again where its side was given away', () => {
  const scenario = applyChanges(hospital, CHANGES);
  const first = new PairedSimulation(hospital, hospital);
  const { baseline } = first.block(0, 2);
  const next = first.against(scenario).block(0, 2);
  expect(next.baseline).toBe(baseline);
  expect(next).toEqual(new PairedSimulation(hospital, scenario).block(0, 2));
  structuredClone(baseline, { transfer: [baseline.need.buffer] });
  expect(first.block(0, 2).baseline.need.length).toBe(2 * (HOURS + 1));
});

test('what arrives is in beds, waiting, discharged, cancelled or in the department: nobody is lost', () => {
  const hours = 200;
  const input = hospitalOf([wardOf('w', hours, { beds: 6, stayHours: 20 })], [streamTo(0, hours, { perHour: 0.5 }), streamTo(0, hours, { perHour: 0.2, kind: 'elective' })]);
  const results = new WhatIfResults(input, input);
  const block = new PairedSimulation(input, input).block(0, 10);
  results.add(block);
  const [admissions, discharges] = [results.values('admissions', 'baseline'), results.values('discharges', 'baseline')];
  admissions.forEach((admitted, i) => expect(admitted - discharges[i]!).toBe(block.baseline.occupied[i * (hours + 1) + hours]));
});

test('lists that do not fit each other are refused', () => {
  expect(() => compileHospital({ ...hospital, horizonHours: HOURS - 1 })).toThrow('hourOfWeek');
  expect(() => compileHospital({ ...hospital, rules: { ...hospital.rules, priority: ['direct', 'direct', 'elective', 'transfer'] } })).toThrow('order');
});
