import { HOUR_MS } from '@wardcast/timeseries';
import { uniformAt } from '@wardcast/probability';
import { syntheticUnit } from '../testing/synthetic-unit';
import { estimateDischargeSpread, spreadNodes } from './discharge-spread';
import { flowWindow, knownStays } from './flow-window';
import { fitHazardTable, hazardCells } from './hazard-table';

const ZONE = 'Europe/London';
const FROM = Date.UTC(2026, 0, 5);
const DAYS = 112;

/** Estimate for a unit whose daily discharge factor is one of two values with the given log spread. */
function estimate(spread: number, days = DAYS): number {
  const window = flowWindow(ZONE, FROM, FROM + days * 24 * HOUR_MS);
  let start = FROM;
  const factor = () => Math.exp(spread * (uniformAt(4, Math.floor((start - FROM) / 86_400_000), 9) < 0.5 ? -1 : 1));
  // The generator asks with hour of week only, so the days are put together one by one through the age of each stay.
  const stays = syntheticUnit({ seed: 8, zone: ZONE, from: FROM, days, arrivalsPerHour: () => 3, departuresPerHour: () => 0.03 });
  const shifted = stays.map((stay, i) => {
    let left = stay.enteredAt;
    for (let threshold = -Math.log(uniformAt(7, i, 1)); threshold > 0; left += HOUR_MS) {
      start = left;
      threshold -= 0.03 * factor();
    }
    return { enteredAt: stay.enteredAt, leftAt: left };
  });
  const known = knownStays(shifted, window);
  return estimateDischargeSpread(known, window, fitHazardTable(hazardCells(known, window), null));
}

test('independent departures show no common factor, good and bad days show theirs', () => {
  expect(estimate(0)).toBeLessThan(0.08);
  const found = estimate(0.3);
  expect(found).toBeGreaterThan(0.2);
  expect(found).toBeLessThan(0.4);
});

test('less than two weeks say nothing', () => {
  expect(estimate(0.3, 12)).toBe(0);
});

test('the nodes have weights that sum to one and a factor whose mean is one', () => {
  for (const spread of [0, 0.1, 0.5]) {
    const nodes = spreadNodes(spread);
    expect(nodes.reduce((sum, node) => sum + node.weight, 0)).toBeCloseTo(1, 12);
    // Three nodes integrate the mean of a lognormal factor to better than a thousandth at these spreads.
    expect(nodes.reduce((sum, node) => sum + node.weight * node.factor, 0)).toBeCloseTo(1, 2);
  }
});
