import { HOUR_MS } from '@wardcast/timeseries';
import type { Listing } from './listing';
import { CLOCK_BINS, FIRST_QUEUE_STATE, LISTING_STATES, OFFSET_EDGES_HOURS, clockBin, listingClock, priorRates } from './listing-states';

const T = Date.UTC(2026, 0, 5);
const listing = (own: Partial<Listing>): Listing => ({ kind: 'ed', expectedAt: null, since: T, ...own });

test('who has a planned time is timed by it while it lies ahead, and from the instant on when overdue', () => {
  const planned = listing({ kind: 'booked', expectedAt: T + 5 * HOUR_MS });
  const ahead = listingClock(planned, T, 0);
  // The hour from 4 to 5 is read at its middle, half an hour before the plan; that from 5 to 6 half an hour after it.
  expect(OFFSET_EDGES_HOURS[clockBin(ahead, T + 4 * HOUR_MS, 4)]).toBe(-1);
  expect(OFFSET_EDGES_HOURS[clockBin(ahead, T + 5 * HOUR_MS, 5)]).toBe(0);
  expect(clockBin(listingClock(listing({ kind: 'booked', expectedAt: T + 20 * HOUR_MS }), T, 0), T, 0)).toBe(-1);
  expect(listingClock(planned, T + 6 * HOUR_MS, 0)).toMatchObject({ plannedAt: null });
  expect(listingClock(planned, T + 6 * HOUR_MS, 0).state).not.toBe(ahead.state);
});

test('who waits for a bed is sorted by the patients who have to leave first and by the time on the list', () => {
  const states = [-3, 0, 1, 2, 3, 5, 8].flatMap((needed) => [0, 1, 4].map((waited) => listingClock(listing({}), T + waited * HOUR_MS, needed).state));
  expect(new Set(states).size).toBe(21);
  expect(Math.min(...states)).toBe(FIRST_QUEUE_STATE);
  // Transfers have the same states again.
  expect(listingClock(listing({ kind: 'transfer' }), T + 9 * HOUR_MS, 20).state).toBe(LISTING_STATES - 1);
});

test('before anything was seen about nine in ten booked patients come, around their time', () => {
  const rates = priorRates();
  const total = OFFSET_EDGES_HOURS.reduce<number>((sum, edge, bin) => sum + rates[bin]! * ((OFFSET_EDGES_HOURS[bin + 1] ?? 36) - edge), 0);
  // .002 x 11 + .5 + 1.2 + .5 + .02 x 34 = 2.9: 1 - exp(-2.9) = .945 in the end, .89 until an hour after the plan has passed (2.22).
  expect(1 - Math.exp(-total)).toBeCloseTo(0.945, 2);
  expect(rates).toHaveLength(LISTING_STATES * CLOCK_BINS);
});
