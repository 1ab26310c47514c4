import type { FacilitySetting } from '@wardcast/contract';
import { chanceInTen } from '../model/chance';
import { chanceText } from '../text/level-text';

export type SettingName = FacilitySetting['name'];
export type SettingSection = 'nurses' | 'shifts' | 'warnings' | 'crowding';
/** `times`: minutes of the day as "08:00, 20:00" in one field; `chance`: a choice of N in 10; `numbers`: a field for each. */
export type FieldKind = 'numbers' | 'times' | 'chance';

export interface SettingShape {
  readonly section: SettingSection;
  readonly label: string;
  readonly kind: FieldKind;
  /** Labels of the fields, in the order of the numbers. */
  readonly fields: readonly string[];
}

const NURSE_FIELDS = ['Patients to a nurse', 'Nurses at least'];
const nurses = (label: string): SettingShape => ({ section: 'nurses', label, kind: 'numbers', fields: NURSE_FIELDS });

/** What each setting looks like on its page, in the order of the page. */
export const SETTING_SHAPES: Readonly<Record<SettingName, SettingShape>> = {
  nurses_ward: nurses('Wards'),
  nurses_icu: nurses('Intensive care'),
  nurses_hdu: nurses('High dependency'),
  nurses_paediatric: nurses('Paediatric'),
  nurses_neonatal: nurses('Neonatal'),
  nurses_maternity: nurses('Maternity'),
  nurses_assessment: nurses('Assessment'),
  nurses_ed: nurses('Emergency department'),
  shift_starts: { section: 'shifts', label: 'Shifts begin', kind: 'times', fields: ['Times of day'] },
  risk_chance: { section: 'warnings', label: 'At risk from', kind: 'chance', fields: ['Chance of running out'] },
  crowding_bands: { section: 'crowding', label: 'Crowding bands', kind: 'numbers', fields: ['Not busy to', 'Busy to', 'Extremely busy to', 'Overcrowded to', 'Severe to'] },
};
export const SECTIONS: readonly SettingSection[] = ['nurses', 'shifts', 'warnings', 'crowding'];

/** Chances that may be chosen, each the lowest that is said as its N in 10. */
export const CHANCE_CHOICES: readonly number[] = [0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85];
const MINUTES_PER_HOUR = 60;
const TIME = /^([01]?\d|2[0-3]):([0-5]\d)$/;

function timeText(minutes: number): string {
  return `${String(Math.floor(minutes / MINUTES_PER_HOUR)).padStart(2, '0')}:${String(minutes % MINUTES_PER_HOUR).padStart(2, '0')}`;
}

/** Texts of the fields for a value; empty ones where there is none. */
export function fieldTexts({ kind, fields }: SettingShape, value: readonly number[] | null): readonly string[] {
  if (kind === 'times') return [value === null ? '' : value.map(timeText).join(', ')];
  if (kind === 'chance') return [value === null ? '' : String(nearestChoice(value[0] ?? 0))];
  return fields.map((_, i) => (value?.[i] === undefined ? '' : String(value[i])));
}

/** The choice that is said as the same N in 10. */
function nearestChoice(chance: number): number {
  return CHANCE_CHOICES.find((choice) => chanceInTen(choice) === chanceInTen(chance)) ?? CHANCE_CHOICES[0]!;
}

/** The numbers that the fields hold; null for a field that holds none. */
export function readFields({ kind }: SettingShape, texts: readonly string[]): readonly (number | null)[] {
  return kind === 'times' ? texts.join().split(',').map((part) => minutesOf(part)) : texts.map((text) => numberOf(text));
}

function minutesOf(text: string): number | null {
  const found = TIME.exec(text.trim());
  return found ? Number(found[1]) * MINUTES_PER_HOUR + Number(found[2]) : null;
}

/** "2.5" or "2,5". */
function numberOf(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** A value in words: "8 patients to a nurse, at least 2", "08:00, 20:00", "2 in 10", "20, 60, 100, 140, 180". */
export function valueText(shape: SettingShape, value: readonly number[]): string {
  if (shape.kind === 'chance') return chanceText(chanceInTen(value[0] ?? 0));
  if (shape.section !== 'nurses') return fieldTexts(shape, value).join(', ');
  const [patients, least] = value;
  return `${patients} ${patients === 1 ? 'patient' : 'patients'} to a nurse${least === 0 ? '' : `, at least ${least}`}`;
}
