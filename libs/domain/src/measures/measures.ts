import type { WeekFacts } from './week-facts';

export type MeasureId =
  | 'mean_occupancy' | 'peak_occupancy' | 'hours_above_95' | 'emergency_admissions' | 'elective_admissions' | 'discharges' | 'discharges_before_noon' | 'mean_stay'
  | 'stays_21_days' | 'boarding_hours' | 'ed_stays_over_8_hours' | 'left_unseen' | 'cancelled_electives' | 'bed_turnaround' | 'blocked_bed_days';
export type MeasureUnit = 'percent' | 'hours' | 'count' | 'days' | 'minutes' | 'bed_days';

/** A goal that somebody published, which a hospital may be held to. */
export interface MeasureTarget {
  readonly value: number;
  readonly source: string;
}
/** What a measure says of one week. */
export interface MeasureReading {
  /** In the measure's unit, not rounded; null where nothing is known. */
  readonly value: number | null;
  /** Patients in the group, the rest that it leaves, the whole: the value is hidden when one of them is small. */
  readonly groups: readonly number[];
}
export interface MeasureDefinition {
  readonly id: MeasureId;
  readonly unit: MeasureUnit;
  readonly betterWhen: 'lower' | 'higher' | 'neither';
  /** By the two letters of the country; a hospital elsewhere has no target until it sets one. */
  readonly targets: Readonly<Record<string, MeasureTarget>>;
  readonly read: (facts: WeekFacts) => MeasureReading;
}

const UNKNOWN: MeasureReading = { value: null, groups: [] };
const HOURS_PER_DAY = 24;

function share(part: number, whole: number): MeasureReading {
  return whole === 0 ? UNKNOWN : { value: (100 * part) / whole, groups: [part, whole - part, whole] };
}
function mean(total: number, members: number): MeasureReading {
  return members === 0 ? UNKNOWN : { value: total / members, groups: [members] };
}
function count(value: number | null): MeasureReading {
  return value === null ? UNKNOWN : { value, groups: [value] };
}
/** Of beds; who lies in them is a group only where the hospital holds hardly anybody. */
function ofBeds(value: number, census: number): MeasureReading {
  return { value, groups: [Math.round(census)] };
}
function define(id: MeasureId, unit: MeasureUnit, betterWhen: MeasureDefinition['betterWhen'], read: MeasureDefinition['read']): MeasureDefinition {
  return { id, unit, betterWhen, targets: {}, read };
}
function withTarget(definition: MeasureDefinition, country: string, value: number, source: string): MeasureDefinition {
  return { ...definition, targets: { [country]: { value, source } } };
}

/** Every measure of the weekly summary, in the order of its table. */
export const MEASURES: readonly MeasureDefinition[] = [
  withTarget(
    define('mean_occupancy', 'percent', 'lower', (facts) => (facts.staffedSum === 0 ? UNKNOWN : ofBeds((100 * facts.censusSum) / facts.staffedSum, facts.censusSum / facts.knownHours))),
    'GB', 92, 'NHS England, priorities and operational planning guidance 2023/24: general and acute bed occupancy of 92 % or below',
  ),
  define('peak_occupancy', 'percent', 'lower', ({ peak }) => (peak === null || peak.staffed === 0 ? UNKNOWN : ofBeds((100 * peak.census) / peak.staffed, peak.census))),
  define('hours_above_95', 'hours', 'lower', (facts) => (facts.knownHours === 0 ? UNKNOWN : ofBeds(facts.hoursAbove95, facts.censusSum / facts.knownHours))),
  define('emergency_admissions', 'count', 'neither', ({ admissions }) => count(admissions.emergency)),
  define('elective_admissions', 'count', 'neither', ({ admissions }) => count(admissions.elective)),
  define('discharges', 'count', 'neither', ({ discharges }) => count(discharges)),
  withTarget(
    define('discharges_before_noon', 'percent', 'higher', (facts) => share(facts.dischargesBeforeNoon, facts.discharges)),
    'GB', 33, 'NHS Improvement, SAFER patient flow bundle: a third of discharges before midday',
  ),
  define('mean_stay', 'days', 'lower', (facts) => mean(facts.stayHoursSum / HOURS_PER_DAY, facts.discharges)),
  define('stays_21_days', 'count', 'lower', ({ present21Days }) => count(present21Days)),
  define('boarding_hours', 'hours', 'lower', (facts) => (facts.edLeavers === 0 ? UNKNOWN : { value: facts.boardingHoursSum, groups: [facts.boarders] })),
  define('ed_stays_over_8_hours', 'count', 'lower', (facts) => (facts.edLeavers === 0 ? UNKNOWN : { ...share(facts.edStaysOver8Hours, facts.edLeavers), value: facts.edStaysOver8Hours })),
  withTarget(
    define('left_unseen', 'percent', 'lower', (facts) => share(facts.leftUnseen, facts.edArrivals)),
    'GB', 5, 'Department of Health, A&E clinical quality indicators 2011: left without being seen at or below 5 %',
  ),
  define('cancelled_electives', 'count', 'lower', ({ cancelledElectives }) => count(cancelledElectives)),
  define('bed_turnaround', 'minutes', 'lower', (facts) => mean(facts.turnaroundMinutesSum, facts.turnarounds)),
  define('blocked_bed_days', 'bed_days', 'lower', ({ blockedBedDays }) => ({ value: blockedBedDays, groups: [] })),
];
