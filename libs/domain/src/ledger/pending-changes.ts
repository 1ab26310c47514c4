import type { HospitalEvent } from '../events/hospital-event';
import type { BedRecord, UnitRecord, VisitRecord } from './ledger-state';
import type { Conflict, ParkedEvent, UnitHour, VisitStays } from './ledger.types';
import type { ChangedHours } from './unit-hours';

/** What one call of applyEvents has touched and still has to settle, and what it will report. */
export interface PendingChanges {
  readonly applied: HospitalEvent[];
  readonly duplicateIds: string[];
  readonly refused: HospitalEvent[];
  readonly parked: ParkedEvent[];
  readonly released: string[];
  readonly conflicts: Conflict[];
  readonly visits: VisitStays[];
  /** Visits to fold again, with the newest receipt time among their new facts. */
  readonly dirtyVisits: Map<VisitRecord, number>;
  readonly dirtyBeds: Set<BedRecord>;
  readonly dirtyUnits: Set<UnitRecord>;
  readonly changedHours: ChangedHours;
  /** Hours of before the window that counts of long ago tell of, by unit and hour. */
  readonly oldHours: Map<string, UnitHour>;
}

export function noChanges(): PendingChanges {
  return {
    applied: [], duplicateIds: [], refused: [], parked: [], released: [], conflicts: [], visits: [],
    dirtyVisits: new Map(), dirtyBeds: new Set(), dirtyUnits: new Set(), changedHours: new Map(), oldHours: new Map(),
  };
}

/** Says whether two conflicts are the same claim. */
export function conflictKey(conflict: Conflict): string {
  return `${conflict.kind}|${conflict.bedId ?? conflict.unitId ?? ''}|${conflict.eventIds.join()}`;
}

/** Those of `now` that were not there before. */
export function newConflicts(before: readonly Conflict[], now: readonly Conflict[]): readonly Conflict[] {
  if (now.length === 0) return now;
  const known = new Set(before.map(conflictKey));
  return now.filter((conflict) => !known.has(conflictKey(conflict)));
}
