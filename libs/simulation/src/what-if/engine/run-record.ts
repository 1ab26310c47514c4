/** What one replication leaves: two numbers per unit and hour, and the sums of the whole time. */
export interface RunRecord {
  /** Patients in the unit at full hours 0 to hours, [hour x units + unit]. */
  readonly occupied: Int16Array;
  /** Patients elsewhere who wait for a bed in the unit. */
  readonly waiting: Int16Array;
  /** Sums in the order of TOTALS. */
  readonly totals: Float64Array;
}
export const TOTALS = ['boardingHours', 'waitingHours', 'cancelledElectives', 'unbookedElectives', 'outliers', 'discharges', 'admissions', 'edArrivals'] as const;
export type Total = (typeof TOTALS)[number];
export const totalIndex = (name: Total): number => TOTALS.indexOf(name);

export function emptyRecord(units: number, hours: number): RunRecord {
  const cells = (hours + 1) * units;
  return { occupied: new Int16Array(cells), waiting: new Int16Array(cells), totals: new Float64Array(TOTALS.length) };
}
