import { erlangB } from '@wardcast/probability';
import { hospitalOf, streamTo, wardOf } from '../invented/invented-units';
import { instantAnswer, sideOf } from './instant-answer';
import { simulateAlone } from './paired-simulation';

const HOURS = 240;
const hospital = (beds: number) => hospitalOf([wardOf('w', HOURS, { beds, stayHours: 20 })], [streamTo(0, HOURS, { perHour: 1 })]);

test('the need is the infinite-server mean, and the chance of running out is that of its law', () => {
  const side = sideOf(hospital(20));
  // 20 (1 - exp(-t/20)), Poisson: at 240 h the mean is 19.9999; P(Poisson(20) > 20) = .4409.
  expect(side.need[20]).toBeCloseTo(20 * (1 - Math.exp(-1)), 1);
  expect(side.need[240]).toBeCloseTo(20, 1);
  expect(side.chanceShort[240]).toBeCloseTo(0.4409, 1);
  expect(side.peakNeed).toBeCloseTo(20, 1);
});

test('more beds lower every answer, and the long-run share blocked is that of Erlang', () => {
  const { baseline, scenario } = instantAnswer(hospital(20), [{ kind: 'beds', params: { unitId: 'w', delta: 6 } }]);
  for (const name of ['hoursShort', 'daysShort', 'worstBedsShort', 'bedDaysShort'] as const) expect(scenario[name]).toBeLessThan(baseline[name]);
  expect(scenario.need).toEqual(baseline.need);
  // The mean load of the 240 hours, with its empty start, is 20 - 20 x 20 / 240 x (1 - exp(-12)) = 18.33.
  expect(baseline.blocked[0]).toBeCloseTo(erlangB(20, 18.33), 2);
  expect(() => instantAnswer(hospital(20), [{ kind: 'beds', params: { unitId: 'w', delta: -21 } }])).toThrow(RangeError);
});

test('where beds suffice the closed forms and the simulation agree', () => {
  const input = hospital(60);
  const { need } = simulateAlone(input, { first: 0, count: 200 });
  let mean = 0;
  for (let i = 0; i < 200; i++) mean += need[i * (HOURS + 1) + 100]! / 200;
  // Standard error sqrt(20 / 200) = .32.
  expect(Math.abs(mean - sideOf(input).need[100]!)).toBeLessThan(0.95);
  expect(sideOf(input).hoursShort).toBeLessThan(1e-6);
});
