import { erlangB, erlangC } from './erlang';

test('loss and delay have the golden values', () => {
  // Forecasting design, section 18.
  expect(erlangB(10, 8)).toBeCloseTo(0.121661, 6);
  expect(erlangB(100, 85)).toBeCloseTo(0.01199, 6);
  expect(erlangC(10, 8)).toBeCloseTo(0.40918, 5);
});

test('no server loses everybody and an overloaded queue delays everybody', () => {
  expect(erlangB(0, 3)).toBe(1);
  expect(erlangC(4, 4)).toBe(1);
});
