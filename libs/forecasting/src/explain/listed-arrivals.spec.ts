import { HOUR_MS } from '@wardcast/timeseries';
import { listedArrivals } from './listed-arrivals';

const NOW = Date.UTC(2026, 0, 5, 10);
const targets = [1, 4, 8].map((hours) => NOW + hours * HOUR_MS);

test('a booked patient comes at the planned hour in nine of ten cases', () => {
  expect(listedArrivals([{ kind: 'booked', expectedAt: NOW + 4 * HOUR_MS }], NOW, targets)).toEqual([{ booked: 0, decided: 0 }, { booked: 0.9, decided: 0 }, { booked: 0.9, decided: 0 }]);
});

test('who is wanted now, or overdue, comes with a half-life of four hours', () => {
  const [, four, eight] = listedArrivals([{ kind: 'decided', expectedAt: null }, { kind: 'decided', expectedAt: NOW - HOUR_MS }], NOW, targets);
  expect(four!.decided).toBeCloseTo(2 * 0.5, 12);
  expect(eight!.decided).toBeCloseTo(2 * 0.75, 12);
});
