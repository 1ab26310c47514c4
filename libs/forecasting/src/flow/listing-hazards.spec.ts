import { HOUR_MS } from '@wardcast/timeseries';
import { flowWindow } from './flow-window';
import type { PastListing } from './listing';
import { emptyTally, entryRate, entryRates, sumTallies, tallyListings } from './listing-hazards';
import { CLOCK_BINS, clockBin, listingClock } from './listing-states';

const FROM = Date.UTC(2026, 0, 5);
const DAYS = 40;
const window = flowWindow('UTC', FROM, FROM + DAYS * 24 * HOUR_MS);
const pressure = Array.from({ length: window.hours }, () => ({ room: 3, waiting: 1 }));
/** Booked every day for 9:00 a week ahead; of ten patients eight come at 9:30, two are taken off the list at 12:00. */
const booked = Array.from({ length: DAYS - 8 }, (_, day): PastListing => {
  const plannedAt = FROM + (day + 7) * 24 * HOUR_MS + 9 * HOUR_MS;
  const comes = day % 5 !== 0;
  const enteredAt = comes ? plannedAt + 0.5 * HOUR_MS : null;
  return { unitId: 'w1', kind: 'booked', expectedAt: plannedAt, since: plannedAt - 168 * HOUR_MS, from: plannedAt - 168 * HOUR_MS, until: enteredAt ?? plannedAt + 3 * HOUR_MS, enteredAt };
});

test('the rates of a long record give the share who came, in the hour in which they came', () => {
  const rates = entryRates(tallyListings(booked, window, pressure), null);
  const plannedAt = FROM + 2 * 24 * HOUR_MS + 9 * HOUR_MS;
  const clock = listingClock({ kind: 'booked', expectedAt: plannedAt, since: FROM }, FROM, 0);
  const chanceBy = (hours: number): number => {
    let sum = 0;
    for (let lead = 0; lead < hours; lead++) {
      const start = FROM + lead * HOUR_MS;
      const bin = clockBin(clock, start, lead);
      if (bin >= 0) sum += entryRate(rates, clock.state * CLOCK_BINS + bin, (lead % 24) + 24);
    }
    return 1 - Math.exp(-sum);
  };
  // Eight of ten, for an hour in which four fifths leave after half of it: D / E = 8 / (8 x .5 + 2) = 1.33 an hour, a chance of .74.
  expect(chanceBy(58) - chanceBy(57)).toBeGreaterThan(0.65);
  expect(chanceBy(58)).toBeLessThan(0.8);
  expect(chanceBy(56)).toBeLessThan(0.05);
});

test('what happens at or after the end of the window is not seen', () => {
  const cut = flowWindow('UTC', FROM, FROM + 20 * 24 * HOUR_MS);
  const future = booked.map((listing) => (listing.expectedAt! >= cut.to ? { ...listing, enteredAt: listing.enteredAt === null ? listing.expectedAt! + HOUR_MS : null, until: listing.expectedAt! + 9 * HOUR_MS } : listing));
  expect(tallyListings(future, cut, pressure)).toEqual(tallyListings(booked, cut, pressure));
});

test('a unit without a record has the pooled rates, and pooled tallies are sums', () => {
  const tally = tallyListings(booked, window, pressure);
  const pool = entryRates(sumTallies([tally, tally]), null);
  entryRates(emptyTally(), pool).rates.forEach((rate, cell) => expect(rate).toBeCloseTo(pool.rates[cell]!, 12));
  expect(sumTallies([tally, tally]).exposure[5]).toBeCloseTo(2 * tally.exposure[5]!, 9);
});
