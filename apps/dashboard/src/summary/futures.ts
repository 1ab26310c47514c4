import type { OutlookDay } from '@wardcast/contract';

export type FutureName = 'expected' | 'bad' | 'veryBad';
export const FUTURE_NAMES: readonly FutureName[] = ['expected', 'bad', 'veryBad'];

/** One of the three futures, over the days that have a forecast. Free beds; negative = short. */
export interface Future {
  readonly name: FutureName;
  /** The day with the fewest free beds, the first of equals. */
  readonly worst: { readonly from: number; readonly free: number };
  /** Starts of the days that run short. */
  readonly shortDays: readonly number[];
  /** Days with a free bed at every hour. */
  readonly roomDays: number;
  readonly days: number;
}

/** Null where no day has a forecast. */
export function futureOf(days: readonly OutlookDay[], name: FutureName): Future | null {
  const known = days.flatMap((day) => (day[name] === null ? [] : [{ from: day.from, free: day[name] }]));
  const [first, ...others] = known;
  if (!first) return null;
  const worst = others.reduce((found, day) => (day.free < found.free ? day : found), first);
  return { name, worst, shortDays: known.filter(({ free }) => free < 0).map(({ from }) => from), roomDays: known.filter(({ free }) => free > 0).length, days: known.length };
}
