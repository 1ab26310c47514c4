import fc from 'fast-check';
import { TimeHeap } from './time-heap';

describe('TimeHeap', () => {
  it('gives items by time and, at one time, by the tie rule', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 1_000 }))), (entries) => {
        const heap = new TimeHeap<number>((a, b) => a - b);
        for (const [time, item] of entries) heap.push(time, item);
        const taken: (readonly [number, number])[] = [];
        while (heap.size > 0) taken.push([heap.nextTime(), heap.pop()]);
        expect(taken).toEqual([...entries].sort((a, b) => a[0] - b[0] || a[1] - b[1]));
      }),
    );
  });

  it('is empty at Infinity and refuses to give then', () => {
    const heap = new TimeHeap<number>(() => 0);
    expect(heap.nextTime()).toBe(Infinity);
    expect(() => heap.pop()).toThrow(RangeError);
  });
});
