import { MS_PER_HOUR, type Ledger } from './ledger-state';

/** Patients who came into a unit since the last full hour before `at` (ms), as known. Throws RangeError for an unknown unit. */
export function runningArrivals(ledger: Ledger, unitId: string, at: number): number {
  const unit = ledger.units.get(unitId);
  if (unit === undefined) throw new RangeError(`The facility ${ledger.facility.facilityId} has no unit ${unitId}.`);
  return unit.cells.get(Math.floor(at / MS_PER_HOUR))?.arrivals ?? 0;
}
