import type { Ledger } from './ledger-state';
import { liveReport, type UnitReport } from './unit-counts';

/** The units of the facility that are known by counts alone, with the report that is their live census. */
export function countedUnits(ledger: Ledger): ReadonlyMap<string, UnitReport> {
  const found = new Map<string, UnitReport>();
  for (const { unitId } of ledger.facility.units) {
    const unit = ledger.units.get(unitId);
    const report = unit === undefined ? null : liveReport(unit);
    if (report !== null) found.set(unitId, report);
  }
  return found;
}
