import type { Actor } from '../../actor';
import { findFacility, mayChangeSettings } from '../../queries/access';
import type { QueryDependencies } from '../../queries/query-dependencies';
import { answer, refuse, type QueryResult } from '../../queries/query-result';
import { readSettings, type SettingView } from '../../queries/settings/read-settings';
import { checkSetting, type SettingError, type SettingName, type SettingValue } from '../../settings/setting-rules';

/** The one author there is until there are accounts. */
const LOCAL_AUTHOR = 'local';

export interface SettingDraft {
  readonly facilityId: string | null;
  readonly name: SettingName;
  /** Null = this product's default again. */
  readonly value: SettingValue | null;
}
/** Stored, or not at all: with errors the setting is as it was. */
export interface ChangedSetting {
  readonly setting: SettingView;
  readonly errors: readonly SettingError[];
}

/** Sets a number of a facility in place of this product's, or goes back to it. It holds from now on: what was read before stays as it was. The value that holds already is not stored again. */
export async function changeSetting(deps: QueryDependencies, actor: Actor, { facilityId, name, value }: SettingDraft): Promise<QueryResult<ChangedSetting>> {
  const found = await findFacility(deps, actor, facilityId, 'settings');
  if (found.kind !== 'ok') return found;
  if (!mayChangeSettings(actor)) return refuse('forbidden', 'Your role may read the settings and not change them.');
  const facility = found.value;
  const settingNow = async (): Promise<QueryResult<SettingView>> => {
    const settings = await readSettings(deps, actor, { facilityId: facility.facilityId, asOf: null });
    return settings.kind === 'ok' ? answer(settings.value.find((setting) => setting.name === name)!) : settings;
  };
  const before = await settingNow();
  if (before.kind !== 'ok') return before;
  const errors = value === null ? [] : checkSetting(name, value);
  const isSame = value === null ? before.value.setAt === null : before.value.setAt !== null && value.join() === before.value.value?.join();
  if (errors.length > 0 || isSame) return answer({ setting: before.value, errors });
  await deps.readStore.appendSetting({ facilityId: facility.facilityId, name, value, by: LOCAL_AUTHOR, at: deps.clock.now() });
  const after = await settingNow();
  return after.kind === 'ok' ? answer({ setting: after.value, errors: [] }) : after;
}
