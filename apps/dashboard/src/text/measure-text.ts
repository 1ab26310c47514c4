import type { MeasureId, MeasureUnit, SummaryDetail, SummaryDetailId, SummaryMeasure, SummaryReading, SummaryValue, TargetAssurance } from '@wardcast/contract';
import { NO_DATA } from './level-text';

/** A thin number with its thousands apart: "1,140". The only language so far. */
const WHOLE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const TENTHS = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const MINUS = '−';
/** What stands for a number that would let a small group be recognised. */
export const HIDDEN = 'Hidden';

const NAMES: Readonly<Record<MeasureId, string>> = {
  mean_occupancy: 'Mean occupancy',
  peak_occupancy: 'Peak occupancy',
  hours_above_95: 'Hours above 95 %',
  emergency_admissions: 'Emergency admissions',
  elective_admissions: 'Elective admissions',
  discharges: 'Discharges',
  discharges_before_noon: 'Discharges before noon',
  mean_stay: 'Mean stay',
  stays_21_days: 'Stays of 21 days or more',
  boarding_hours: 'Boarding hours',
  ed_stays_over_8_hours: 'ED stays over 8 h',
  left_unseen: 'Left without being seen',
  cancelled_electives: 'Cancelled electives',
  bed_turnaround: 'Bed turnaround',
  blocked_bed_days: 'Blocked-bed days',
};

/** What a measure is, where its numbers do not say it. */
const NOTES: Partial<Readonly<Record<MeasureId, string>>> = {
  discharges: 'patients who left the wards',
  mean_stay: 'patients who left',
  cancelled_electives: 'no bed, staff or theatre',
  blocked_bed_days: 'beds closed, not for staff',
};

/** Measures whose tenths mean something. */
const IN_TENTHS: ReadonlySet<MeasureId> = new Set<MeasureId>(['mean_stay', 'left_unseen']);
const UNITS: Readonly<Record<MeasureUnit, string>> = { percent: ' %', hours: '', count: '', days: ' days', minutes: ' min', bed_days: '' };

export function measureName(id: MeasureId): string {
  return NAMES[id];
}

/** The number as the page shows it: whole, or in tenths. */
export function roundedValue(id: MeasureId, value: number): number {
  return IN_TENTHS.has(id) ? Math.round(value * 10) / 10 : Math.round(value);
}

function numberText(id: MeasureId, value: number): string {
  const format = IN_TENTHS.has(id) ? TENTHS : WHOLE;
  const text = format.format(Math.abs(roundedValue(id, value)));
  return roundedValue(id, value) < 0 ? `${MINUS}${text}` : text;
}

/** "94 %", "1,140", "5.8 days", "Hidden", "No data". */
export function valueText({ id, unit }: Pick<SummaryMeasure, 'id' | 'unit'>, value: SummaryValue): string {
  if (value.shown === 'hidden') return HIDDEN;
  return value.value === null || value.shown === 'missing' ? NO_DATA : `${numberText(id, value.value)}${UNITS[unit]}`;
}

const UNIT_NAMES: Readonly<Record<MeasureUnit, string>> = { percent: '%', hours: 'hours', count: '', days: 'days', minutes: 'minutes', bed_days: '' };

/** "Mean stay, days": a name for a row whose numbers stand without their unit. */
export function measureInUnit({ id, unit }: Pick<SummaryMeasure, 'id' | 'unit'>): string {
  const name = NAMES[id];
  // "Boarding hours" and "Hours above 95 %" say it already.
  return UNIT_NAMES[unit] === '' || name.toLowerCase().includes(UNIT_NAMES[unit]) ? name : `${name}, ${UNIT_NAMES[unit]}`;
}

/** The same as `valueText` without the unit. */
export function plainValueText({ id }: Pick<SummaryMeasure, 'id'>, value: SummaryValue): string {
  if (value.shown === 'hidden') return HIDDEN;
  return value.value === null ? NO_DATA : numberText(id, value.value);
}

