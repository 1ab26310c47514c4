import { applyEvents, createLedger } from '@wardcast/domain';
import { fitUnitFlow } from '@wardcast/forecasting';
import { HOUR_MS, startOfLocalDay } from '@wardcast/timeseries';
import { createSampleHospital } from '../../sample-hospital';
import { runWhatIf } from '../run/run-what-if';
import { ledgerBaselines } from './ledger-baselines';
import { whatIfInputOf } from './what-if-input-of';

const ZONE = 'Europe/London';
const epoch = startOfLocalDay(ZONE, Date.UTC(2026, 0, 5, 12));
const hospital = createSampleHospital({ seed: 3, epoch, dirt: false });
const ledger = createLedger(hospital.facility);
applyEvents(ledger, hospital.openingEvents());
applyEvents(ledger, hospital.advance(epoch + 10 * HOUR_MS));
const issuedAt = epoch + 10 * HOUR_MS;
const model = fitUnitFlow({ unitId: 'any', zone: ZONE, from: epoch - 336 * HOUR_MS, to: epoch, stays: [] });
const baselines = ledgerBaselines(ledger, { issuedAt, horizonHours: 48, modelOf: (unitId) => (unitId === 'renal' ? undefined : model), turnaroundMinutesOf: () => 50 });

test('the live ledger gives everybody present, the beds ahead and the bookings of each unit that has a model', () => {
  expect(baselines).toHaveLength(hospital.facility.units.length - 1);
  const input = whatIfInputOf({ issuedAt, zone: ZONE, horizonHours: 48, seed: 1, units: baselines });
  expect(input.present).toHaveLength(baselines.reduce((sum, each) => sum + each.present.length, 0));
  expect(input.present.length).toBeGreaterThan(300);
  expect(input.bookings.length).toBeGreaterThan(10);
  expect(input.bookings.every(({ at }) => at >= 10 - 10 && at < 48)).toBe(true);
  expect(input.assumptions).not.toContain('turnaround');
});

test('the sample hospital can be run and stays within its beds', () => {
  const input = whatIfInputOf({ issuedAt, zone: ZONE, horizonHours: 48, seed: 1, units: baselines });
  const [step] = [...runWhatIf(input, [{ kind: 'surge', params: { percent: 10 } }], { maxReplications: 2 })];
  const admissions = step!.results.measures().find(({ name }) => name === 'admissions')!;
  expect(admissions.change.mean).toBeGreaterThanOrEqual(0);
  expect(input.units.every((unit) => unit.staffedBeds.every((beds) => beds >= 0 && beds <= Math.max(unit.physicalBeds, 0)))).toBe(true);
});
