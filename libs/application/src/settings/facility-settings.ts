import type { Facility, UnitKind } from '@wardcast/domain';
import { RISK_CHANCE } from '@wardcast/forecasting';
import type { SettingChange } from '../ports/read-store.port';
import { checkSetting, isSettingName, kindOfSetting, SETTING_NAMES, type SettingName, type SettingValue } from './setting-rules';
import { staffingRatio, type StaffingRatio } from './staffing-ratios';

/** Borders of the crowding score's bands and the two halves of most rosters: what holds where a facility set nothing. */
export const DEFAULT_BANDS: SettingValue = [20, 60, 100, 140, 180];
export const DEFAULT_SHIFT_STARTS_MIN: SettingValue = [8 * 60, 20 * 60];
/** The score is called overcrowded above the third border. */
const CROWDED_BAND = 2;

/** What holds at a facility: its own settings, and this product's where it has none. */
export interface FacilitySettings {
  /** The rule on nurses for a kind of unit; null where none is known. */
  readonly ratios: Readonly<Partial<Record<UnitKind, StaffingRatio>>>;
  readonly riskChance: number;
  /** Highest score of each band but the last. */
  readonly crowdingBands: SettingValue;
  /** Above this score the department is called overcrowded. */
  readonly crowdedAbove: number;
  /** Minutes after midnight, ascending. */
  readonly shiftStartsMin: SettingValue;
}
export interface DefaultSetting {
  /** Null where this product has none. */
  readonly value: SettingValue | null;
  /** Whose number it is. */
  readonly source: string;
}

/** What this product says where the facility says nothing. */
export function defaultSetting(facility: Pick<Facility, 'holidayRegion'>, name: SettingName): DefaultSetting {
  const kind = kindOfSetting(name);
  if (kind !== null) {
    const ratio = staffingRatio(facility.holidayRegion, kind);
    return ratio === null ? { value: null, source: 'No rule is known for this kind of unit here' } : { value: [ratio.patientsPerNurse, ratio.leastNurses], source: ratio.source };
  }
  if (name === 'risk_chance') return { value: [RISK_CHANCE], source: 'From here on a chance is said as 2 in 10, and the level leaves Steady' };
  if (name === 'crowding_bands') return { value: DEFAULT_BANDS, source: 'Weiss et al., Academic Emergency Medicine 2004;11:38-50' };
  return { value: DEFAULT_SHIFT_STARTS_MIN, source: 'Two halves of the day, as most twelve-hour rosters have them' };
}

/** Changes that hold: of each known setting the newest one, where it is a value that may be set. One stored by another version is left out, and the default holds. */
export function ownSettings(changes: readonly SettingChange[]): ReadonlyMap<SettingName, SettingChange & { readonly value: SettingValue }> {
  return new Map(changes.flatMap((change) => {
    const { name, value } = change;
    return isSettingName(name) && value !== null && checkSetting(name, value).length === 0 ? [[name, { ...change, value }] as const] : [];
  }));
}

/** `changes`: the newest of each setting, as known at the time that is read. */
export function facilitySettings(facility: Pick<Facility, 'holidayRegion'>, changes: readonly SettingChange[]): FacilitySettings {
  const own = ownSettings(changes);
  const valueOf = (name: SettingName): SettingValue => own.get(name)?.value ?? defaultSetting(facility, name).value ?? [];
  const ratios = Object.fromEntries(SETTING_NAMES.flatMap((name) => {
    const kind = kindOfSetting(name);
    if (kind === null) return [];
    const set = own.get(name);
    const ratio = set === undefined ? staffingRatio(facility.holidayRegion, kind) : ownRatio(set);
    return ratio === null ? [] : [[kind, ratio] as const];
  }));
  const crowdingBands = valueOf('crowding_bands');
  return { ratios, riskChance: valueOf('risk_chance')[0]!, crowdingBands, crowdedAbove: crowdingBands[CROWDED_BAND]!, shiftStartsMin: valueOf('shift_starts') };
}

function ownRatio({ value, by, at }: SettingChange & { readonly value: SettingValue }): StaffingRatio {
  return { patientsPerNurse: value[0]!, leastNurses: value[1]!, status: 'own', source: 'set for this hospital', setBy: by, setAt: at };
}
