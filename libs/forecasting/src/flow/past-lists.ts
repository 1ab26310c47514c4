import type { FlowWindow, KnownStay } from './flow-window';
import { hourlyCensus } from './hindcast-census';
import type { PastListing } from './listing';
import { pressureHours, type UnitPressure } from './unit-pressure';

/** Listings of a unit, and the pressure on it at each hour of a window. */
export interface PastLists {
  readonly listings: readonly PastListing[];
  readonly pressure: readonly UnitPressure[];
}

/** Undefined where nothing is known of lists. */
export function pastLists(listings: readonly PastListing[] | undefined, stays: readonly KnownStay[], window: FlowWindow): PastLists | undefined {
  return listings && { listings, pressure: pressureHours(hourlyCensus(stays, window), listings, window.from) };
}
