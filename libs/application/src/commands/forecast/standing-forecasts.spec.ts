import { lastValueForecast, quantilesOf } from '@wardcast/forecasting';
import { agedForecast, StandingForecasts } from './standing-forecasts';
import { forecastSum } from './unit-forecasts';
import type { IssuedForecast, RefusedForecast } from './unit-forecasts';

const HOUR_MS = 3_600_000;
const issued = (nodeId: string, issuedAt: number, census = 20): IssuedForecast => {
  const forecast = lastValueForecast({ issuedAt, censusAtIssue: census, horizonHours: 72 });
  return { nodeId, forecast, ladderStep: 2, censusAtIssue: census, staffed: forecast.targets.map((_, i) => 30 + i), issuedAt, known: { arrivalsInHour: 0 }, notes: null };
};
const refusal = (nodeId: string): RefusedForecast => ({ nodeId, forecast: null, ladderStep: 6, notes: { stepDown: { reason: 'tenfold_jump', unitIds: [] }, widening: null } });

test('a unit that refuses has no forecast, and in sums its last one, of the same hours, wider, with the reason', () => {
  const standing = new StandingForecasts();
  for (const nodeId of ['a', 'b']) standing.keep(issued(nodeId, 0));
  standing.keep(refusal('b'));
  const now = 10 * HOUR_MS + 60_000;
  standing.keep(issued('a', now));
  expect([standing.has('a'), standing.has('b'), standing.has('c')]).toEqual([true, false, false]);
  const [a, b] = ['a', 'b'].map((nodeId) => standing.partOf(nodeId, now)!);
  expect(b!.forecast.targets[0]).toBe(11 * HOUR_MS);
  // Ten targets lie behind.
  expect(b!.staffed[0]).toBe(40);
  const widths = [a, b].map((part) => quantilesOf(part!.forecast, [0.05, 0.95]).slice(0, 2)).map(([low, high]) => high! - low!);
  expect(widths[1]).toBeGreaterThan(widths[0]!);
  const steps = forecastSum('both', [a!, b!], { issuedAt: now, models: { version: 'none', fittedAt: 0, byUnit: new Map(), sums: {} } });
  let made = steps.next();
  while (made.done !== true) made = steps.next();
  expect(made.value).toMatchObject({ ladderStep: 5, censusAtIssue: 40, notes: { stepDown: { reason: 'unit_missing', unitIds: ['b'] } } });
  expect(made.value.forecast!.targets).toHaveLength(62);
  standing.keep(issued('b', now));
  expect(standing.partOf('b', now)!.ladderStep).toBe(2);
});

test('nothing stands in for a unit that never had a forecast, or whose last one is nearly over', () => {
  const standing = new StandingForecasts();
  standing.keep(refusal('never'));
  expect(standing.partOf('never', 0)).toBeNull();
  // 72 targets: 24 are left after 48 hours.
  expect(agedForecast(issued('a', 0), 48 * HOUR_MS)!.forecast.targets).toHaveLength(24);
  expect(agedForecast(issued('a', 0), 49 * HOUR_MS)).toBeNull();
});
