import { BoardChangedDocument, ChangeSettingDocument, OutlookDocument, SettingsDocument } from '@wardcast/contract';
import type { ApiHandle } from '../api-options';
import { openStoredApi } from '../testing/open-stored-api';
import { postGraphql } from '../testing/post-graphql';
import { SocketReader } from '../testing/socket-reader';
import { HOUR_MS, StoredHospital, TEN_O_CLOCK } from '../testing/stored-hospital';

jest.setTimeout(60_000);
let stored: StoredHospital;
let api: ApiHandle;

beforeAll(async () => {
  stored = await StoredHospital.open();
  await stored.saveFacility();
  await stored.commit({ ed: 3, m1: 4, m2: 5, s1: 6 });
  for (const nodeId of ['north', 'm1', 'ed']) await stored.issue(nodeId, TEN_O_CLOCK);
  api = await openStoredApi(stored.dependencies());
});
afterAll(async () => {
  await api?.close();
  await stored?.close();
});

type Name = 'nurses_ward' | 'risk_chance';
const change = async (name: Name, value: readonly number[] | null) => (await postGraphql(api.url, ChangeSettingDocument, { name, value })).data!.changeSetting;
const settingNow = async (name: Name, asOf?: number) => (await postGraphql(api.url, SettingsDocument, { asOf })).data!.settings.find((setting) => setting.name === name)!;
const nurses = async (asOf?: number) => (await postGraphql(api.url, OutlookDocument, { nodeId: 'm1', asOf })).data!.outlook!.nurses!;

test('a changed ratio changes the nurses required with the next read, and says who set it; what was read before stays', async () => {
  // .5 is at 4 patients and .9 at 6; 8 to a nurse, never fewer than two.
  expect(await nurses()).toMatchObject({ ratio: { status: 'guidance' }, shifts: [{ likely: 2, upper: 2 }, {}, {}, {}, {}, {}, {}] });
  const { setting, errors } = await change('nurses_ward', [1.5, 1]);
  expect(errors).toEqual([]);
  expect(setting).toMatchObject({ value: [1.5, 1], defaultValue: [8, 2], setBy: 'local', changes: [{ by: 'local', value: [1.5, 1] }] });
  // ceil(4 / 1.5) and 6 / 1.5
  expect(await nurses()).toMatchObject({ ratio: { patientsPerNurse: 1.5, status: 'own', setBy: 'local', setAt: setting.setAt }, shifts: [{ likely: 3, upper: 4 }, {}, {}, {}, {}, {}, {}] });
  expect(await nurses(setting.setAt! - 1)).toMatchObject({ ratio: { status: 'guidance' } });
  expect(await settingNow('nurses_ward', setting.setAt! - 1)).toMatchObject({ value: [8, 2], setBy: null, changes: [] });
  expect((await change('nurses_ward', null)).setting.changes.map(({ value }) => value)).toEqual([null, [1.5, 1]]);
  expect(await settingNow('nurses_ward')).toMatchObject({ value: [8, 2], setBy: null });
});

test('what may not be set is said and not stored', async () => {
  expect(await change('nurses_ward', [0, 2])).toMatchObject({ errors: [{ index: 0, code: 'out_of_bounds', message: 'Patients to a nurse lies between 0.5 and 20.' }] });
  expect(await change('nurses_ward', [3])).toMatchObject({ errors: [{ index: -1, code: 'count' }] });
  expect((await settingNow('nurses_ward')).changes).toHaveLength(2);
});

test('the hour that is warned of moves on every screen at once', async () => {
  const reader = await SocketReader.open(api.url, BoardChangedDocument, {});
  const hours = async () => Object.fromEntries((await reader.next()).boardChanged.nodes.map(({ nodeId, forecast }) => [nodeId, forecast && (forecast.firstAtRisk?.at ?? 'never')]));
  // Every hour of the stored forecasts has .3.
  expect(await hours()).toMatchObject({ m1: TEN_O_CLOCK + HOUR_MS, north: TEN_O_CLOCK + HOUR_MS });
  await change('risk_chance', [0.35]);
  let shown = await hours();
  while (shown['m1'] === undefined) shown = await hours();
  expect(shown).toMatchObject({ m1: 'never', north: 'never' });
  await reader.close();
});
