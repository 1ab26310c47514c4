import { erlangB } from './erlang';
import { erlangBReal, haywardBlocking } from './hayward';

test('agrees with the recursion at whole numbers and lies between them elsewhere', () => {
  for (const [servers, load] of [[10, 8], [100, 85], [3, 0.5], [0, 4]] as const) expect(erlangBReal(servers, load)).toBeCloseTo(erlangB(servers, load), 10);
  expect(erlangBReal(10.5, 8)).toBeLessThan(erlangB(10, 8));
  expect(erlangBReal(10.5, 8)).toBeGreaterThan(erlangB(11, 8));
  // The recursion 1/B(c) = 1 + c/a x 1/B(c - 1) holds for real c.
  expect(1 / erlangBReal(10.5, 8)).toBeCloseTo(1 + (10.5 / 8) / erlangBReal(9.5, 8), 8);
});

test('the integral has its closed value at one half', () => {
  // Integral e^-u sqrt(1 + u) du = 1 + (e sqrt(pi) / 2) erfc(1) = 1 + 2.718282 x .886227 x .157299 = 1.378936.
  expect(1 / erlangBReal(0.5, 1)).toBeCloseTo(1.378936, 5);
});

test('peaked traffic is blocked more, smooth traffic less, and Poisson traffic as by Erlang', () => {
  expect(haywardBlocking(20, 16, 1)).toBeCloseTo(erlangB(20, 16), 10);
  expect(haywardBlocking(20, 16, 2)).toBeGreaterThan(erlangB(20, 16));
  expect(haywardBlocking(20, 16, 0.7)).toBeLessThan(erlangB(20, 16));
  expect([erlangBReal(3, 0), erlangBReal(0, 0)]).toEqual([0, 1]);
});
