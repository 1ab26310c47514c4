import type { RunRecord } from '../engine/run-record';
import { totalIndex, type Total } from '../engine/run-record';
import type { WhatIfInput } from '../input/what-if-input';

/**
 * What a scenario is judged by. A ward's need at a full hour is its patients and those elsewhere who wait for a bed in it;
 * the hospital is short by what the need of all wards exceeds their staffed beds, a ward by its own excess. A full hour
 * belongs to the day of the clock hour that ends then, so that midnight ends a day.
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


/** Beds that count for the hospital, in typed arrays: a department has places, not beds. */
export class SiteBeds {
  readonly hours: number;
  readonly units: number;
  readonly wards: Int32Array;
  /** [hour x units + unit], and of all wards by hour. */
  readonly staffed: Int32Array;
  readonly staffedAll: Int32Array;

  constructor(readonly input: WhatIfInput) {
    this.hours = input.horizonHours;
    this.units = input.units.length;
    this.wards = Int32Array.from([...input.units.keys()].filter((u) => input.units[u]!.kind !== 'ed'));
    this.staffed = new Int32Array((this.hours + 1) * this.units);
    this.staffedAll = new Int32Array(this.hours + 1);
    for (let hour = 0; hour <= this.hours; hour++) {
      for (const u of this.wards) {
        this.staffed[hour * this.units + u] = input.units[u]!.staffedBeds[hour]!;
        this.staffedAll[hour]! += input.units[u]!.staffedBeds[hour]!;
      }
    }
  }
}

/** Measures of one replication, in the order of MEASURES; the hospital's need by hour is written into `need`. */
export function measureRun(site: SiteBeds, record: RunRecord, need: Int16Array): Float64Array {
  let [hoursShort, worst, peak, daysShort, lastDay] = [0, 0, 0, 0, -1];
  let [wardExcess, occupiedHours, staffedHours] = [0, 0, 0];
  for (let hour = 0; hour <= site.hours; hour++) {
    let needed = 0;
    for (let w = 0; w < site.wards.length; w++) {
      const cell = hour * site.units + site.wards[w]!;
      const wanted = record.occupied[cell]! + record.waiting[cell]!;
      needed += wanted;
      if (hour === 0) continue;
      if (wanted > site.staffed[cell]!) wardExcess += wanted - site.staffed[cell]!;
      occupiedHours += record.occupied[cell]!;
    }
    need[hour] = needed;
    if (hour === 0) continue;
    staffedHours += site.staffedAll[hour]!;
    if (needed > peak) peak = needed;
    const short = needed - site.staffedAll[hour]!;
    if (short <= 0) continue;
    hoursShort += 1;
    if (short > worst) worst = short;
    const day = site.input.localDay[hour - 1]!;
    if (day !== lastDay) daysShort += 1;
    lastDay = day;
  }
  const values: Record<MeasureName, number> = {
    daysShort,
    hoursShort,
    worstBedsShort: worst,
    peakNeed: peak,
    bedDaysShort: wardExcess / 24,
    occupancyPercent: staffedHours > 0 ? (100 * occupiedHours) / staffedHours : 0,
    ...totals(record, ['cancelledElectives', 'unbookedElectives', 'boardingHours', 'waitingHours', 'outliers', 'discharges', 'admissions']),
  };
  return Float64Array.from(MEASURES, ({ name }) => values[name]);
}

function totals<Name extends Total>(record: RunRecord, names: readonly Name[]): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, record.totals[totalIndex(name)]!])) as Record<Name, number>;
}
