import { HOUR_MS } from '@wardcast/timeseries';
import type { Listing } from './listing';
import { LEAD_EDGES_HOURS, leadBinOf } from './readiness';

/** Hours relative to the planned time, first hour of each bin; before the first nobody comes. */
export const OFFSET_EDGES_HOURS = [-12, -6, -3, -2, -1, 0, 1, 2, 3, 4, 6, 9, 12, 24] as const;
/** Hours on the list, and hours overdue, at the issue. */
const WAIT_EDGES_HOURS = [0, 1, 4] as const;
const DUE_EDGES_HOURS = [0, 1, 2, 4] as const;
/** Patients who have to leave first (see unit-pressure): least of each band. */
const NEEDED_EDGES = [-Infinity, -2, 1, 2, 3, 5, 8] as const;
const QUEUE_STATES = NEEDED_EDGES.length * WAIT_EDGES_HOURS.length;

/** Bins of time within a state: hours relative to the plan, or hours since the issue. */
export const CLOCK_BINS = OFFSET_EDGES_HOURS.length;
const BOOKED = 0;
const TIMED = BOOKED + 1 + DUE_EDGES_HOURS.length;
const ED = TIMED + 1 + DUE_EDGES_HOURS.length;
const TRANSFER = ED + QUEUE_STATES;
/** From here on states of patients who wait for a bed. */
export const FIRST_QUEUE_STATE = ED;
export const LISTING_STATES = TRANSFER + QUEUE_STATES;

/** What a listing says at an instant: its state, and whether time runs relative to the plan or from the instant on. */
export interface ListingClock {
  readonly state: number;
  /** Planned time (ms) while it lies ahead; null = time runs from the instant. */
  readonly plannedAt: number | null;
}

/**
 * Who has a planned time is ahead of it or overdue by so much; who is wanted as soon as possible has waited so long. Bookings,
 * other planned times, requests from the ED and from other units each have states of their own. `needed`: patients who have to
 * leave before there is room.
 */
export function listingClock(listing: Listing, at: number, needed: number): ListingClock {
  const { kind, expectedAt } = listing;
  if (expectedAt === null) {
    const queue = binOf(NEEDED_EDGES, needed) * WAIT_EDGES_HOURS.length + binOf(WAIT_EDGES_HOURS, (at - listing.since) / HOUR_MS);
    return { state: (kind === 'ed' ? ED : TRANSFER) + queue, plannedAt: null };
  }
  const first = kind === 'booked' ? BOOKED : TIMED;
  return expectedAt > at ? { state: first, plannedAt: expectedAt } : { state: first + 1 + binOf(DUE_EDGES_HOURS, (at - expectedAt) / HOUR_MS), plannedAt: null };
}

/** Bin of the clock hour that starts at `hourStart`, the `lead`th from the instant; -1 where nobody comes. */
export function clockBin({ plannedAt }: ListingClock, hourStart: number, lead: number): number {
  if (plannedAt === null) return leadBinOf(lead);
  // An hour is read at its middle.
  const offset = (hourStart - plannedAt) / HOUR_MS + 0.5;
  return OFFSET_EDGES_HOURS.findLastIndex((edge) => edge <= offset);
}

/** Entries an hour before anything was seen: planned patients come about their time, the others within hours. */
export function priorRates(): Float64Array {
  const rates = new Float64Array(LISTING_STATES * CLOCK_BINS);
  for (let state = 0; state < LISTING_STATES; state++) {
    const isAhead = state === BOOKED || state === TIMED;
    for (let bin = 0; bin < CLOCK_BINS; bin++) {
      const hours = isAhead ? OFFSET_EDGES_HOURS[bin]! : (LEAD_EDGES_HOURS[bin] ?? Infinity);
      rates[state * CLOCK_BINS + bin] = isAhead ? aheadRate(hours) : hours < SOON_HOURS ? SOON_RATE : LATE_RATE;
    }
  }
  return rates;
}

const SOON_HOURS = 8;
/** Half of those for whom a bed is wanted now have it within four hours: the national limit of a wait in an ED. */
const SOON_RATE = Math.LN2 / 4;
const LATE_RATE = 0.02;

/** Nine in ten come, the mean of Beta(18, 2), most within two hours of the plan (forecasting design, section 6.4): the rates add up to ln 10. */
function aheadRate(offsetHours: number): number {
  if (offsetHours < -1) return 0.002;
  if (offsetHours > 1) return LATE_RATE;
  return offsetHours === 0 ? 1.2 : 0.5;
}

function binOf(edges: readonly number[], hours: number): number {
  return Math.max(0, edges.findLastIndex((edge) => edge <= hours));
}
