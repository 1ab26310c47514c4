import { staffedBedsAt, unitLive, type Ledger } from '@wardcast/domain';
import type { UnitFlowModel } from '@wardcast/forecasting';
import { HOUR_MS, hourFloor } from '@wardcast/timeseries';
import type { UnitBaseline } from './what-if-input-of';

export interface LedgerBaselineOptions {
  /** ms UTC; the ledger's latest state is taken as that of this instant. */
  readonly issuedAt: number;
  readonly horizonHours: number;
  /** The fitted flow of a unit; a unit without one is left out of the what-if. */
  modelOf(unitId: string): UnitFlowModel | undefined;
  /** Arrivals in the whole hours before the clock hour of `issuedAt`, oldest first. */
  recentArrivalsOf?(unitId: string): readonly number[] | undefined;
  /** Minutes from leaving to clean, as seen. */
  turnaroundMinutesOf?(unitId: string): number | undefined;
}

/** What the bed ledger knows of every unit at an instant, with staffed beds as planned or stated for the hours ahead. */
export function ledgerBaselines(ledger: Ledger, options: LedgerBaselineOptions): readonly UnitBaseline[] {
  const { issuedAt, horizonHours } = options;
  const startHour = hourFloor(issuedAt);
  return ledger.facility.units.flatMap((unit) => {
    const model = options.modelOf(unit.unitId);
    if (model === undefined) return [];
    const live = unitLive(ledger, unit.unitId, issuedAt);
    const recentArrivals = options.recentArrivalsOf?.(unit.unitId);
    const turnaroundMinutes = options.turnaroundMinutesOf?.(unit.unitId);
    return [
      {
        unit,
        model,
        present: live.present,
        expected: live.expected,
        // The running hour counts as it stands now: staff who came or went since its start are known.
        staffedBeds: Array.from({ length: horizonHours + 1 }, (_, h) => (h === 0 ? live.staffedBeds : staffedBedsAt(ledger, unit.unitId, startHour + h * HOUR_MS))),
        physicalBeds: live.physicalBeds - live.blockedBeds,
        inCleaning: Math.min(live.inCleaning, Math.max(0, live.physicalBeds - live.blockedBeds - live.census)),
        ...(recentArrivals === undefined ? {} : { recentArrivals }),
        ...(turnaroundMinutes === undefined ? {} : { turnaroundMinutes }),
      },
    ];
  });
}
