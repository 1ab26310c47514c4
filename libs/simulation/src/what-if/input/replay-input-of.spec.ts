import type { Unit } from '@wardcast/domain';
import { fitUnitFlow } from '@wardcast/forecasting';
import { HOUR_MS } from '@wardcast/timeseries';
import { applyChanges } from '../levers/levers';
import { PairedSimulation } from '../run/paired-simulation';
import { runWhatIf } from '../run/run-what-if';
import { MONDAY } from '../invented/invented-units';
import { replayInputOf, type ReplaySources } from './replay-input-of';

const WEEK = 168;
const at = (hour: number): number => MONDAY + hour * HOUR_MS;
const unitOf = (unitId: string, kind: Unit['kind']): Unit => ({ unitId, name: unitId, divisionId: 'all', kind, specialty: 'general', bedIds: Array.from({ length: 12 }, (_, b) => `${unitId}-${b}`) });
/** Eighty patients of the week: one every two hours to the department, three hours there, then a day on the ward. */
const visits = Array.from({ length: 80 }, (_, i) => [
  { visitKey: `v${i}`, unitId: 'ed', from: at(2 * i - 4.25), to: at(2 * i - 1.25) },
  { visitKey: `v${i}`, unitId: 'ward', from: at(2 * i - 1.25), to: i > 70 ? null : at(2 * i + 16.5 + (i % 5)) },
]).flat();
const fitOf = (unitId: string) => fitUnitFlow({ unitId, zone: 'Etc/UTC', from: at(0), to: at(WEEK), stays: visits.filter((stay) => stay.unitId === unitId).map((stay) => ({ enteredAt: stay.from, leftAt: stay.to })) });
const units = [unitOf('ed', 'ed'), unitOf('ward', 'ward')].map((unit) => ({ unit, model: fitOf(unit.unitId), staffedBeds: new Array<number>(WEEK + 1).fill(12), turnaroundMinutes: 0 }));
const sources: ReplaySources = { from: at(0), to: at(WEEK), zone: 'Etc/UTC', units, stays: visits };
const week = replayInputOf(sources);

test('the week comes back as it was: the census of every hour is that of the stays', () => {
  const { baseline } = new PairedSimulation(week, week).block(0, 1);
  for (let hour = 0; hour <= WEEK; hour++) {
    for (const [u, unitId] of ['ed', 'ward'].entries()) {
      const there = visits.filter((stay) => stay.unitId === unitId && stay.from <= at(hour) && (stay.to === null || stay.to > at(hour))).length;
      expect(baseline.occupied[hour * 2 + u]).toBe(there);
    }
  }
});

test('a policy that changes nothing gives exactly no difference', () => {
  const [step] = [...runWhatIf(week, [{ kind: 'surge', params: { percent: 0 } }])];
  expect(step!.ended).toBe('limit');
  expect(step!.replications).toBe(1);
  for (const { change } of step!.results.measures()) expect(change.mean).toBe(0);
});

test('another policy acts on the real patients', () => {
  const { baseline, scenario } = new PairedSimulation(week, applyChanges(week, [{ kind: 'stays', params: { scalePercent: -25, unitIds: ['ward'] } }])).block(0, 1);
  const sum = (column: Int16Array, unit: number): number => column.reduce((total, x, i) => total + (i % 2 === unit ? x : 0), 0);
  // Stays of 18 to 22 hours become a quarter shorter.
  expect(sum(scenario.occupied, 1) / sum(baseline.occupied, 1)).toBeGreaterThan(0.65);
  expect(sum(scenario.occupied, 1) / sum(baseline.occupied, 1)).toBeLessThan(0.85);
  expect(sum(scenario.occupied, 0)).toBe(sum(baseline.occupied, 0));
  const tight = new PairedSimulation(week, applyChanges(week, [{ kind: 'beds', params: { unitId: 'ward', delta: -4 } }])).block(0, 1);
  expect(sum(tight.scenario.waiting, 1)).toBeGreaterThan(0);
});

test('a range that is not of whole hours is refused', () => {
  expect(() => replayInputOf({ ...sources, from: at(0.5) })).toThrow('whole hours');
});
