import { HOURLY_PANEL_SETTINGS, type HourlyPanel } from '@wardcast/forecasting';
import { NEURAL_SETTINGS } from './neural-settings';
import { panelTrainingRows } from './panel-training-rows';

const HOURS = 40 * 24;
const settings = { ...NEURAL_SETTINGS, rows: { ...HOURLY_PANEL_SETTINGS, horizonsHours: [1, 24] } };

/** A site that always has 16 patients, and 20 in one hour. */
function steady(oddHour: number): HourlyPanel {
  const counts = [Float64Array.from({ length: HOURS }, (_, hour) => (hour === oddHour ? 20 : 16))];
  return { firstDay: 19_359, hours: HOURS, sites: ['a'], counts, companions: null, regions: [0], holidays: new Uint8Array(50) };
}

test('targets are distances from the usual count in roots of the level, weighed by that root', () => {
  const rows = panelTrainingRows(steady(679), settings, HOURS);
  // Row 1 is the origin at hour 678: one hour later there are 4 more than usual, and the root of the level is 4.
  expect(rows.targets[2]).toBeCloseTo(1, 4);
  expect(rows.weights[2]).toBeCloseTo(4, 4);
  expect(rows.targets[0]).toBeCloseTo(0, 4);
});

test('outcomes at or beyond the end weigh nothing', () => {
  const end = 700;
  const rows = panelTrainingRows(steady(0), settings, end);
  // Origins 672, 678, 684, 690, 696.
  expect(rows.count).toBe(5);
  // One hour ahead is always known, a day ahead at 672 only: 678 + 24 = 702.
  expect(Array.from(rows.weights, (weight) => weight > 0)).toEqual([true, true, true, false, true, false, true, false, true, false]);
});

test('rows are those of the hours before the end only', () => {
  const at = (oddHour: number): Float32Array => panelTrainingRows(steady(oddHour), settings, 700).inputs;
  expect(at(701)).toEqual(at(930));
});
