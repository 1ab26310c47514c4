import type { OutlookQuery } from '@wardcast/contract';

export type Outlook = NonNullable<OutlookQuery['outlook']>;
export type NursesRequired = NonNullable<Outlook['nurses']>;
export type ShiftNurses = NursesRequired['shifts'][number];
export type EdCrowding = NonNullable<Outlook['crowding']>;

/** Whether a shift has the nurses that its patients need: for certain short of the middle, perhaps short of the upper end, or enough. */
export type ShiftVerdict = { readonly kind: 'short' | 'maybe_short'; readonly nurses: number } | { readonly kind: 'enough' } | { readonly kind: 'unknown' };

/** Who is stated to be there counts, else who is planned. Part-time nurses add up: a missing fraction is a missing nurse. */
export function shiftVerdict({ likely, upper, planned, present }: ShiftNurses): ShiftVerdict {
  const there = present ?? planned;
  if (there === null || likely === null || upper === null) return { kind: 'unknown' };
  const missing = (needed: number): number => Math.ceil(needed - there);
  if (missing(likely) > 0) return { kind: 'short', nurses: missing(likely) };
  return missing(upper) > 0 ? { kind: 'maybe_short', nurses: missing(upper) } : { kind: 'enough' };
}
