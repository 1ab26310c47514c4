import { AGE_BINS, AGE_EDGES_HOURS, ageBinOf, ageGroupOf } from './age-scale';

test('an age falls into the last bin whose edge it has reached', () => {
  AGE_EDGES_HOURS.forEach((edge, bin) => {
    expect(ageBinOf(edge)).toBe(bin);
    expect(ageBinOf(edge + 0.5)).toBe(bin);
    if (bin > 0) expect(ageBinOf(edge - 0.25)).toBe(bin - 1);
  });
  expect(ageBinOf(1e6)).toBe(AGE_BINS - 1);
  expect(ageBinOf(-3)).toBe(0);
});

test('the groups change at eight and at twenty-four hours', () => {
  expect([7.9, 8, 23.9, 24].map((age) => ageGroupOf(ageBinOf(age)))).toEqual([0, 1, 1, 2]);
});
