import type { UnitKind } from '@wardcast/domain';

/** Kinds of units, each with a rule on nurses of its own. */
const UNIT_KINDS = ['ward', 'icu', 'hdu', 'paediatric', 'neonatal', 'maternity', 'assessment', 'ed'] as const satisfies readonly UnitKind[];
/** Rules on nurses by kind of unit; the chance that an hour is warned of; bands of the crowding score; when shifts begin where no roster says. */
export type SettingName = `nurses_${UnitKind}` | 'risk_chance' | 'crowding_bands' | 'shift_starts';
export const SETTING_NAMES: readonly SettingName[] = [...UNIT_KINDS.map((kind) => `nurses_${kind}` as const), 'risk_chance', 'crowding_bands', 'shift_starts'];

/** Numbers of a setting, in the order that its rule gives them. */
export type SettingValue = readonly number[];
/** What is wrong with one number (`index`), or with the list as a whole (-1). */
export interface SettingError {
  readonly index: number;
  readonly code: 'count' | 'not_a_number' | 'out_of_bounds' | 'order' | 'not_whole';
  readonly message: string;
}
interface NumberRule {
  /** As a sentence's subject. */
  readonly what: string;
  readonly least: number;
  readonly most: number;
  readonly isWhole: boolean;
}
interface SettingRule {
  /** A rule for each number; a list of `most` to be between has the rule of the first for all. */
  readonly numbers: readonly NumberRule[];
  readonly count: { readonly least: number; readonly most: number };
  /** Each at least so much above the one before; null = in any order. */
  readonly gap: number | null;
}

const NURSES: SettingRule = {
  numbers: [
    // Above twenty no rule anywhere counts: it would be a typing error.
    { what: 'Patients to a nurse', least: 0.5, most: 20, isWhole: false },
    { what: 'The least number of nurses', least: 0, most: 20, isWhole: true },
  ],
  count: { least: 2, most: 2 }, gap: null,
};
/** Below it a ward is called steady: one that is steady and at risk at once would be believed by nobody. */
const LEAST_RISK_CHANCE = 0.15;
const RISK: SettingRule = { numbers: [{ what: 'The chance to warn at', least: LEAST_RISK_CHANCE, most: 0.95, isWhole: false }], count: { least: 1, most: 1 }, gap: null };
/** The bands of the score have six names, so five borders; calculators of the score end at 200, which severe crowding passes. */
const BANDS: SettingRule = { numbers: [{ what: 'A border of the crowding bands', least: 0, most: 400, isWhole: false }], count: { least: 5, most: 5 }, gap: 1 };
const MINUTES_A_DAY = 1440;
/** Six shifts of four hours are the most that rosters have. */
const SHIFTS: SettingRule = { numbers: [{ what: 'The minute of the day that a shift begins at', least: 0, most: MINUTES_A_DAY - 1, isWhole: true }], count: { least: 1, most: 6 }, gap: 60 };

export function isSettingName(name: string): name is SettingName {
  return (SETTING_NAMES as readonly string[]).includes(name);
}

/** The kind of unit that a setting's rule on nurses is for; null for another setting. */
export function kindOfSetting(name: SettingName): UnitKind | null {
  return UNIT_KINDS.find((kind) => name === `nurses_${kind}`) ?? null;
}

function ruleOf(name: SettingName): SettingRule {
  if (name === 'risk_chance') return RISK;
  if (name === 'crowding_bands') return BANDS;
  return name === 'shift_starts' ? SHIFTS : NURSES;
}

/** Everything that is wrong with a value; empty where it may be set. */
export function checkSetting(name: SettingName, value: SettingValue): readonly SettingError[] {
  const { numbers, count, gap } = ruleOf(name);
  if (value.length < count.least || value.length > count.most) {
    const wanted = count.least === count.most ? `${count.least}` : `${count.least} to ${count.most}`;
    return [{ index: -1, code: 'count', message: `This setting has ${wanted} ${count.most === 1 ? 'number' : 'numbers'}, not ${value.length}.` }];
  }
  const errors = value.flatMap((number, index) => checkNumber(numbers[index] ?? numbers[0]!, number, index));
  if (errors.length > 0 || gap === null) return errors;
  const early = value.findIndex((number, index) => index > 0 && number - value[index - 1]! < gap);
  return early < 0 ? [] : [{ index: early, code: 'order', message: `Each number is at least ${gap} above the one before it.` }];
}

function checkNumber({ what, least, most, isWhole }: NumberRule, number: number, index: number): readonly SettingError[] {
  if (!Number.isFinite(number)) return [{ index, code: 'not_a_number', message: `${what} is a number.` }];
  if (number < least || number > most) return [{ index, code: 'out_of_bounds', message: `${what} lies between ${least} and ${most}.` }];
  return isWhole && !Number.isInteger(number) ? [{ index, code: 'not_whole', message: `${what} is a whole number.` }] : [];
}
