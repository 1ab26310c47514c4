import type { WeekFacts } from '@wardcast/domain';
import type { QueryDependencies } from '../query-dependencies';

/** Weeks counted already, by name; null where too little is known of one. Several pages in a row share eleven of their twelve weeks. */
export type CountedWeeks = Map<string, WeekFacts | null>;

/** Older weeks hardly change while somebody reads; late messages show after this (wall ms). */
const KEPT_MS = 300_000;
const kept = new WeakMap<QueryDependencies, Map<string, { readonly since: number; readonly weeks: CountedWeeks }>>();

/** What this process has counted of a facility's unpublished weeks in the last minutes. @param now wall or hospital ms, only compared with itself */
export function countedWeeks(deps: QueryDependencies, facilityId: string, now: number): CountedWeeks {
  const facilities = kept.get(deps) ?? new Map<string, { readonly since: number; readonly weeks: CountedWeeks }>();
  kept.set(deps, facilities);
  const known = facilities.get(facilityId);
  if (known && Math.abs(now - known.since) < KEPT_MS) return known.weeks;
  const weeks: CountedWeeks = new Map();
  facilities.set(facilityId, { since: now, weeks });
  return weeks;
}
