import { fitArrivalProfile, hourlyArrivals } from './arrival-profile';
import type { FlowWindow, KnownStay } from './flow-window';
import { hourlyCensus } from './hindcast-census';
import type { PastListing } from './listing';
import { entryRates, sumTallies, tallyListings, type EntryRates, type ListingTally } from './listing-hazards';
import { pressureHours } from './unit-pressure';
import { sumArrivals, tallyArrivals, traceArrivals, unlistedShares, type ArrivalTally } from './unlisted-shares';

/**
 * What a unit's lists say about arrivals. With it the arrivals of an hour ahead are those of the patients on the list
 * (see listing-hazards) and two streams of patients who are on none yet (see unlisted-shares): booked ones and all others, each
 * with a weekly profile of its own. Summed over the past both ways of counting give the same arrivals.
 */
export interface ListModel extends ListPool {
  /** Arrivals per hour of the local week, with and without a booking. */
  readonly bookedPerHour: Float64Array;
  readonly othersPerHour: Float64Array;
}

/** What can be learned of all units together, and what a unit's own numbers are drawn to. */
export interface ListPool extends EntryRates {
  /** Share of each stream that is not on the list yet, by cell. */
  readonly unlistedBooked: readonly number[];
  readonly unlistedOthers: readonly number[];
}
/** What one unit's past says of its lists. */
export interface ListEvidence {
  readonly listings: ListingTally;
  readonly booked: ArrivalTally;
  readonly others: ArrivalTally;
  readonly bookedPerHour: Float64Array;
  readonly othersPerHour: Float64Array;
}

export interface UnitPast {
  readonly stays: readonly KnownStay[];
  readonly listings: readonly PastListing[];
  readonly window: FlowWindow;
}

export function listEvidence({ stays, listings, window }: UnitPast): ListEvidence {
  const pressure = pressureHours(hourlyCensus(stays, window), listings, window.from);
  const entries = stays.map((stay) => stay.enteredAt).filter((at) => at >= window.from);
  const { booked, others } = traceArrivals(entries, listings);
  const profile = (arrivals: typeof booked): Float64Array => fitArrivalProfile(hourlyArrivals(arrivals.map(({ at }) => at), window), window);
  const [bookedPerHour, othersPerHour] = [profile(booked), profile(others)];
  return {
    listings: tallyListings(listings, window, pressure),
    booked: tallyArrivals(booked, bookedPerHour, { window, pressure }),
    others: tallyArrivals(others, othersPerHour, { window, pressure }),
    bookedPerHour,
    othersPerHour,
  };
}

export function poolLists(units: readonly ListEvidence[]): ListPool {
  return {
    ...entryRates(sumTallies(units.map(({ listings }) => listings)), null),
    unlistedBooked: unlistedShares(sumArrivals(units.map(({ booked }) => booked)), null),
    unlistedOthers: unlistedShares(sumArrivals(units.map(({ others }) => others)), null),
  };
}

export function fitListModel(evidence: ListEvidence, pool: ListPool): ListModel {
  return {
    ...entryRates(evidence.listings, pool),
    unlistedBooked: unlistedShares(evidence.booked, pool.unlistedBooked),
    unlistedOthers: unlistedShares(evidence.others, pool.unlistedOthers),
    bookedPerHour: evidence.bookedPerHour,
    othersPerHour: evidence.othersPerHour,
  };
}
