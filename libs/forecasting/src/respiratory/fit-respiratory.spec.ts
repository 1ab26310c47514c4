import { fitRespiratory, placesOf, type RespiratoryQuestion } from './fit-respiratory';
import { weekNumber } from './respiratory-calendar';
import { RESPIRATORY_SETTINGS, type RespiratorySettings } from './respiratory-settings';
import type { WeeklySeries } from './weekly-series';

const START = weekNumber(Date.UTC(2020, 7, 1));
const WEEKS = 110;
const settings: RespiratorySettings = { ...RESPIRATORY_SETTINGS, members: [{ name: 'curved', ridge: 'curved', boosted: false, weight: 1 }], law: { ...RESPIRATORY_SETTINGS.law, trees: 3, groupShare: 1 } };
const series = (place: string, more: Partial<WeeklySeries> = {}): WeeklySeries => ({
  signal: 'admissions',
  place,
  region: 1,
  extent: 'place',
  population: 1_000_000,
  rates: Float64Array.from({ length: START + WEEKS }, (_, i) => (i < START ? NaN : 4 + 3 * Math.sin(i / 8 + place.length))),
  ...more,
});
const question: RespiratoryQuestion = { admissions: [series('a'), series('bb')], history: null, regions: 1, steps: [1, 4] };
const rowsLearntFrom = (more: Partial<RespiratorySettings>): number => fitRespiratory(question, { ...settings, ...more }).members[0]!.errors.residuals[0]!.sorted.length;

test('a row is learnt from when its change is known over every step', () => {
  // Both places have 110 weeks: the first five lack six weeks of past, the last four the fourth week ahead.
  expect(rowsLearntFrom({ learnFromWeeks: [-30, 30] })).toBe(2 * (WEEKS - 5 - 4));
});

test('only weeks around Christmas are learnt from when so asked', () => {
  // Within three weeks before and after it lie six Saturdays in 2020 and seven in 2021, when it was a Saturday itself.
  expect(rowsLearntFrom({ learnFromWeeks: [-3, 3] })).toBe(2 * (6 + 7));
});

test('steps keep their order, each in units of its own spread', () => {
  const model = fitRespiratory(question, settings);
  expect(model.steps).toEqual([1, 4]);
  expect(model.spreads[1]!).toBeGreaterThan(2 * model.spreads[0]!);
  expect(model.members.map(({ name, ridge }) => [name, ridge?.kind])).toEqual([['curved', 'curved']]);
});

test('sums of places are left out', () => {
  expect(placesOf([series('a'), series('r', { extent: 'region' }), series('us', { extent: 'nation' })]).map(({ place }) => place)).toEqual(['a']);
});
