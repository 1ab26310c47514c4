import { HOUR_MS } from '@wardcast/timeseries';
import { hospitalOf, MONDAY, wardOf } from '../invented/invented-units';
import { MEASURES } from './measures';
import type { ReplicationBlock } from './paired-simulation';
import { pairedChange, quantileOf } from './paired-statistics';
import { WhatIfResults } from './what-if-results';

/** Two days, a department and two wards of 2 beds, built by hand: what the results say must follow from the columns. */
const HOURS = 48;
const input = hospitalOf(
  [wardOf('ed', HOURS, { beds: 5, stayHours: 1, kind: 'ed', unlimited: true }), wardOf('a', HOURS, { beds: 2, stayHours: 1 }), wardOf('b', HOURS, { beds: 2, stayHours: 1 })],
  [],
);
/** Need of the wards is `need(replication, hour)`, all in ward a; beds 4. */
function blockOf(first: number, count: number, needs: { readonly baseline: (i: number, h: number) => number; readonly scenario: (i: number, h: number) => number }): ReplicationBlock {
  const arm = (need: (i: number, h: number) => number) => {
    const rows = Array.from({ length: count * (HOURS + 1) }, (_, k) => need(first + Math.floor(k / (HOURS + 1)), k % (HOURS + 1)));
    return {
      occupied: Int16Array.from(rows.flatMap((value) => [7, Math.min(2, value), 0])),
      waiting: Int16Array.from(rows.flatMap((value) => [0, Math.max(0, value - 2), 0])),
      need: Int16Array.from(rows),
      measures: new Float64Array(count * MEASURES.length).map((_, k) => (k % MEASURES.length === 0 ? need(first + Math.floor(k / MEASURES.length), 30) : 0)),
    };
  };
  return { first, count, baseline: arm(needs.baseline), scenario: arm(needs.scenario) };
}

const results = new WhatIfResults(input, input);
// Five replications: the second day needs 5, 6, 7, 8, 9 beds in the baseline, one less (but never below 5) in the scenario.
results.add(blockOf(0, 5, { baseline: (i, h) => (h > 24 ? 5 + i : 1), scenario: (i, h) => (h > 24 ? Math.max(5, 4 + i) : 1) }));

test('a change is paired replication by replication', () => {
  const days = results.measures()[0]!;
  // Changes 0, -1, -1, -1, -1: mean -.8, sd sqrt(.2) = .447, half width 1.96 x .447 / sqrt(5) = .392.
  expect(days.change.mean).toBeCloseTo(-0.8, 12);
  expect(days.change.halfWidth95).toBeCloseTo(0.392, 3);
  expect([days.change.low80, days.change.high80]).toEqual([-1, 0]);
  expect([days.chanceBetter, days.chanceWorse, days.clear]).toEqual([0.8, 0, false]);
});

test('fans hold the quantiles of a unit, of the hospital and of the change by hour', () => {
  const need = results.fan({ unit: null, side: 'baseline', what: 'need' });
  expect(need.mean[24]).toBe(1);
  expect(need.mean[25]).toBe(7);
  expect(Array.from(need.quantiles.slice(25 * 7, 26 * 7))).toEqual([5, 5, 6, 7, 8, 9, 9]);
  expect(results.fan({ unit: null, side: 'baseline' }).mean[25]).toBe(2);
  expect(results.fan({ unit: 0, side: 'scenario' }).mean[25]).toBe(7);
  expect(results.fan({ unit: 1, side: 'change', what: 'need' }).mean[25]).toBeCloseTo(-0.8, 6);
});

test('days show the change of free beds at their worst hour and the chance of a short one', () => {
  const days = results.days();
  // The full hour 24 ends the first day, so that nothing is short on it.
  expect(days.from).toEqual([MONDAY, MONDAY + 24 * HOUR_MS]);
  expect(Array.from(days.mean)).toEqual([0, Math.fround(0.8)]);
  // Beds 4: always short on the second day.
  expect([Array.from(days.chanceShortBaseline), Array.from(days.chanceShortScenario)]).toEqual([
    [0, 1],
    [0, 1],
  ]);
});

test('a quantile is the smallest value that enough values do not exceed', () => {
  expect([0.1, 0.5, 0.9, 1].map((level) => quantileOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], level))).toEqual([1, 5, 9, 10]);
  expect(pairedChange(Float64Array.of(3), Float64Array.of(5))).toMatchObject({ mean: 2, halfWidth95: 0, chanceMore: 1 });
});
