import { HOUR_MS, countByHour } from '@wardcast/timeseries';
import type { FlowStay } from '../flow/flow-window';
import { presentAt, syntheticUnit } from '../testing/synthetic-unit';
import { observe, type IssuedPair } from './backtest-pair';
import { rollingBacktest, type BacktestPlan, type KnownHospital } from './rolling-backtest';
import { rollingOrigins } from './rolling-origins';
import { scoreBoard } from './score-board';

const ZONE = 'Europe/London';
const FROM = Date.UTC(2026, 0, 5);
const WEEKS = 8;
const DAYS = (WEEKS + 1) * 7 + 4;
const byDay = (age: number, how: number) => (how % 24 >= 10 && how % 24 < 18 ? (how < 120 ? 0.07 : 0.03) : 0.004) * (age < 12 ? 0.4 : 1);
const units = [1, 2, 3].map((seed) => ({ unitId: `ward-${seed}`, kind: 'ward' }));
type Staying = FlowStay & { readonly unitId: string };
const stays: readonly Staying[] = units.flatMap(({ unitId }, i) =>
  syntheticUnit({ seed: 50 + i, zone: ZONE, from: FROM, days: DAYS, arrivalsPerHour: (how) => (how % 24 > 9 ? 0.7 : 0.3), departuresPerHour: byDay }).map((stay) => ({ ...stay, unitId })),
);

function censusCounts(of: readonly FlowStay[], until: number): number[] {
  return Array.from({ length: (until - FROM) / HOUR_MS + 1 }, (_, i) => presentAt(of, FROM + i * HOUR_MS).length);
}
const truth = new Map(units.map(({ unitId }) => [unitId, censusCounts(stays.filter((stay) => stay.unitId === unitId), FROM + (DAYS * 24 - 1) * HOUR_MS)]));

function known(list: readonly Staying[], origin: number): KnownHospital {
  const of = (unitId: string) => list.filter((stay) => stay.unitId === unitId);
  return {
    stays: () => list,
    presentIn: (unitId) => presentAt(of(unitId), origin).map(({ enteredAt }) => ({ enteredAt, definiteOut: false, expectedOutAt: null })),
    censusOf: (unitId) => ({ from: FROM, counts: truth.get(unitId)!.slice(0, (origin - FROM) / HOUR_MS + 1) }),
    arrivalsOf: (unitId) => Array.from(countByHour(of(unitId).map((stay) => stay.enteredAt), origin - 240 * HOUR_MS, 240)),
  };
}

function run(list: readonly Staying[], origins: readonly number[]): readonly IssuedPair[] {
  const plan: BacktestPlan = {
    zone: ZONE,
    units,
    origins,
    leadsHours: [1, 4, 12, 24, 48, 72],
    trainingWeeks: WEEKS,
    refitWeeks: 1,
    knownAt: (origin) => known(list, origin),
  };
  return [...rollingBacktest(plan)].flat();
}

const START = FROM + WEEKS * 168 * HOUR_MS;
const issued = run(stays, rollingOrigins(ZONE, { from: START, to: START + 7 * 24 * HOUR_MS }, [0, 720]));
const pairs = observe(issued, (unitId, target) => truth.get(unitId)![(target - FROM) / HOUR_MS] ?? NaN);
const board = scoreBoard(pairs);

test('the ensemble beats the simple rules on the same pairs by at least a twentieth', () => {
  expect(pairs).toHaveLength(14 * 3 * 6);
  expect(board.byMethod.ensemble).toBeLessThan(0.95 * board.byMethod['same hour last week']);
  expect(board.byMethod.ensemble).toBeLessThan(0.95 * board.byMethod['last value']);
  expect(board.byMethod.ensemble).toBeLessThan(board.byMethod['six-week same-weekday mean']);
});

test('its ranges hold about as often as they say', () => {
  // 252 pairs that overlap in time: a handful of independent ones per unit and lead, so the band is wide.
  expect(board.coverage['0.8']).toBeGreaterThan(0.7);
  expect(board.coverage['0.8']).toBeLessThan(0.97);
  expect(board.coverage['0.95']).toBeGreaterThan(0.88);
});

test('what happens after an origin changes none of its forecasts', () => {
  const origin = START + 60 * HOUR_MS;
  const altered = stays.filter((stay) => stay.enteredAt <= origin).map((stay) => ({ ...stay, leftAt: stay.leftAt !== null && stay.leftAt > origin ? origin + 1 : stay.leftAt }));
  const flood = Array.from({ length: 50 }, (_, i) => ({ unitId: 'ward-1', enteredAt: origin + 1 + i, leftAt: null }));
  expect(run([...altered, ...flood], [origin])).toEqual(run(stays, [origin]));
});
