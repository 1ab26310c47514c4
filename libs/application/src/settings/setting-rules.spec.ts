import { checkSetting, isSettingName, kindOfSetting, SETTING_NAMES, type SettingName } from './setting-rules';

const codes = (name: SettingName, ...value: readonly number[]) => checkSetting(name, value).map(({ index, code }) => `${index} ${code}`);

it('takes what a hospital may set', () => {
  expect(codes('nurses_ward', 6, 2)).toEqual([]);
  expect(codes('nurses_icu', 0.5, 1)).toEqual([]);
  expect(codes('risk_chance', 0.15)).toEqual([]);
  expect(codes('crowding_bands', 20, 60, 90, 140, 180)).toEqual([]);
  expect(codes('shift_starts', 420, 900, 1320)).toEqual([]);
  expect(codes('shift_starts', 0)).toEqual([]);
});

it('says which number is wrong, and how', () => {
  expect(codes('nurses_ward', 0, 2)).toEqual(['0 out_of_bounds']);
  expect(codes('nurses_ward', 21, 1.5)).toEqual(['0 out_of_bounds', '1 not_whole']);
  expect(codes('nurses_ward', NaN, Infinity)).toEqual(['0 not_a_number', '1 not_a_number']);
  // Below 2 in 10 the level is Steady.
  expect(codes('risk_chance', 0.1)).toEqual(['0 out_of_bounds']);
  expect(codes('crowding_bands', 20, 60, 60, 140, 180)).toEqual(['2 order']);
  expect(codes('shift_starts', 480, 500)).toEqual(['1 order']);
  expect(codes('shift_starts', 1440)).toEqual(['0 out_of_bounds']);
  expect(checkSetting('nurses_ward', [0, 2])[0]!.message).toBe('Patients to a nurse lies between 0.5 and 20.');
});

it('says how many numbers there are to be', () => {
  expect(checkSetting('nurses_ward', [4])).toEqual([{ index: -1, code: 'count', message: 'This setting has 2 numbers, not 1.' }]);
  expect(checkSetting('shift_starts', [])).toEqual([{ index: -1, code: 'count', message: 'This setting has 1 to 6 numbers, not 0.' }]);
  expect(checkSetting('risk_chance', [0.2, 0.3])).toEqual([{ index: -1, code: 'count', message: 'This setting has 1 number, not 2.' }]);
});

it('knows its names, and the kind of unit behind a rule on nurses', () => {
  expect([isSettingName('risk_chance'), isSettingName('nurses_theatre')]).toEqual([true, false]);
  expect(SETTING_NAMES.map(kindOfSetting).filter((kind) => kind !== null)).toEqual(['ward', 'icu', 'hdu', 'paediatric', 'neonatal', 'maternity', 'assessment', 'ed']);
});
