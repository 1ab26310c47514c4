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

test('a hospital whose feed began lately is fitted on the days that it told of, and so is a ward that opened', () => {
  // From day 26 of 28 on: forty-eight hours of .8 an hour, beside those who lay there; in truth about 38 arrivals, not spread over 28 days.
  const began = TO - 48 * HOUR_MS;
  const young = staysOf('young', 1, 0.8).filter(({ leftAt }) => leftAt === null || leftAt >= began);
  const perHour = (models: ReturnType<typeof fitFlows>, unitId: string) => models.get(unitId)!.arrivalsPerHour.reduce((sum, rate) => sum + rate, 0) / 168;
  const fitted = fitFlows({ zone: ZONE, from: FROM, to: TO, units: [{ unitId: 'young', kind: 'ward' }], stays: young });
  // Few leave before ten in the morning.
  expect(fitted.get('young')!.from).toBeGreaterThanOrEqual(began);
  expect(fitted.get('young')!.from).toBeLessThan(began + 12 * HOUR_MS);
  expect(perHour(fitted, 'young')).toBeGreaterThan(0.5);
  // The hospital told of all weeks, the ward opened for the last two days.
  const opened = fitFlows({ zone: ZONE, from: FROM, to: TO, units: [{ unitId: 'old', kind: 'ward' }, { unitId: 'young', kind: 'ward' }], stays: [...staysOf('old', 2, 0.8), ...young.filter(({ enteredAt }) => enteredAt >= began)] });
  expect(opened.get('old')!.from).toBe(FROM);
  expect(opened.get('young')!.from - began).toBeLessThan(4 * HOUR_MS);
  expect(perHour(opened, 'young')).toBeGreaterThan(0.5);
});

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
