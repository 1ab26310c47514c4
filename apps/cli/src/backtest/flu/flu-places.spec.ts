import { REGIONS, regionOf, regionPopulation } from './flu-places';

test('states, regions and the nation are placed', () => {
  // Massachusetts and Puerto Rico lie in regions 1 and 2, California in 9, Alaska in 10.
  expect(['25', '72', '06', '02', 'R7', 'US', '66'].map(regionOf)).toEqual([1, 2, 9, 10, 7, 0, 0]);
  expect(REGIONS).toBe(10);
});

test('people of a region are those of its states that are known', () => {
  expect(regionPopulation(2, new Map([['34', 9], ['36', 20], ['06', 39]]))).toBe(29);
  expect(regionPopulation(11, new Map([['34', 9]]))).toBe(0);
});
