import { fitRespiratory, type RespiratoryQuestion } from './fit-respiratory';
import { issueRespiratory } from './issue-respiratory';
import { weekNumber } from './respiratory-calendar';
import { respiratoryRows } from './respiratory-rows';
import { RESPIRATORY_SETTINGS, type RespiratorySettings } from './respiratory-settings';
import { countOfLevel, type WeeklySeries } from './weekly-series';

const SMALL: RespiratorySettings = { ...RESPIRATORY_SETTINGS, bags: 2, boost: { ...RESPIRATORY_SETTINGS.boost, rounds: 20, leafWeight: 30 }, law: { ...RESPIRATORY_SETTINGS.law, trees: 8, leafWeight: 40 } };
const START = weekNumber(Date.UTC(2018, 7, 4));
const NOW = weekNumber(Date.UTC(2022, 0, 1));
const PLACES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** A wave every winter, its height and time a little different in every place and year. */
function series(place: string, until: number, more: Partial<WeeklySeries> = {}): WeeklySeries {
  const p = PLACES.indexOf(place);
  const rate = (i: number): number => 0.3 + (6 + p / 4 + ((i / 52) % 2)) * Math.exp(-(((i - START - 22 - (p % 3)) % 52) ** 2) / 60);
  return { signal: 'admissions', place, region: 1 + (p % 2), extent: 'place', population: 1e6 * (1 + p), rates: Float64Array.from({ length: until + 1 }, (_, i) => (i < START ? NaN : rate(i))), ...more };
}
const forecast = (question: RespiratoryQuestion) => issueRespiratory(fitRespiratory(question, SMALL), question);
const ask = (until: number, steps = [1, 2, 3, 4]) => ({ admissions: PLACES.map((place) => series(place, until)), history: null, regions: 2, steps });

test('every place and step gets an ordered law, whose middle beats the last value', () => {
  const issues = forecast(ask(NOW));
  expect(issues).toHaveLength(PLACES.length * 4);
  let [ours, lastValue] = [0, 0];
  for (const { place, step, scaled, level, members } of issues) {
    const scale = { ...scaled, population: scaled.series.population };
    const truth = (series(place, NOW + 4).rates[NOW + step]! * scale.population) / 1e5;
    for (const quantiles of Object.values(members)) {
      expect([...quantiles]).toEqual([...quantiles].sort((a, b) => a - b));
      ours += Math.abs(countOfLevel(scale, level + quantiles[11]!) - truth);
      lastValue += Math.abs(countOfLevel(scale, level) - truth);
    }
  }
  // The same wave came in each of three winters, so most of its course is known.
  expect(ours).toBeLessThan(0.6 * lastValue);
});

test('rows after the last week have no say, and the seed decides all', () => {
  const later = forecast({ ...ask(NOW), admissions: PLACES.map((place) => ({ ...series(place, NOW + 8), rates: series(place, NOW + 8).rates.map((x, i) => (i > NOW ? NaN : x)) })) });
  expect(later.map(({ members }) => members)).toEqual(forecast(ask(NOW)).map(({ members }) => members));
});

test('other signals are learnt from but not forecast', () => {
  const history = respiratoryRows(PLACES.map((place) => series(place, NOW - 30, { signal: 'visits' })), 2);
  const issues = forecast({ ...ask(NOW), history });
  expect(issues).toHaveLength(PLACES.length * 4);
  expect(issues.every(({ scaled }) => scaled.series.signal === 'admissions')).toBe(true);
});

test('a place that has stopped reporting is left out', () => {
  const question = ask(NOW, [2, 3]);
  const silent = question.admissions.map((s) => (s.place === 'c' ? { ...s, rates: s.rates.map((x, i) => (i === NOW ? NaN : x)) } : s));
  const issues = forecast({ ...question, admissions: silent });
  expect(issues).toHaveLength((PLACES.length - 1) * 2);
  expect(issues.some(({ place }) => place === 'c')).toBe(false);
});

test('a model serves later weeks too', () => {
  const model = fitRespiratory(ask(NOW - 4), SMALL);
  const issues = issueRespiratory(model, ask(NOW));
  expect(issues.map(({ place, step, level }) => [place, step, level])).toEqual(forecast(ask(NOW)).map(({ place, step, level }) => [place, step, level]));
});
