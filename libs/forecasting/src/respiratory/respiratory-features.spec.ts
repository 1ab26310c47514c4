import fc from 'fast-check';
import { featureAt, RESPIRATORY_FEATURES, RESPIRATORY_WIDTH, writeFeatures, type RespiratoryFeature } from './respiratory-features';
import { weekNumber } from './respiratory-calendar';
import type { ScaledSeries } from './weekly-series';

/** 2024-01-06, the 22nd whole week after 1 August. */
const WEEK = weekNumber(Date.UTC(2024, 0, 6));
const ofLevels = (level: Float64Array): ScaledSeries => ({ series: { signal: 'visits', place: 'x', region: 1, extent: 'region', population: Math.E ** 3, rates: level }, top: 1.5, centre: 0.3, level });
const line = Float64Array.from({ length: WEEK + 10 }, (_, i) => 2 * (i - WEEK) + 7);

function features(level: Float64Array, areas: readonly Float64Array[]) {
  const row = new Float64Array(RESPIRATORY_WIDTH);
  const written = writeFeatures(ofLevels(level), areas, WEEK, row);
  return { written, of: (name: RespiratoryFeature) => row[featureAt(name)], row };
}

test('features of a line', () => {
  const nation = line.map((x) => x / 2);
  const { written, of } = features(line, [nation, line]);
  expect(written).toBe(true);
  expect((['level', 'level3', 'change1', 'mean2', 'mean4', 'week', 'logPopulation', 'nation', 'isVisits', 'isSurveillance', 'extent', 'aboveNation'] as const).map(of)).toEqual([7, 1, 2, 6, 4, 22, 3, 3.5, 1, 0, 1, 3.5]);
  for (const [name, value] of [['slope4', 2], ['bentSlope6', 2], ['bend4', 0], ['bend6', 0], ['nationSlope', 1], ['regionSlope', 2], ['christmas', 12 / 7]] as const) expect(of(name)).toBeCloseTo(value, 9);
  // A rising line: this week is the peak, and the trough lies 22 weeks back at the season's beginning.
  expect((['belowPeak', 'sincePeak', 'nationBelowPeak', 'aboveTrough'] as const).map(of)).toEqual([0, 0, 0, 44]);
});

test('after a peak its height and age are known', () => {
  const peaked = line.map((x, i) => (i === WEEK - 6 ? 100 : x));
  const { of } = features(peaked, [line, line]);
  expect([of('belowPeak'), of('sincePeak')]).toEqual([93, 6]);
});

test('a missing week among the last six of the place, or three of its areas, gives no row', () => {
  for (let back = 0; back < 6; back++) expect(features(line.map((x, i) => (i === WEEK - back ? NaN : x)), [line, line]).written).toBe(false);
  expect(features(line, [line.map((x, i) => (i === WEEK - 2 ? NaN : x)), line]).written).toBe(false);
  expect(features(line, [line.map((x, i) => (i === WEEK - 3 ? NaN : x)), line]).written).toBe(true);
});

test('nothing after the week has any say', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 9, maxLength: 9 }), (future) => {
      const other = line.map((x, i) => (i > WEEK ? future[i - WEEK - 1]! : x));
      expect(features(other, [other, other]).row).toEqual(features(line, [line, line]).row);
    }),
  );
});

test('names are as many as values, each once', () => {
  expect(new Set(RESPIRATORY_FEATURES).size).toBe(RESPIRATORY_WIDTH);
});
