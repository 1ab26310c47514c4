import { dieboldMariano } from './diebold-mariano';

test('without lags it is the t statistic of the mean with the small-sample factor', () => {
  // d = 1, 2, 3, 4: mean 2.5, variance 1.25, t = 2.5 / sqrt(1.25 / 4) = 4.4721; factor sqrt((4 + 1 - 2 + 0) / 4) = .8660.
  const result = dieboldMariano([1, 2, 3, 4], 0);
  expect(result.difference).toBeCloseTo(2.5, 12);
  expect(result.t).toBeCloseTo(4.472136 * 0.8660254, 5);
});

test('dependence between days widens the error', () => {
  const waves = Array.from({ length: 200 }, (_, i) => 0.2 + Math.sin(i / 8));
  expect(Math.abs(dieboldMariano(waves, 7).t)).toBeLessThan(Math.abs(dieboldMariano(waves, 0).t));
});

test('constant, single and missing differences say nothing', () => {
  for (const list of [[], [3], [2, 2, 2]]) expect(dieboldMariano(list, 7)).toMatchObject({ t: 0, p: 1 });
});
