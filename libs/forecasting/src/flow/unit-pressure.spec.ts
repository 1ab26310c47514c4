import { HOUR_MS } from '@wardcast/timeseries';
import type { Listing, PastListing } from './listing';
import { bedsNeeded, pressureBand, pressureHours, pressureNow } from './unit-pressure';

const T = Date.UTC(2026, 0, 5);
const listing = (own: Partial<Listing>): Listing => ({ kind: 'ed', expectedAt: null, since: T, ...own });

test('room is what is missing to the fullest hour of the last week', () => {
  const census = [...Array.from({ length: 10 }, () => 30), ...Array.from({ length: 168 }, () => 24), NaN];
  // The 30 are more than a week ago.
  expect(pressureNow(20, [listing({})], { at: T, census })).toEqual({ room: 4, waiting: 1 });
  expect(pressureNow(26, [], { at: T, census })).toEqual({ room: 0, waiting: 0 });
  expect(pressureNow(5, [], { at: T, census: [] })).toEqual({ room: 0, waiting: 0 });
});

test('who has waited longest comes first; whoever is planned for later does not wait yet', () => {
  const listed = [listing({ since: T - HOUR_MS }), listing({ since: T - 3 * HOUR_MS }), listing({ expectedAt: T + 30 * HOUR_MS })];
  expect(bedsNeeded(listed, T, 1)).toEqual([1, 0, 0]);
});

test('the hours of a window count who waited in each', () => {
  const past: PastListing = { ...listing({}), unitId: 'w1', from: T + HOUR_MS, until: T + 3 * HOUR_MS, enteredAt: null };
  const hours = pressureHours(Int32Array.of(4, 6, 5, 5), [past], T);
  expect(hours.map(({ waiting }) => waiting)).toEqual([0, 1, 1, 0]);
  expect(hours.map(({ room }) => room)).toEqual([0, 0, 1, 1]);
});

test('bands rise with the number who have nowhere to go', () => {
  const bands = [-9, -4, -1, 0, 2, 9].map((excess) => pressureBand({ room: 0, waiting: excess }));
  expect(bands).toEqual([0, 1, 2, 2, 3, 3]);
});
