import { featureAt, RESPIRATORY_WIDTH, type RespiratoryFeature } from './respiratory-features';
import { columnCut, RIDGE_WIDTHS, writeDesign, type RidgeKind } from './ridge-design';

function design(kind: RidgeKind, features: Partial<Record<RespiratoryFeature, number>>): readonly number[] {
  const values = new Float64Array(2 * RESPIRATORY_WIDTH);
  for (const [name, value] of Object.entries(features)) values[RESPIRATORY_WIDTH + featureAt(name as RespiratoryFeature)] = value;
  const row = new Float64Array(RIDGE_WIDTHS[kind]);
  writeDesign(kind, values, RESPIRATORY_WIDTH, row);
  return [...row];
}

test('the plain design has an intercept, level, changes and slopes', () => {
  expect(design('plain', { level: 2, change1: 3, change2: 4, slope4: 5, slope6: 6, nationSlope: 7, regionSlope: 8, week: 20 })).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('the curved design adds distances, products, Christmas and the season', () => {
  const row = design('curved', { level: 2, slope4: -3, nation: 5, nationSlope: 7, region: 4, christmas: 0.5, week: 52.18 / 4, change1: 1, change2: 3, centre: 0.8, top: 1.5 });
  // Nation and region minus level; then the products of level 2 and slope -3 with each other and with the nation's slope 7.
  expect(row.slice(8, 15)).toEqual([3, 2, 4, -6, 14, 9, -9]);
  // The nation's own: 25, 5 x -3, 5 x 7, 49, 7 x 7, 7 x -3; then change x level, change squared, (1 - 3) x 2.
  expect(row.slice(15, 24)).toEqual([25, -15, 35, 49, 49, -21, 2, 1, -4]);
  // Half a week after Christmas is the fourth of the six weeks; a quarter of a year is sine 1, cosine 0.
  expect(row.slice(24, 30)).toEqual([0, 0, 0, 1, 0, 0]);
  // The harmonic, then its products with the slopes -3 and 7.
  [1, 0, -3, 0, 7, 0].forEach((x, j) => expect(row[30 + j]!).toBeCloseTo(x, 12));
  // Slopes and change over the height 2 + .8 + .2; then the scale.
  [-1, 7 / 3, 1 / 3, 0.8, 1.5].forEach((x, j) => expect(row[36 + j]!).toBeCloseTo(x, 12));
  expect(row).toHaveLength(41);
});

test('far from Christmas none of its weeks is marked', () => {
  for (const christmas of [-3.01, 3, 20]) expect(design('curved', { christmas }).slice(24, 30)).toEqual([0, 0, 0, 0, 0, 0]);
});

test('products are cut earlier than levels, slopes and the calendar', () => {
  // Levels, slopes and distances 1-9, products 10-23, Christmas and the harmonic 24-31, then products of the season and rates.
  expect([1, 7, 9, 24, 31].map(columnCut)).toEqual([5, 5, 5, 5, 5]);
  expect([10, 23, 32, 40].map(columnCut)).toEqual([3, 3, 3, 3]);
});
