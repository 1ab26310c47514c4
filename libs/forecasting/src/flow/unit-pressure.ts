import { HOUR_MS } from '@wardcast/timeseries';
import { stoodAt, type Listing, type PastListing } from './listing';

/**
 * How full a unit is, and how many want to come in. A full unit takes nobody until somebody leaves, and is made to send patients home:
 * both show in the past, by `pressure`. What a unit can hold is read from its own fullest hour of the last week, so that it is known
 * where only patients are.
 */
export interface UnitPressure {
  /** Patients that fit in beside those who are there; negative where the unit is fuller than it was all week. */
  readonly room: number;
  /** Patients on the list who want to come in now. */
  readonly waiting: number;
}

/** How far the unit's fullest hour looks back: a week has every staffing once. */
export const FULLEST_HOURS = 168;
/** Who is planned within this time counts as waiting: a bed is kept for the patient. */
const SOON_MS = 2 * HOUR_MS;
/** First value of waiting - room of each band. */
const BAND_EDGES = [-Infinity, -4, -1, 2] as const;
export const PRESSURE_BANDS = BAND_EDGES.length;

export function pressureBand({ room, waiting }: UnitPressure): number {
  return BAND_EDGES.findLastIndex((edge) => edge <= waiting - room);
}

export function isWanted({ expectedAt }: Listing, at: number): boolean {
  return expectedAt === null || expectedAt <= at + SOON_MS;
}

/** Highest census of the hours known. */
export function fullestOf(census: ArrayLike<number>, from: number, to: number): number {
  let highest = -Infinity;
  for (let hour = Math.max(0, from); hour < to; hour++) if (census[hour]! > highest) highest = census[hour]!;
  return highest;
}

/** The pressure at the instant `at` of a unit with `present` patients. `census`: hourly, up to that instant; NaN where unknown. */
export function pressureNow(present: number, listed: readonly Listing[], known: { readonly at: number; readonly census: readonly number[] }): UnitPressure {
  const fullest = Math.max(present, fullestOf(known.census, known.census.length - FULLEST_HOURS, known.census.length));
  return { room: fullest - present, waiting: listed.filter((listing) => isWanted(listing, known.at)).length };
}

/** The pressure at the start of each hour of a window. */
export function pressureHours(census: Int32Array, listings: readonly PastListing[], from: number): readonly UnitPressure[] {
  const waiting = waitingHours(listings, from, census.length);
  return Array.from(census, (present, hour) => ({ room: fullestOf(census, hour - FULLEST_HOURS, hour + 1) - present, waiting: waiting[hour]! }));
}

function waitingHours(listings: readonly PastListing[], from: number, hours: number): Int32Array {
  const waiting = new Int32Array(hours);
  for (const listing of listings) {
    const since = Math.max(listing.from, (listing.expectedAt ?? -Infinity) - SOON_MS);
    const until = Math.min(listing.until ?? Infinity, listing.enteredAt ?? Infinity);
    for (let hour = Math.max(0, Math.ceil((since - from) / HOUR_MS)); hour < hours && from + hour * HOUR_MS < until; hour++) {
      if (!stoodAt(listing, from + hour * HOUR_MS)) break;
      waiting[hour]! += 1;
    }
  }
  return waiting;
}

/** Place of each listed patient in the queue of those who want to come in now, longest waiting first, less the room: above 0 somebody has to leave first. */
export function bedsNeeded(listed: readonly Listing[], at: number, room: number): readonly number[] {
  const order = [...listed.keys()].filter((i) => isWanted(listed[i]!, at)).sort((left, right) => listed[left]!.since - listed[right]!.since || left - right);
  const needed = listed.map(() => 0);
  order.forEach((index, place) => (needed[index] = place + 1 - room));
  return needed;
}
