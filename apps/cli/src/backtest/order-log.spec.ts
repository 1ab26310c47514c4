import { OrderLog } from './order-log';

const patient = (definiteOut: boolean) => ({ visitKey: 'v1', enteredAt: 5, definiteOut, expectedOutAt: null });

test('the first hour of the order that stands is kept, per stay', () => {
  const log = new OrderLog();
  log.see('ward', [patient(false)], 10);
  expect(log.orderedAt('v1', 'ward', 5)).toBeNull();
  log.see('ward', [patient(true)], 20);
  log.see('ward', [patient(true)], 30);
  expect(log.orderedAt('v1', 'ward', 5)).toBe(20);
  expect(log.orderedAt('v1', 'other', 5)).toBeNull();
});

test('a withdrawn order is forgotten, and a new one counts from its own hour', () => {
  const log = new OrderLog();
  log.see('ward', [patient(true)], 20);
  log.see('ward', [patient(false)], 30);
  expect(log.orderedAt('v1', 'ward', 5)).toBeNull();
  log.see('ward', [patient(true)], 40);
  expect(log.orderedAt('v1', 'ward', 5)).toBe(40);
});
