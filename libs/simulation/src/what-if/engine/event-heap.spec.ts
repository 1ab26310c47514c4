import fc from 'fast-check';
import { EventHeap } from './event-heap';

test('events come in the order of time, those of one time in the order of their codes, however they were put in', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ time: fc.integer({ min: 0, max: 30 }), code: fc.nat(1_000) }), { maxLength: 200 }), (events) => {
      const heap = new EventHeap();
      for (const { time, code } of events) heap.push(time, code);
      const sorted = [...events].sort((a, b) => a.time - b.time || a.code - b.code);
      for (const { time, code } of sorted) {
        expect(heap.nextTime()).toBe(time);
        expect(heap.pop()).toBe(code);
      }
      expect(heap.nextTime()).toBe(Infinity);
    }),
  );
});

test('holds more events than it began with, and is empty after a clear', () => {
  const heap = new EventHeap();
  for (let i = 0; i < 5_000; i++) heap.push(5_000 - i, i);
  expect(heap.pop()).toBe(4_999);
  heap.clear();
  expect(heap.nextTime()).toBe(Infinity);
});
