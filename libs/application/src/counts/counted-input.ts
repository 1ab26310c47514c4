import type { Facility } from '@wardcast/domain';
import type { ForecastCountedInput } from '@wardcast/forecasting';
import type { CountedUnits } from './counted-units';

export interface CountedIssue {
  readonly facility: Facility;
  readonly issuedAt: number;
  readonly horizonHours: number;
  readonly counted?: CountedUnits;
}

/** What the forecast of a unit that sends only counts is made from; null for a unit that is known by movements. */
export function countedInput({ facility, issuedAt, horizonHours, counted }: CountedIssue, unitId: string, censusByHour: readonly number[]): ForecastCountedInput | null {
  const report = counted?.reportOf(unitId) ?? null;
  if (counted === undefined || report === null) return null;
  return {
    issuedAt,
    horizonHours,
    censusByHour: sinceFirstPatient(censusByHour),
    censusAtIssue: report.occupied,
    reportedAt: report.at,
    zone: facility.timeZone,
    speakers: [
      ...(counted.hasSecond ? [{ step: 2 as const, laws: counted.mixedLawsOf(unitId, issuedAt, horizonHours) }] : []),
      { step: 3, laws: counted.lawsOf(unitId, issuedAt, horizonHours) },
    ],
  };
}

/** Zeros at the beginning are hours of before anything was reported. */
function sinceFirstPatient(census: readonly number[]): readonly number[] {
  const first = census.findIndex((count) => count > 0);
  return first < 0 ? census.slice(-1) : census.slice(first);
}
