import { LOCAL_OPERATIONS, type Actor } from '../../actor';
import { readOutlook } from '../../queries/outlook/read-outlook';
import { readBoard } from '../../queries/read-board';
import { readSettings } from '../../queries/settings/read-settings';
import { HeldInMemory } from '../../queries/testing/held-in-memory';
import { forecastRecord, liveRow, SMALL_HOSPITAL, TEN_O_CLOCK } from '../../queries/testing/small-hospital';
import { changeSetting, type ChangedSetting, type SettingDraft } from './change-setting';

let held: HeldInMemory;
beforeEach(() => {
  held = new HeldInMemory();
  held.facilities = [SMALL_HOSPITAL];
  for (const unitId of ['ed', 'm1', 'm2', 's1']) held.live.set(unitId, liveRow(unitId, { census: 8 }));
  held.forecasts.push({ ...forecastRecord('m1', TEN_O_CLOCK), levels: [0.1, 0.5, 0.9], quantiles: Int16Array.of(6, 8, 11, 5, 8, 12) });
  held.commit('m1');
});
async function change(draft: Omit<SettingDraft, 'facilityId'>): Promise<ChangedSetting> {
  const done = await changeSetting(held.dependencies(), LOCAL_OPERATIONS, { facilityId: null, ...draft });
  if (done.kind !== 'ok') throw new Error(done.message);
  return done.value;
}
async function nurses(asOf: number | null = null) {
  const found = await readOutlook(held.dependencies(), LOCAL_OPERATIONS, { facilityId: null, nodeId: 'm1', asOf });
  return found.kind === 'ok' ? found.value!.nurses! : null;
}

it('changes the nurses required with the next read, and not those of before', async () => {
  held.now = TEN_O_CLOCK + 60_000;
  // 8 patients in the middle, 12 at the upper end, 8 to a nurse, never fewer than two.
  expect((await nurses())!.shifts[0]).toMatchObject({ likely: 2, upper: 2 });
  const { setting, errors } = await change({ name: 'nurses_ward', value: [3, 1] });
  expect(errors).toEqual([]);
  expect(setting).toMatchObject({ value: [3, 1], defaultValue: [8, 2], setBy: 'local', setAt: held.now, changes: [{ at: held.now, by: 'local', value: [3, 1] }] });
  // ceil(8 / 3) and ceil(12 / 3)
  expect(await nurses()).toMatchObject({ ratio: { status: 'own', setBy: 'local', setAt: held.now }, shifts: [{ likely: 3, upper: 4 }] });
  expect(await nurses(TEN_O_CLOCK)).toMatchObject({ ratio: { status: 'guidance' }, shifts: [{ likely: 2, upper: 2 }] });
  held.now += 1_000;
  expect((await change({ name: 'nurses_ward', value: null })).setting).toMatchObject({ value: [8, 2], setBy: null, changes: [{ value: null }, { value: [3, 1] }] });
  expect((await nurses())!.shifts[0]).toMatchObject({ likely: 2, upper: 2 });
});

it('moves the hour that is warned of', async () => {
  const firstAtRisk = async () => {
    const board = await readBoard(held.dependencies(), LOCAL_OPERATIONS, null);
    return board.kind === 'ok' ? board.value.nodes.find(({ nodeId }) => nodeId === 'm1')!.forecast!.firstAtRisk : undefined;
  };
  // The chances are .1 and .3333.
  expect(await firstAtRisk()).toMatchObject({ chance: 0.3333 });
  await change({ name: 'risk_chance', value: [0.35] });
  expect(await firstAtRisk()).toBeNull();
});

it('stores nothing with an error, nor what holds already', async () => {
  const refused = await change({ name: 'nurses_ward', value: [0, 2] });
  expect(refused).toMatchObject({ errors: [{ index: 0, code: 'out_of_bounds' }], setting: { value: [8, 2], setBy: null } });
  await change({ name: 'risk_chance', value: null });
  await change({ name: 'risk_chance', value: [0.25] });
  await change({ name: 'risk_chance', value: [0.25] });
  expect(held.settings).toHaveLength(1);
  // The default's own number may be set: it then stays when the default changes.
  await change({ name: 'nurses_ward', value: [8, 2] });
  expect(held.settings).toHaveLength(2);
});

it('is for those who run the hospital; others read, or see nothing', async () => {
  const as = (role: Actor['role']) => changeSetting(held.dependencies(), { ...LOCAL_OPERATIONS, role }, { facilityId: null, name: 'risk_chance', value: [0.3] });
  expect(await as('planner')).toMatchObject({ kind: 'refused', code: 'forbidden' });
  expect(await as('ward')).toMatchObject({ kind: 'refused', code: 'forbidden' });
  expect(await as('administrator')).toMatchObject({ kind: 'ok' });
  expect(await readSettings(held.dependencies(), { ...LOCAL_OPERATIONS, role: 'auditor' }, { facilityId: null, asOf: null })).toMatchObject({ kind: 'ok' });
  expect(await readSettings(held.dependencies(), { ...LOCAL_OPERATIONS, role: 'executive' }, { facilityId: null, asOf: null })).toMatchObject({ kind: 'refused' });
});
