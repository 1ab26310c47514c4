import { HOUR_MS } from '@wardcast/timeseries';
import { syntheticUnit } from '../testing/synthetic-unit';
import { fitFlows } from './fit-flows';
import { fitUnitFlow } from './unit-flow';

const ZONE = 'Europe/London';
const FROM = Date.UTC(2026, 0, 5);
const TO = FROM + 28 * 24 * HOUR_MS;
const byDay = (_: number, how: number) => (how % 24 >= 10 && how % 24 < 18 ? 0.08 : 0.004);
const staysOf = (unitId: string, seed: number, rate: number) =>
  syntheticUnit({ seed, zone: ZONE, from: FROM, days: 28, arrivalsPerHour: () => rate, departuresPerHour: byDay }).map((stay) => ({ ...stay, unitId }));

test('units of a kind share their shapes, and every unit gets a model', () => {
  const units = [
    { unitId: 'big', kind: 'ward' },
    { unitId: 'small', kind: 'ward' },
    { unitId: 'new', kind: 'ward' },
    { unitId: 'unit', kind: 'icu' },
  ];
  const stays = [...staysOf('big', 1, 0.8), ...staysOf('small', 2, 0.02), ...staysOf('elsewhere', 3, 1)];
  const models = fitFlows({ zone: ZONE, from: FROM, to: TO, units, stays });
  expect([...models.keys()]).toEqual(['big', 'small', 'new', 'unit']);
  // Monday 12:00 against 03:00 for patients of 30 hours: twenty-fold in truth.
  const dayToNight = (unitId: string) => models.get(unitId)!.hazard.perHour[9 * 168 + 12]! / models.get(unitId)!.hazard.perHour[9 * 168 + 3]!;
  expect(dayToNight('small')).toBeGreaterThan(5);
  expect(dayToNight('new')).toBeGreaterThan(5);
  expect(dayToNight('unit')).toBeCloseTo(1, 6);
  const alone = fitUnitFlow({ unitId: 'small', zone: ZONE, from: FROM, to: TO, stays: stays.filter((stay) => stay.unitId === 'small') });
  expect(dayToNight('small')).toBeGreaterThan(alone.hazard.perHour[9 * 168 + 12]! / alone.hazard.perHour[9 * 168 + 3]!);
});
