import type { Facility } from '@wardcast/domain';
import type { Actor } from '../../actor';
import type { SettingChange } from '../../ports/read-store.port';
import { defaultSetting, ownSettings } from '../../settings/facility-settings';
import { isSettingName, SETTING_NAMES, type SettingName, type SettingValue } from '../../settings/setting-rules';
import { findFacility } from '../access';
import type { QueryDependencies } from '../query-dependencies';
import { answer, type QueryResult } from '../query-result';

/** Older changes stay in the store; nobody reads them on a screen. */
const MOST_CHANGES = 200;

export interface SettingChangeView {
  readonly at: number;
  readonly by: string;
  /** Null = the default again. */
  readonly value: SettingValue | null;
}
export interface SettingView {
  readonly name: SettingName;
  /** The numbers that hold; null where there are none. */
  readonly value: SettingValue | null;
  readonly defaultValue: SettingValue | null;
  readonly defaultSource: string;
  /** Null while the default holds. */
  readonly setBy: string | null;
  readonly setAt: number | null;
  /** Newest first. */
  readonly changes: readonly SettingChangeView[];
}
export interface SettingsQuestion {
  readonly facilityId: string | null;
  /** As they stood then; null = now. */
  readonly asOf: number | null;
}

/** Every setting of a facility, with where its value comes from and how it was changed. */
export async function readSettings(deps: QueryDependencies, actor: Actor, { facilityId, asOf }: SettingsQuestion): Promise<QueryResult<readonly SettingView[]>> {
  const found = await findFacility(deps, actor, facilityId, 'settings');
  if (found.kind !== 'ok') return found;
  const facility = found.value;
  const [newest, history] = await Promise.all([deps.readStore.settings(facility.facilityId, asOf), deps.readStore.settingHistory(facility.facilityId, MOST_CHANGES)]);
  return answer(toSettingViews(facility, newest, history.filter(({ at }) => asOf === null || at <= asOf)));
}

export function toSettingViews(facility: Facility, newest: readonly SettingChange[], history: readonly SettingChange[]): readonly SettingView[] {
  const own = ownSettings(newest);
  return SETTING_NAMES.map((name) => {
    const usual = defaultSetting(facility, name);
    const set = own.get(name);
    return {
      name,
      value: set?.value ?? usual.value,
      defaultValue: usual.value,
      defaultSource: usual.source,
      setBy: set?.by ?? null,
      setAt: set?.at ?? null,
      changes: history.filter((change) => isSettingName(change.name) && change.name === name).map(({ at, by, value }) => ({ at, by, value })),
    };
  });
}
