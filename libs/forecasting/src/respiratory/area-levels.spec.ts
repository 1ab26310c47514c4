import { areaLevels } from './area-levels';
import type { ScaledSeries, WeeklySeries } from './weekly-series';

const scaled = (level: readonly number[], more: Partial<WeeklySeries>): ScaledSeries => ({
  series: { signal: 'admissions', place: 'x', region: 1, extent: 'place', population: 1, rates: new Float64Array(level.length), ...more },
  top: 1,
  centre: 0,
  level: Float64Array.from(level),
});

test('places are averaged by the root of their population, within their region and in the nation', () => {
  // Weights 1 and 3 in region 1: (0 x 1 + 4 x 3) / 4 = 3; with region 2 (weight 2, level 8) the nation has (12 + 16) / 6.
  const list = [scaled([0], { population: 1 }), scaled([4], { population: 9 }), scaled([8], { population: 4, region: 2 })];
  const areas = areaLevels(list, 3);
  expect(areas.map((levels) => levels[0])).toEqual([28 / 6, 3, 8, 28 / 6]);
});

test('missing weeks are passed over; a region’s own series stands in for its places, and the nation for a region without any', () => {
  const list = [scaled([NaN, 2], {}), scaled([5, 9], { extent: 'region' }), scaled([7, 7], { extent: 'nation', region: 0 })];
  expect(areaLevels(list, 2).map((levels) => [...levels])).toEqual([[5, 2], [5, 2], [5, 2]]);
});

test('visits of a region follow its own series until states report', () => {
  const visits = { signal: 'visits' } as const;
  const list = [scaled([NaN, NaN, 1], visits), scaled([3, 4, 5], { ...visits, extent: 'region' })];
  expect([...areaLevels(list, 1)[1]!]).toEqual([3, 4, 1]);
});
