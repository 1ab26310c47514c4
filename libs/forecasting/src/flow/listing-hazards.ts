import { HOUR_MS } from '@wardcast/timeseries';
import type { FlowWindow } from './flow-window';
import { listedAt, type PastListing } from './listing';
import { CLOCK_BINS, FIRST_QUEUE_STATE, LISTING_STATES, clockBin, listingClock, priorRates, type ListingClock } from './listing-states';
import { bedsNeeded, type UnitPressure } from './unit-pressure';

/**
 * Model: when, and whether at all, a patient on a unit's list comes into it.
 *
 * Landmark rates (van Houwelingen 2007): at landmarks of the past the patients then on the list are sorted by state (see
 * listing-states), and their entries into the unit are counted against the hours they might have come in, by time from
 * the plan or from the landmark on. Who never comes stays at risk, so that late rates are low and the chance to come at all, a
 * no-show or cancellation included, is 1 - exp(-sum of rates). rate = (D + k) / (E + k / r0): k pseudo-entries at the
 * rate r0 of all units together. What a full unit does to the wait is in the rates on average. Do not trust it
 * after a change of how beds are asked for.
 */
export interface ListingTally {
  /** Entries and hours at risk by [state x CLOCK_BINS + bin]. */
  readonly entries: Float64Array;
  readonly exposure: Float64Array;
  /** The same of those in a queue, by [cell x block of the day]. */
  readonly blockEntries: Float64Array;
  readonly blockExposure: Float64Array;
}
/** Rates of entry, and how they differ by the local hour of the day. */
export interface EntryRates {
  /** Entries an hour by [state x CLOCK_BINS + bin]. */
  readonly rates: Float64Array;
  /** Multiplier for patients who wait in a queue, by three-hour block. */
  readonly byBlock: readonly number[];
}

const BLOCK_HOURS = 3;
const HOURS_OF_DAY = 24;
const BLOCKS = HOURS_OF_DAY / BLOCK_HOURS;

export function entryRate({ rates, byBlock }: EntryRates, cell: number, hourOfWeek: number): number {
  return rates[cell]! * (isQueueCell(cell) ? byBlock[Math.floor((hourOfWeek % HOURS_OF_DAY) / BLOCK_HOURS)]! : 1);
}

function isQueueCell(cell: number): boolean {
  return cell >= FIRST_QUEUE_STATE * CLOCK_BINS;
}

/** Landmarks are taken this often: a divisor of no day, so that all hours of the day are seen in turn. */
const LANDMARK_EVERY_HOURS = 5;
/** Beyond this lead whoever has not come will hardly come. */
const LANDMARK_HORIZON_HOURS = 72;
/** Strength of the pooled rates in a unit's, and of the prior in the pooled ones, in entries. */
const POOL_ENTRIES = 6;
const PRIOR_ENTRIES = 2;
/** The same of the multipliers by block of the day. */
const BLOCK_ENTRIES = 20;

export function emptyTally(): ListingTally {
  const cells = LISTING_STATES * CLOCK_BINS;
  return { entries: new Float64Array(cells), exposure: new Float64Array(cells), blockEntries: new Float64Array(BLOCKS), blockExposure: new Float64Array(cells * BLOCKS) };
}

/** Counts what became of listings at the landmarks of a window; what happened at or after its end is not seen. `pressure`: at each hour of it. */
export function tallyListings(listings: readonly PastListing[], window: FlowWindow, pressure: readonly UnitPressure[]): ListingTally {
  const tally = emptyTally();
  for (let mark = 0; mark < window.hours; mark += LANDMARK_EVERY_HOURS) {
    const at = window.from + mark * HOUR_MS;
    const standing = listedAt(listings, at);
    const needed = bedsNeeded(standing, at, pressure[mark]!.room);
    standing.forEach((listing, i) => tallyOne(tally, listing.enteredAt ?? Infinity, { at, clock: listingClock(listing, at, needed[i]!), mark, window }));
  }
  return tally;
}

function tallyOne(tally: ListingTally, enteredAt: number, { at, clock, mark, window }: { readonly at: number; readonly clock: ListingClock; readonly mark: number; readonly window: FlowWindow }): void {
  const end = Math.min(enteredAt, window.to, at + LANDMARK_HORIZON_HOURS * HOUR_MS);
  for (let hour = firstHour(clock.plannedAt, at); at + hour * HOUR_MS < end; hour++) {
    const start = at + hour * HOUR_MS;
    const bin = clockBin(clock, start, hour);
    if (bin < 0) continue;
    const cell = clock.state * CLOCK_BINS + bin;
    const exposed = (Math.min(end, start + HOUR_MS) - start) / HOUR_MS;
    const entered = enteredAt <= start + HOUR_MS && enteredAt < window.to ? 1 : 0;
    tally.exposure[cell]! += exposed;
    tally.entries[cell]! += entered;
    if (!isQueueCell(cell)) continue;
    const block = Math.floor((window.hourOfWeek[mark + hour]! % HOURS_OF_DAY) / BLOCK_HOURS);
    tally.blockExposure[cell * BLOCKS + block]! += exposed;
    tally.blockEntries[block]! += entered;
  }
}

/** Hours long before the plan are skipped: nobody comes in them. */
function firstHour(plannedAt: number | null, at: number): number {
  return plannedAt === null ? 0 : Math.max(0, Math.floor((plannedAt - at) / HOUR_MS) - 12);
}

/** The tallies of several units as one. */
export function sumTallies(tallies: readonly ListingTally[]): ListingTally {
  const sum = emptyTally();
  for (const tally of tallies) {
    for (const column of ['entries', 'exposure', 'blockEntries', 'blockExposure'] as const) {
      for (let cell = 0; cell < sum[column].length; cell++) sum[column][cell]! += tally[column][cell]!;
    }
  }
  return sum;
}

/** Rates drawn to the pooled ones; without them, to what is assumed before anything was seen. */
export function entryRates(tally: ListingTally, pooled: EntryRates | null): EntryRates {
  const k = pooled === null ? PRIOR_ENTRIES : POOL_ENTRIES;
  const rates = (pooled?.rates ?? priorRates()).map((rate, cell) => (tally.entries[cell]! + k) / (tally.exposure[cell]! + k / rate));
  const byBlock = Array.from({ length: BLOCKS }, (_, block) => {
    let expected = 0;
    for (let cell = 0; cell < rates.length; cell++) expected += rates[cell]! * tally.blockExposure[cell * BLOCKS + block]!;
    return (tally.blockEntries[block]! + BLOCK_ENTRIES * (pooled?.byBlock[block] ?? 1)) / (expected + BLOCK_ENTRIES);
  });
  return { rates, byBlock };
}
