/**
 * A binary min-heap of items by time; items of one time come in the order of `compareTies`.
 * Times live in their own array, so that a comparison touches no object unless times are equal.
 */
export class TimeHeap<T> {
  private readonly times: number[] = [];
  private readonly items: T[] = [];

  constructor(private readonly compareTies: (a: T, b: T) => number) {}

  get size(): number {
    return this.items.length;
  }

  /** Time of the first item; Infinity when empty. */
  nextTime(): number {
    return this.times[0] ?? Infinity;
  }

  push(time: number, item: T): void {
    const { times, items } = this;
    let hole = items.length;
    times.push(time);
    items.push(item);
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (!this.precedes(time, item, parent)) break;
      times[hole] = times[parent] as number;
      items[hole] = items[parent] as T;
      hole = parent;
    }
    times[hole] = time;
    items[hole] = item;
  }

  /** Takes the first item. Throws when empty. */
  pop(): T {
    const { times, items } = this;
    const first = items[0];
    const lastTime = times.pop();
    const last = items.pop();
    if (lastTime === undefined) throw new RangeError('pop of an empty heap');
    if (items.length > 0) this.sink(lastTime, last as T);
    return first as T;
  }

  private sink(time: number, item: T): void {
    const { times, items } = this;
    const size = items.length;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= size) break;
      if (child + 1 < size && this.precedes(times[child + 1] as number, items[child + 1] as T, child)) child += 1;
      if (this.precedes(time, item, child)) break;
      times[hole] = times[child] as number;
      items[hole] = items[child] as T;
      hole = child;
    }
    times[hole] = time;
    items[hole] = item;
  }

  private precedes(time: number, item: T, other: number): boolean {
    const otherTime = this.times[other] as number;
    return time < otherTime || (time === otherTime && this.compareTies(item, this.items[other] as T) < 0);
  }
}
