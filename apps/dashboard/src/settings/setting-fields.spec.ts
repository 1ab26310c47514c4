import { chanceInTen } from '../model/chance';
import { CHANCE_CHOICES, fieldTexts, readFields, SECTIONS, SETTING_SHAPES, valueText } from './setting-fields';

const { nurses_ward: nurses, shift_starts: shifts, risk_chance: risk, crowding_bands: bands } = SETTING_SHAPES;

it('writes numbers into fields and reads the same ones back', () => {
  for (const [shape, value] of [[nurses, [2.5, 2]], [shifts, [0, 450, 1320]], [risk, [0.35]], [bands, [20, 60, 100, 140, 180]]] as const) {
    expect(readFields(shape, fieldTexts(shape, value))).toEqual(value);
  }
  expect(fieldTexts(shifts, [480, 1200])).toEqual(['08:00, 20:00']);
  expect(fieldTexts(nurses, null)).toEqual(['', '']);
});

it('knows what is no number and no time of day', () => {
  expect(readFields(nurses, ['2,5', 'two'])).toEqual([2.5, null]);
  expect(readFields(nurses, ['', '-1'])).toEqual([null, null]);
  expect(readFields(shifts, ['7:30, 24:00, noon'])).toEqual([450, null, null]);
});

it('says values in words, a chance as N in 10', () => {
  expect(valueText(nurses, [8, 2])).toBe('8 patients to a nurse, at least 2');
  expect(valueText(nurses, [1, 0])).toBe('1 patient to a nurse');
  expect(valueText(shifts, [480, 1200])).toBe('08:00, 20:00');
  expect(valueText(risk, [0.15])).toBe('2 in 10');
  expect(valueText(bands, [20, 60, 100, 140, 180])).toBe('20, 60, 100, 140, 180');
  // One choice for each chance that is not steady.
  expect(CHANCE_CHOICES.map(chanceInTen)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  expect(fieldTexts(risk, [0.3])).toEqual(['0.25']);
});

it('has a place on the page for every setting', () => {
  for (const shape of Object.values(SETTING_SHAPES)) expect(SECTIONS).toContain(shape.section);
});
