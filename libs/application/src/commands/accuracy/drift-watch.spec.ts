import { DriftWatch } from './drift-watch';

test('a drift is told once, anew when it is of another kind, and when it is over', () => {
  const watch = new DriftWatch('north');
  expect(watch.observe(new Map())).toEqual({ facilityId: 'north', raised: [], cleared: [], units: 0 });
  expect(watch.observe(new Map([['w1', { kind: 'ranges', since: 1 }]]))).toMatchObject({ raised: [{ unitId: 'w1', kind: 'ranges', since: 1 }], units: 1 });
  // Ranges are judged by the last scores: the newest of them moves on while the drift is the same.
  expect(watch.observe(new Map([['w1', { kind: 'ranges', since: 2 }]]))).toMatchObject({ raised: [], cleared: [], units: 1 });
  expect(watch.observe(new Map([['w1', { kind: 'level', since: 3 }]])).raised).toHaveLength(1);
  expect(watch.observe(new Map())).toMatchObject({ raised: [], cleared: ['w1'], units: 0 });
});
