import { HOUR_MS } from '@wardcast/timeseries';
import { syntheticUnit } from '../testing/synthetic-unit';
import { ageBinOf } from './age-scale';
import { flowWindow, knownStays, type FlowStay } from './flow-window';
import { fitHazardTable, hazardCells, hazardTableOf, HOURS_OF_WEEK } from './hazard-table';

const ZONE = 'Europe/London';
const FROM = Date.UTC(2026, 0, 5);
const DAYS = 84;
const window = flowWindow(ZONE, FROM, FROM + DAYS * 24 * HOUR_MS);
const cellsOf = (stays: readonly FlowStay[]) => hazardCells(knownStays(stays, window), window);
/** Discharges in the working day, hardly any at night; twice as many once a day has passed. */
const trueHazard = (age: number, how: number) => (how % 24 >= 10 && how % 24 < 18 ? 0.06 : 0.005) * (age < 24 ? 0.5 : 1);
const busy = syntheticUnit({ seed: 11, zone: ZONE, from: FROM, days: DAYS, arrivalsPerHour: () => 1, departuresPerHour: trueHazard });
const table = fitHazardTable(cellsOf(busy), null);
const rate = (from: typeof table, age: number, how: number) => from.perHour[ageBinOf(age) * HOURS_OF_WEEK + how]!;

test('exposure and departures are those of the stays', () => {
  const cells = cellsOf([{ enteredAt: FROM + 1.5 * HOUR_MS, leftAt: FROM + 4.25 * HOUR_MS }]);
  expect(cells.exposure.reduce((sum, x) => sum + x, 0)).toBeCloseTo(2.75, 12);
  expect(cells.departures.reduce((sum, x) => sum + x, 0)).toBe(1);
});

test('the fitted table expects as many departures as there were, and finds the shape of day and age', () => {
  const cells = cellsOf(busy);
  let expected = 0;
  cells.exposure.forEach((exposure, cell) => (expected += exposure * table.perHour[cell]!));
  const departures = cells.departures.reduce((sum, x) => sum + x, 0);
  expect(expected / departures).toBeCloseTo(1, 3);
  // About 1 900 departures: single cells are smoothed by their margins to within a quarter.
  for (const how of [12, 60, 110]) {
    expect(rate(table, 30, how) / trueHazard(30, how)).toBeGreaterThan(0.75);
    expect(rate(table, 30, how) / trueHazard(30, how)).toBeLessThan(1.25);
  }
  expect(rate(table, 30, 12)).toBeGreaterThan(5 * rate(table, 30, 3));
  expect(rate(table, 30, 12)).toBeGreaterThan(1.4 * rate(table, 13, 12));
});

test('a unit with few stays takes its shape from the parent, a unit with none is the parent', () => {
  const few = fitHazardTable(cellsOf(busy.slice(0, 12)), table);
  expect(rate(few, 30, 12)).toBeGreaterThan(3 * rate(few, 30, 3));
  const none = fitHazardTable(cellsOf([]), table);
  expect(none.perHour.every((x, cell) => Math.abs(x / table.perHour[cell]! - 1) < 1e-6)).toBe(true);
});

test('without stays and without a parent the table is flat, positive and finite', () => {
  const none = fitHazardTable(cellsOf([]), null);
  // Half a departure in half of 72 hours.
  expect(none.perHour.every((x) => Math.abs(x - 1 / 72) < 1e-3)).toBe(true);
});

test('a table is rebuilt from its coefficients, and from no other number of them', () => {
  expect(hazardTableOf(table.coefficients).perHour).toEqual(table.perHour);
  expect(() => hazardTableOf(new Float64Array(3))).toThrow('coefficients');
});
