import { SYSTEM_ACTOR, type Actor } from '../../actor';
import { HeldInMemory } from '../testing/held-in-memory';
import { forecastRecord, liveRow, SMALL_HOSPITAL, TEN_O_CLOCK } from '../testing/small-hospital';
import { readOutlook } from './read-outlook';

const HOUR_MS = 3_600_000;
const LEVELS = [0.1, 0.5, 0.9];
const ALL = ['small', 'med', 'sur', 'ed', 'm1', 'm2', 's1'];

/** Forecasts of every node at 11:00 and 12:00 with 6, 8 and 11, then 5, 8 and 12 patients under .1, .5 and .9. */
function hospital(): HeldInMemory {
  const held = new HeldInMemory();
  held.facilities = [SMALL_HOSPITAL];
  for (const unitId of ['ed', 'm1', 'm2', 's1']) held.live.set(unitId, liveRow(unitId, { census: 8 }));
  held.commit(...ALL);
  for (const nodeId of ALL) held.forecasts.push({ ...forecastRecord(nodeId, TEN_O_CLOCK), levels: LEVELS, quantiles: Int16Array.of(6, 8, 11, 5, 8, 12) });
  return held;
}
const ask = async (held: HeldInMemory, nodeId: string, own: { readonly asOf?: number; readonly actor?: Actor } = {}) => {
  const found = await readOutlook(held.dependencies(), own.actor ?? SYSTEM_ACTOR, { facilityId: null, nodeId, asOf: own.asOf ?? null });
  return found.kind === 'ok' ? found.value : found;
};
const known = async (...asked: Parameters<typeof ask>) => {
  const found = await ask(...asked);
  if (found === null || 'kind' in found) throw new Error('no outlook');
  return found;
};

it('splits the mean of each hour into occupied beds and patients without one', async () => {
  const { targets, unconstrained, constrained } = await known(hospital(), 'm1');
  expect(targets).toEqual([TEN_O_CLOCK + HOUR_MS, TEN_O_CLOCK + 2 * HOUR_MS]);
  expect(unconstrained.mean).toEqual([8.1, 8.25]);
  constrained.mean.forEach((occupied, i) => {
    expect(occupied).toBeLessThanOrEqual(9);
    // Two decimals each
    expect(occupied + constrained.withoutBed[i]!).toBeCloseTo(unconstrained.mean[i]!, 1);
  });
  // The chance of one patient without a bed is the stored one; more patients are never likelier.
  expect(constrained.chanceOne).toEqual([0.1, 0.3333]);
  constrained.chanceThree.forEach((three, i) => expect(constrained.chanceFive[i]).toBeLessThanOrEqual(three));
});

it('holds the nurses of each shift against the plan', async () => {
  const held = hospital();
  const shift = { kind: 'planned', shiftId: 'm1-day', role: 'rn', start: TEN_O_CLOCK - 2 * HOUR_MS, end: TEN_O_CLOCK + 2 * HOUR_MS, planned: 2, present: null } as const;
  held.staffing = [shift, { ...shift, kind: 'actual', present: 1 }, { ...shift, shiftId: 'm1-night', start: TEN_O_CLOCK + 40 * HOUR_MS, end: TEN_O_CLOCK + 52 * HOUR_MS }];
  const { nurses } = await known(held, 'm1');
  // The forecast reaches 11:00 of the first shift, which ends at 12:00: 8 patients need 1 nurse, 11 need 2; two is the least anyhow.
  expect(nurses).toMatchObject({ ratio: { patientsPerNurse: 8 }, shifts: [{ likely: 2, upper: 2, planned: 2, present: 1 }] });
  expect(nurses!.shifts).toHaveLength(1);
});

it('halves the day where no plan is known, and requires nothing where no rule is', async () => {
  const held = hospital();
  held.facilities = [{ ...SMALL_HOSPITAL, holidayRegion: 'US' }];
  const { nurses } = await known(held, 'm1');
  // 08:00 to 20:00 in London in November
  expect(nurses).toEqual({ ratio: null, shifts: [{ start: TEN_O_CLOCK - 2 * HOUR_MS, end: TEN_O_CLOCK + 10 * HOUR_MS, likely: null, upper: null, planned: null, present: null }] });
});

