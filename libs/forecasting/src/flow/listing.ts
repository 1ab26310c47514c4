/** How a patient came onto a unit's list: an elective booking, a bed asked for from the ED, a pending transfer, a pending admission from elsewhere. */
export type ListingKind = 'booked' | 'ed' | 'transfer' | 'referral';

/** A patient on the list of a unit and not in it, as known at an instant. Instants in ms UTC. */
export interface Listing {
  readonly kind: ListingKind;
  /** null = as soon as possible. */
  readonly expectedAt: number | null;
  /** When the patient was first known to be meant for this unit. */
  readonly since: number;
}

/** A listing of the past with the time that it was known, [from, until), and what came of it. */
export interface PastListing extends Listing {
  readonly unitId: string;
  readonly from: number;
  /** When it was taken off the list, or changed; null = it still stands. */
  readonly until: number | null;
  /** When the patient came into the unit, by this listing or a later one; null = not (yet). */
  readonly enteredAt: number | null;
}

/** Who did not come within a day of the planned time is no longer expected. */
const GRACE_MS = 24 * 3_600_000;

/** The listings that stood at an instant, of patients who had not come by then. */
export function listedAt(listings: readonly PastListing[], at: number): readonly PastListing[] {
  return listings.filter((listing) => stoodAt(listing, at));
}

export function stoodAt({ from, until, enteredAt, expectedAt }: PastListing, at: number): boolean {
  return from <= at && (until === null || until > at) && (enteredAt === null || enteredAt > at) && (expectedAt === null || expectedAt >= at - GRACE_MS);
}
