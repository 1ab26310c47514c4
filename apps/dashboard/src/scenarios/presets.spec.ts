import { PRESET_IDS, presetOf } from './presets';
import { baselineFixture } from './run.fixture';

const baseline = baselineFixture();

it('close the largest ward for a week of whole days, by no more beds than it has', () => {
  // Medicine B has thirty; the first whole day is the 26th.
  expect(presetOf('closed', baseline).changes).toEqual([{ kind: 'beds', params: { unitId: 'med-b', delta: -30, from: Date.UTC(2026, 10, 26), to: Date.UTC(2026, 11, 3) } }]);
});

it('strike on a day of its own, in the largest wards', () => {
  const day = { from: Date.UTC(2026, 10, 27), to: Date.UTC(2026, 10, 28) };
  expect(presetOf('strike', baseline).changes).toEqual([
    { kind: 'electives', params: { cancelPercent: 100, ...day } },
    { kind: 'beds', params: { unitId: 'med-b', delta: -2, ...day } },
    { kind: 'beds', params: { unitId: 'med-a', delta: -2, ...day } },
  ]);
});

it('end with the horizon where it ends before them', () => {
  const short = baselineFixture({ days: baseline.days.slice(0, 4) });
  expect(presetOf('closed', short).changes[0]?.params['to']).toBeNull();
});

it('replay a week without any change', () => {
  expect(presetOf('last-week', baseline)).toEqual({ id: 'last-week', start: 'last_week', changes: [] });
});

it.each(PRESET_IDS)('%s makes do with a hospital without wards', (id) => {
  expect(() => presetOf(id, baselineFixture({ units: [] }))).not.toThrow();
});
