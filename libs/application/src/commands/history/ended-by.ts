import type { VisitStays } from '@wardcast/domain';

/** True for a visit that was over by then: only those does an import of older history own, the others are the live ledger's. */
export function endedBy(visit: VisitStays, until: number): boolean {
  return visit.state === 'finished' && visit.stays.every((stay) => stay.to !== null && stay.to < until);
}