it('scores an emergency department from what is known, and says what is not', async () => {
  const held = hospital();
  held.live.set('ed', liveRow('ed', { census: 8, physicalBeds: 10, present: [{ visitKey: 'a', enteredAt: TEN_O_CLOCK - 5 * HOUR_MS, definiteOut: false, expectedOutAt: null }] }));
  held.edMoments = [{ visitKey: 'a', kind: 'arrived', at: TEN_O_CLOCK - 5 * HOUR_MS }, { visitKey: 'a', kind: 'roomed', at: TEN_O_CLOCK - 4 * HOUR_MS }, { visitKey: 'a', kind: 'decision', at: TEN_O_CLOCK - 2 * HOUR_MS }];
  const { crowding, nurses } = await known(held, 'ed');
  // 85.8 x 8/10 + 600 x 1/27 + .93 x 2 + 5.64 x 1 - 20 = 68.64 + 22.2222 + 1.86 + 5.64 - 20 = 78.3622; three wards of 9 beds
  expect(crowding).toMatchObject({ score: null, atLeast: expect.closeTo(78.3622, 3) as number, band: 'extremely_busy', missing: ['ventilated'], hospitalBeds: 27, places: 10, boarders: 1 });
  // (100 - 9.7222) x 10 / 85.8 = 10.52
  expect(crowding!.crowdedAbove).toBe(10);
  // .9 is at 11 patients in the first hour, so that more than 10 come with more than 1 and less than 5 in 10
  expect(crowding!.chance![0]).toBeGreaterThan(0.1);
  expect(crowding!.chance![0]).toBeLessThan(0.5);
  expect(nurses!.ratio).toBeNull();
  expect(crowding!.admissions).toBeNull();
});

it('shows the admissions that the newest forecast expects of those without a decision', async () => {
  const held = hospital();
  const admissions = [{ hours: 4, mean: 2.468, low: 1, high: 4, byUnit: [{ unitId: 'm1', mean: 1.234 }] }];
  held.forecasts.splice(0, held.forecasts.length, ...held.forecasts.map((record) => (record.nodeId === 'ed' ? { ...record, notes: { stepDown: null, widening: null, admissions } } : record)));
  expect((await known(held, 'ed')).crowding!.admissions).toEqual([{ hours: 4, mean: 2.47, low: 1, high: 4, byUnit: [{ unitId: 'm1', mean: 1.23 }] }]);
});

it('draws the borders of crowding, and the shifts of a ward without a roster, where the hospital set them', async () => {
  const held = hospital();
  held.live.set('ed', liveRow('ed', { census: 8, physicalBeds: 10 }));
  const before = (await known(held, 'ed')).crowding!;
  const own = { facilityId: 'small', at: TEN_O_CLOCK, by: 'local' };
  held.settings.push({ ...own, name: 'crowding_bands', value: [10, 20, 48, 60, 70] }, { ...own, name: 'shift_starts', value: [7 * 60, 15 * 60, 23 * 60] });
  const { crowding } = await known(held, 'ed');
  // 85.8 x 8/10 - 20 = 48.64, of which -20 without anybody: (100 + 20) x 10 / 85.8 = 13.98 patients, and (48 + 20) x 10 / 85.8 = 7.92
  expect(before).toMatchObject({ band: 'busy', crowdedAboveScore: 100, crowdedAbove: 13 });
  expect(crowding).toMatchObject({ band: 'overcrowded', crowdedAboveScore: 48, crowdedAbove: 7 });
  expect(crowding!.chance![0]).toBeGreaterThan(before.chance![0]!);
  expect((await known(held, 'm1')).nurses!.shifts.map(({ start, end }) => [start, end])).toEqual([[TEN_O_CLOCK - 3 * HOUR_MS, TEN_O_CLOCK + 5 * HOUR_MS]]);
});

it('tells boarders and crowding where they belong, and to whom may see all wards', async () => {
  const held = hospital();
  expect((await known(held, 'small')).boarders).not.toBeNull();
  expect((await known(held, 'small')).nurses).toBeNull();
  expect((await known(held, 'ed')).boarders).not.toBeNull();
  expect(await known(held, 'm1')).toMatchObject({ boarders: null, crowding: null });
  const edStaff: Actor = { ...SYSTEM_ACTOR, role: 'ward', facilities: ['small'], units: ['ed'] };
  expect(await known(held, 'ed', { actor: edStaff })).toMatchObject({ boarders: null, crowding: null });
  expect(await ask(held, 'm1', { actor: edStaff })).toMatchObject({ kind: 'refused', code: 'not_found' });
});

it('speaks from an old forecast with asOf, and says nothing where none was issued', async () => {
  const held = hospital();
  held.forecasts.push({ ...forecastRecord('ed', TEN_O_CLOCK - HOUR_MS), levels: LEVELS, quantiles: Int16Array.of(6, 8, 11, 5, 8, 12) });
  expect(await known(held, 'ed', { asOf: TEN_O_CLOCK - 1 })).toMatchObject({ issuedAt: TEN_O_CLOCK - HOUR_MS, crowding: null });
  expect(await ask(held, 'm1', { asOf: TEN_O_CLOCK - HOUR_MS })).toBeNull();
  expect(await ask(held, 'nowhere')).toMatchObject({ kind: 'refused', code: 'not_found' });
});
