import { inflowDeparture, inflowSlope, poolInflow, usualInflow } from './inflow-correction';

test('a slope is a ridge regression: of all units drawn to 0, of each drawn to that', () => {
  // Two units: (21 + 3) / (30 + 10 + 1 / .5^2) = .5455, four standard errors of 1 / sqrt(40).
  const units = [{ cross: 21, square: 30 }, { cross: 3, square: 10 }];
  const pooled = poolInflow(units);
  expect(pooled).toBeCloseTo(0.54545, 5);
  // (21 + .5455 / .3^2) / (30 + 1 / .3^2) = 27.061 / 41.111.
  expect(inflowSlope(units[0]!, pooled)).toBeCloseTo(0.65823, 5);
  // The other one's own three are less than three standard errors of sqrt(10).
  expect(inflowSlope(units[1]!, pooled)).toBe(pooled);
  // A unit of which nothing is known does as all do.
  expect(inflowSlope({ cross: 0, square: 0 }, pooled)).toBeCloseTo(pooled, 12);
  expect(poolInflow([])).toBe(0);
  expect(poolInflow([{ cross: 11, square: 16 }])).toBe(0);
});

test('fewer than none and more than all never come', () => {
  expect(poolInflow([{ cross: -9, square: 9 }])).toBe(0);
  expect(poolInflow([{ cross: 99, square: 9 }])).toBe(1);
});

test('what is usual follows the hour of the issue, and departures are what is beyond it, nought at the issue itself', () => {
  const wave = (hour: number): number => 3 + 2 * Math.sin((2 * Math.PI * hour) / 24);
  const issues = Array.from({ length: 240 }, (_, i) => ({ issueHour: (i * 17) % 24, expected: Float64Array.of(wave(i * 17), 2 * wave(i * 17)) }));
  const usual = usualInflow(issues);
  const at = (expected: number, hoursAhead: number, issueHour: number): number => inflowDeparture({ usual }, { expected, hoursAhead, issueHour });
  for (const hour of [0, 5, 11.5, 18]) {
    // The ridge of a tenth of an issue in 240 takes about a thousandth.
    expect(Math.abs(at(wave(hour), 1, hour))).toBeLessThan(0.02);
    expect(Math.abs(at(2 * wave(hour) + 1, 2, hour) - 1)).toBeLessThan(0.02);
    // Between whole hours, and before the first one, the usual value lies between its neighbours.
    expect(Math.abs(at(1.5 * wave(hour), 1.5, hour))).toBeLessThan(0.02);
    expect(Math.abs(at(0.5 * wave(hour), 0.5, hour))).toBeLessThan(0.02);
    // Beyond the last hour the last value stands.
    expect(Math.abs(at(2 * wave(hour), 90, hour))).toBeLessThan(0.02);
  }
});
