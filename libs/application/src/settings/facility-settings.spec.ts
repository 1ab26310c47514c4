import { CROWDED_ABOVE, crowdingBand, RISK_CHANCE } from '@wardcast/forecasting';
import type { SettingChange } from '../ports/read-store.port';
import { DEFAULT_BANDS, facilitySettings, defaultSetting } from './facility-settings';
import { SETTING_NAMES, checkSetting } from './setting-rules';

const ENGLAND = { holidayRegion: 'GB-ENG' };
const change = (name: string, value: readonly number[] | null): SettingChange => ({ facilityId: 'small', name, at: 1_000, by: 'local', value });

it('is this product\'s own where nothing is set, and every one of these might be set', () => {
  expect(facilitySettings(ENGLAND, [])).toMatchObject({ riskChance: RISK_CHANCE, crowdedAbove: CROWDED_ABOVE, shiftStartsMin: [480, 1200], ratios: { ward: { patientsPerNurse: 8, status: 'guidance' } } });
  expect(facilitySettings(ENGLAND, []).ratios).not.toHaveProperty('maternity');
  for (const name of SETTING_NAMES) {
    const { value, source } = defaultSetting(ENGLAND, name);
    expect(source).not.toBe('');
    if (value !== null) expect(checkSetting(name, value)).toEqual([]);
  }
});

it('has the borders that the score\'s bands have', () => {
  // A score at a border is still in the band below it.
  const bands = DEFAULT_BANDS.map((end) => [crowdingBand(end), crowdingBand(end + 1)]);
  expect(bands).toEqual([['not_busy', 'busy'], ['busy', 'extremely_busy'], ['extremely_busy', 'overcrowded'], ['overcrowded', 'severe'], ['severe', 'dangerous']]);
});

it('puts what a facility set in their place, also where this product has none', () => {
  const settings = facilitySettings(ENGLAND, [change('nurses_ward', [6, 3]), change('nurses_maternity', [4, 1]), change('risk_chance', [0.35]), change('crowding_bands', [10, 20, 30, 40, 50]), change('shift_starts', [420, 900, 1320])]);
  expect(settings.ratios.ward).toEqual({ patientsPerNurse: 6, leastNurses: 3, status: 'own', source: 'set for this hospital', setBy: 'local', setAt: 1_000 });
  expect(settings).toMatchObject({ riskChance: 0.35, crowdedAbove: 30, shiftStartsMin: [420, 900, 1320], ratios: { maternity: { patientsPerNurse: 4 }, icu: { status: 'guidance' } } });
});

it('goes back to the default with a change to null, and leaves out what may not be set or is not known', () => {
  expect(facilitySettings(ENGLAND, [change('nurses_ward', null), change('risk_chance', [7]), change('colour', [1])])).toEqual(facilitySettings(ENGLAND, []));
});
