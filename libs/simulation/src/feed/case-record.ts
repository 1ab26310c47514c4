import type { HospitalEvent } from '@wardcast/domain';

/** What was delivered about one person: the emergency visit, the booking and the stay belong together. */
export interface CaseRecord {
  /** Delivered events, in the order of delivery. */
  readonly events: HospitalEvent[];
  /** When the last of the person's visits ended (ms); null while it runs. */
  finishedAt: number | null;
  /** Cases whose events name this one too, as both sides of a swap do. */
  readonly links: CaseRecord[];
}

export function newCaseRecord(): CaseRecord {
  return { events: [], finishedAt: null, links: [] };
}

/** Marks two cases as told together: neither makes sense without the other. */
export function linkCases(one: CaseRecord, other: CaseRecord): void {
  one.links.push(other);
  other.links.push(one);
}
