import type { RunRecord } from '../engine/run-record';
import { totalIndex, type Total } from '../engine/run-record';
import type { WhatIfInput } from '../input/what-if-input';

/**
 * What a scenario is judged by. A ward's need at a full hour is its patients and those elsewhere who wait for a bed in it;
 * the hospital is short by what the need of all wards exceeds their staffed beds, a ward by its own excess.
 */
export interface MeasureDefinition {
  readonly name: string;
  readonly label: string;
  readonly unit: 'days' | 'hours' | 'beds' | 'bed-days' | 'patients' | 'patient-hours' | '%';
  readonly better: 'lower' | 'higher' | 'neither';
}
const define = <Name extends string>(measures: readonly (MeasureDefinition & { readonly name: Name })[]): readonly (MeasureDefinition & { readonly name: Name })[] => measures;

export const MEASURES = define([
  { name: 'daysShort', label: 'Days short', unit: 'days', better: 'lower' },
  { name: 'hoursShort', label: 'Hours short', unit: 'hours', better: 'lower' },
  { name: 'worstBedsShort', label: 'Beds short at the worst hour', unit: 'beds', better: 'lower' },
  { name: 'peakNeed', label: 'Worst peak of beds needed', unit: 'beds', better: 'lower' },
  { name: 'bedDaysShort', label: 'Bed-days short, ward by ward', unit: 'bed-days', better: 'lower' },
  { name: 'cancelledElectives', label: 'Electives sent home for want of a bed', unit: 'patients', better: 'lower' },
  { name: 'unbookedElectives', label: 'Electives taken off the list', unit: 'patients', better: 'lower' },
  { name: 'boardingHours', label: 'Boarding in the emergency department', unit: 'patient-hours', better: 'lower' },
  { name: 'waitingHours', label: 'Waiting for a bed, everybody', unit: 'patient-hours', better: 'lower' },
  { name: 'outliers', label: 'Patients in a second-choice ward', unit: 'patients', better: 'lower' },
  { name: 'discharges', label: 'Discharges', unit: 'patients', better: 'higher' },
  { name: 'admissions', label: 'Admissions', unit: 'patients', better: 'neither' },
  { name: 'occupancyPercent', label: 'Mean occupancy of staffed beds', unit: '%', better: 'neither' },
] as const);
export type MeasureName = (typeof MEASURES)[number]['name'];


/** Measures of one replication, in the order of MEASURES, and the hospital's need by hour, written into `need`. */
export function measureRun(input: WhatIfInput, record: RunRecord, need: Int16Array): Float64Array {
  const units = input.units.length;
  const sums = { hoursShort: 0, worst: 0, peak: 0, wardExcess: 0, occupied: 0, staffed: 0, days: new Set<number>() };
  for (let hour = 0; hour <= input.horizonHours; hour++) {
    let [hospitalNeed, hospitalStaffed] = [0, 0];
    for (let u = 0; u < units; u++) {
      if (input.units[u]!.kind === 'ed') continue;
      const staffed = input.units[u]!.staffedBeds[hour]!;
      const occupied = record.occupied[hour * units + u]!;
      const wanted = occupied + record.waiting[hour * units + u]!;
      hospitalNeed += wanted;
      hospitalStaffed += staffed;
      if (hour > 0) {
        sums.wardExcess += Math.max(0, wanted - staffed);
        sums.occupied += occupied;
      }
    }
    need[hour] = hospitalNeed;
    if (hour === 0) continue;
    sums.staffed += hospitalStaffed;
    sums.peak = Math.max(sums.peak, hospitalNeed);
    const short = hospitalNeed - hospitalStaffed;
    if (short <= 0) continue;
    sums.hoursShort += 1;
    sums.worst = Math.max(sums.worst, short);
    sums.days.add(input.localDay[hour]!);
  }
  const values: Record<MeasureName, number> = {
    daysShort: sums.days.size,
    hoursShort: sums.hoursShort,
    worstBedsShort: sums.worst,
    peakNeed: sums.peak,
    bedDaysShort: sums.wardExcess / 24,
    occupancyPercent: sums.staffed > 0 ? (100 * sums.occupied) / sums.staffed : 0,
    ...totals(record, ['cancelledElectives', 'unbookedElectives', 'boardingHours', 'waitingHours', 'outliers', 'discharges', 'admissions']),
  };
  return Float64Array.from(MEASURES, ({ name }) => values[name]);
}

function totals<Name extends Total>(record: RunRecord, names: readonly Name[]): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, record.totals[totalIndex(name)]!])) as Record<Name, number>;
}
