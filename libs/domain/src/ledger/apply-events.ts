import type { HospitalEvent } from '../events/hospital-event';
import { settleBed } from './bed-facets';
import { unitRecord, type Ledger } from './ledger-state';
import type { LedgerChange } from './ledger.types';
import { newConflicts, noChanges, type PendingChanges } from './pending-changes';
import { settleCounts } from './count-contradictions';
import { registerEvent } from './register-events';
import { settleVisits } from './settle-visits';
import { sweepWhenDue } from './sweep-ledger';
import { correctedHours } from './unit-hours';

function settleBeds(ledger: Ledger, pending: PendingChanges): void {
  for (const bed of pending.dirtyBeds) {
    const before = bed.conflicts;
    settleBed(ledger, bed);
    pending.conflicts.push(...newConflicts(before, bed.conflicts));
    if (bed.unitId !== null) pending.dirtyUnits.add(unitRecord(ledger, bed.unitId));
  }
}

/**
 * Folds events into the ledger, in place, and says what changed. Order, repetition and batching of events do not matter
 * within the allowed lateness. Never throws for what an event says: impossible ones are parked, contradictions reported.
 * All events must be of the ledger's facility: throws RangeError otherwise, before anything is changed.
 */
export function applyEvents(ledger: Ledger, events: readonly HospitalEvent[]): LedgerChange {
  for (const event of events) {
    if (event.facilityId !== ledger.facility.facilityId) throw new RangeError(`An event of another facility came to the ledger of ${ledger.facility.facilityId}.`);
  }
  const pending = noChanges();
  for (const event of events) registerEvent(ledger, pending, event);
  settleVisits(ledger, pending);
  settleBeds(ledger, pending);
  settleCounts(ledger, pending);
  const unitHours = [...correctedHours(ledger, pending.changedHours), ...pending.oldHours.values()];
  sweepWhenDue(ledger);
  ledger.revision += 1;
  for (const unit of pending.dirtyUnits) unit.changedIn = ledger.revision;
  const { applied, duplicateIds, refused, visits, parked, released, conflicts, dirtyUnits } = pending;
  const units = new Set([...dirtyUnits].filter((unit) => unit.unit !== null).map((unit) => unit.unitId));
  return { applied, duplicateIds, refused, units, visits, unitHours, parked, released, conflicts };
}