/** "+9", "−2", "same", of the numbers as shown, so that the table adds up. */
export function changeText({ id, current, lastWeek }: Pick<SummaryMeasure, 'id' | 'current' | 'lastWeek'>): string {
  if (current.shown === 'hidden' || lastWeek.shown === 'hidden') return HIDDEN;
  if (current.value === null || lastWeek.value === null) return NO_DATA;
  const change = roundedValue(id, roundedValue(id, current.value) - roundedValue(id, lastWeek.value));
  if (change === 0) return 'same';
  return change > 0 ? `+${numberText(id, change)}` : numberText(id, change);
}

function detailNumber({ shown, value }: SummaryDetail): string {
  if (shown === 'hidden') return 'a hidden number';
  return value === null ? NO_DATA.toLowerCase() : WHOLE.format(value);
}

type Numbers = (id: SummaryDetailId) => string;

const DETAILS: Partial<Readonly<Record<MeasureId, (of: Numbers, at: string) => string>>> = {
  mean_occupancy: (of) => `${of('patients_in_beds')} of ${of('staffed_beds')} staffed beds`,
  peak_occupancy: (of, at) => `${of('patients_in_beds')} of ${of('staffed_beds')}, ${at}`,
  hours_above_95: (of) => `of ${of('of_hours')}; ${of('above_100') === '0' ? 'none' : of('above_100')} above 100 %`,
  emergency_admissions: (of) => `of ${of('of_admissions')} in all`,
  elective_admissions: (of) => `${of('other_admissions')} came by other ways`,
  discharges_before_noon: (of) => `${of('part')} of ${of('whole')}`,
  stays_21_days: (of) => `14 or more: ${of('stays_14_days')}; 7 or more: ${of('stays_7_days')}`,
  boarding_hours: (of) => `${of('boarders_over_4_hours')} patients over 4 h`,
  ed_stays_over_8_hours: (of) => `of ${of('whole')}`,
  left_unseen: (of) => `${of('part')} of ${of('whole')}`,
  bed_turnaround: (of) => `empty to clean, ${of('beds_cleaned')} beds`,
};

/** The small line under the name; empty where there is nothing to add. @param clock writes an instant */
export function detailText({ id, details }: Pick<SummaryMeasure, 'id' | 'details'>, clock: (at: number) => string): string {
  const write = DETAILS[id];
  if (!write || details.length === 0) return NOTES[id] ?? '';
  const find = (detailId: SummaryDetailId) => details.find((detail) => detail.id === detailId);
  const of: Numbers = (detailId) => {
    const found = find(detailId);
    return found ? detailNumber(found) : NO_DATA.toLowerCase();
  };
  return write(of, clock(find('at')?.value ?? 0));
}

/** "Real rise, worse", "Usual variation". */
export function readingText({ kind, direction, judgement }: SummaryReading): string {
  if (kind === 'hidden') return 'Not judged';
  if (kind === 'missing') return NO_DATA;
  if (kind === 'too_few') return 'Too few weeks to tell';
  if (kind === 'usual' || direction === null) return 'Usual variation';
  return judgement === 'neutral' ? `Real ${direction}` : `Real ${direction}, ${judgement}`;
}

const ASSURANCES: Readonly<Record<TargetAssurance, string>> = { will_meet: 'will usually meet', hit_or_miss: 'hit or miss', will_miss: 'will usually miss' };

export function assuranceText(assurance: TargetAssurance | null): string {
  return assurance === null ? 'too few weeks to tell' : ASSURANCES[assurance];
}

/** "92 % or less". */
export function targetValueText({ id, unit, betterWhen }: Pick<SummaryMeasure, 'id' | 'unit' | 'betterWhen'>, value: number): string {
  const text = Number.isInteger(value) ? WHOLE.format(value) : numberText(id, value);
  return `${text}${UNITS[unit]} or ${betterWhen === 'higher' ? 'more' : 'less'}`;
}
