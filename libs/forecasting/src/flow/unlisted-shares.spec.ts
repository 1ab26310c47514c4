import { HOUR_MS } from '@wardcast/timeseries';
import { flowWindow } from './flow-window';
import type { PastListing } from './listing';
import { shareCell, sumArrivals, tallyArrivals, traceArrivals, unlistedShares } from './unlisted-shares';

const FROM = Date.UTC(2026, 0, 5);
const window = flowWindow('UTC', FROM, FROM + 28 * 24 * HOUR_MS);
const pressure = Array.from({ length: window.hours }, () => ({ room: 2, waiting: 2 }));
/** One arrival an hour at half past, known two hours before. */
const entries = Array.from({ length: window.hours }, (_, hour) => FROM + (hour + 0.5) * HOUR_MS);
const listings = entries.map((enteredAt): PastListing => ({ unitId: 'w1', kind: 'ed', expectedAt: null, since: enteredAt - 2 * HOUR_MS, from: enteredAt - 2 * HOUR_MS, until: enteredAt, enteredAt }));

test('arrivals are all on the list shortly before, and none long before', () => {
  const { booked, others } = traceArrivals(entries, listings);
  expect(booked).toHaveLength(0);
  const tally = tallyArrivals(others, new Float64Array(168).fill(1), { window, pressure });
  const shares = unlistedShares(tally, null);
  const share = (lead: number): number => shares[shareCell(pressure[0]!, 10, lead)]!;
  // Half an hour and an hour and a half before the arrival the patient stood on the list; two and a half hours before not.
  expect(share(0)).toBeLessThan(0.01);
  expect(share(1)).toBeLessThan(0.01);
  expect(share(2)).toBeCloseTo(1, 2);
  expect(share(24)).toBeCloseTo(1, 2);
});

test('patients with a booking are a stream of their own', () => {
  const withBooking: PastListing[] = listings.map((listing, i) => (i % 4 === 0 ? { ...listing, kind: 'booked' } : listing));
  const { booked, others } = traceArrivals(entries, withBooking);
  expect(booked).toHaveLength(entries.length / 4);
  expect(others).toHaveLength((3 * entries.length) / 4);
});

test('without a record everybody is unknown, and a unit without one has the pooled shares', () => {
  const none = tallyArrivals([], new Float64Array(168), { window, pressure });
  expect(unlistedShares(none, null).every((share) => share === 1)).toBe(true);
  const pooled = unlistedShares(sumArrivals([tallyArrivals(traceArrivals(entries, listings).others, new Float64Array(168).fill(1), { window, pressure }), none]), null);
  unlistedShares(none, pooled).forEach((share, cell) => expect(share).toBeCloseTo(pooled[cell]!, 12));
});
