import { HOUR_MS } from '@wardcast/timeseries';
import type { PastListing } from './listing';
import type { FlowWindow } from './flow-window';
import { LEAD_EDGES_HOURS, leadBinOf } from './readiness';
import { PRESSURE_BANDS, pressureBand, type UnitPressure } from './unit-pressure';

/**
 * Model: which share of the arrivals of an hour was not on the unit's list so many hours before.
 *
 * Who is on the list is counted by name, so the stream of arrivals that nobody knows of yet is the usual one times this share:
 * nobody is counted twice. share = (U + k s0) / (E + k) by hours ahead, by the pressure on the unit and the hour of the day at the time, U the arrivals
 * of past hours that no listing stood for so long before, E all that the weekly profile expected of them, k pseudo-arrivals at
 * the share s0 of all units together. Booked patients are a stream of their own, since they are known for weeks, the others for
 * hours. Do not trust it after a change of how far ahead is booked.
 */
export interface ArrivalTally {
  /** By cell: see `shareCell`. */
  readonly expected: Float64Array;
  readonly unlisted: Float64Array;
}
/** An arrival with the listings that stood for it at some time. */
export interface TracedArrival {
  readonly at: number;
  readonly listings: readonly PastListing[];
}

/** Strength of the pooled share, in arrivals. */
const POOL_ARRIVALS = 20;
/** Half an imagined arrival that was not listed keeps an empty pool finite: nothing known is everything unknown. */
const IMAGINED_ARRIVALS = 0.5;

/** Splits arrivals into those with a booking and the others, each with its listings. */
export function traceArrivals(enteredAt: readonly number[], listings: readonly PastListing[]): { readonly booked: readonly TracedArrival[]; readonly others: readonly TracedArrival[] } {
  const byEntry = new Map<number, PastListing[]>();
  for (const listing of listings) {
    if (listing.enteredAt === null) continue;
    const known = byEntry.get(listing.enteredAt);
    if (known === undefined) byEntry.set(listing.enteredAt, [listing]);
    else known.push(listing);
  }
  const traced = enteredAt.map((at): TracedArrival => ({ at, listings: byEntry.get(at) ?? [] }));
  const isBooked = ({ listings: its }: TracedArrival): boolean => its.some(({ kind }) => kind === 'booked');
  return { booked: traced.filter(isBooked), others: traced.filter((arrival) => !isBooked(arrival)) };
}

export interface TallyContext {
  readonly window: FlowWindow;
  /** At each hour of the window. */
  readonly pressure: readonly UnitPressure[];
}

/** `perHour`: the stream's weekly profile. */
export function tallyArrivals(arrivals: readonly TracedArrival[], perHour: Float64Array, { window, pressure }: TallyContext): ArrivalTally {
  const tally = emptyTally();
  const cellAt = (mark: number, lead: number): number => shareCell(pressure[mark]!, window.hourOfWeek[mark]! % HOURS_OF_DAY, lead);
  for (let mark = 0; mark < window.hours; mark++) {
    for (let lead = 0; lead <= LAST_LEAD && mark + lead < window.hours; lead++) tally.expected[cellAt(mark, lead)]! += perHour[window.hourOfWeek[mark + lead]!]!;
  }
  for (const { at, listings } of arrivals) {
    const hour = Math.floor((at - window.from) / HOUR_MS);
    if (hour >= window.hours) continue;
    for (let lead = 0; lead <= LAST_LEAD && lead <= hour; lead++) {
      const issued = window.from + (hour - lead) * HOUR_MS;
      if (!listings.some(({ from, until }) => from <= issued && (until === null || until > issued))) tally.unlisted[cellAt(hour - lead, lead)]! += 1;
    }
  }
  return tally;
}

export function sumArrivals(tallies: readonly ArrivalTally[]): ArrivalTally {
  const sum = emptyTally();
  for (const { expected, unlisted } of tallies) {
    for (let cell = 0; cell < expected.length; cell++) {
      sum.expected[cell]! += expected[cell]!;
      sum.unlisted[cell]! += unlisted[cell]!;
    }
  }
  return sum;
}

/** By cell: see `shareCell`. */
export function unlistedShares(tally: ArrivalTally, pooled: readonly number[] | null): readonly number[] {
  const k = pooled === null ? IMAGINED_ARRIVALS : POOL_ARRIVALS;
  return Array.from(tally.expected, (expected, cell) => (tally.unlisted[cell]! + k * (pooled?.[cell] ?? 1)) / (expected + k));
}

const LEADS = LEAD_EDGES_HOURS.length;
const HOURS_OF_DAY = 24;
const BLOCK_HOURS = 4;
const BLOCKS = HOURS_OF_DAY / BLOCK_HOURS;
const CELLS = PRESSURE_BANDS * BLOCKS * LEADS;
const LAST_LEAD = LEAD_EDGES_HOURS.at(-1)!;

/** Cell of an hour, the `lead`th from an instant with that pressure on the unit, in the local hour of the day `issueHour`. */
export function shareCell(pressure: UnitPressure, issueHour: number, lead: number): number {
  return (pressureBand(pressure) * BLOCKS + Math.floor(issueHour / BLOCK_HOURS)) * LEADS + leadBinOf(lead);
}

function emptyTally(): ArrivalTally {
  return { expected: new Float64Array(CELLS), unlisted: new Float64Array(CELLS) };
}
