const START_CAPACITY = 1_024;

/**
 * A binary min-heap of events in two typed arrays: time and code. Events of one time come in the order of their codes, so
 * that a run does not depend on the order in which they were put in.
 */
export class EventHeap {
  private times = new Float64Array(START_CAPACITY);
  private codes = new Int32Array(START_CAPACITY);
  private size = 0;

  clear(): void {
    this.size = 0;
  }

  /** Time of the first event; Infinity when there is none. */
  nextTime(): number {
    return this.size === 0 ? Infinity : this.times[0]!;
  }

  push(time: number, code: number): void {
    if (this.size === this.times.length) this.grow();
    const { times, codes } = this;
    let hole = this.size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const above = times[parent]!;
      if (above < time || (above === time && codes[parent]! < code)) break;
      times[hole] = above;
      codes[hole] = codes[parent]!;
      hole = parent;
    }
    times[hole] = time;
    codes[hole] = code;
  }

  /** Takes the first event and gives its code. The heap must not be empty. */
  pop(): number {
    const { times, codes } = this;
    const first = codes[0]!;
    const size = --this.size;
    const time = times[size]!;
    const code = codes[size]!;
    let hole = 0;
    for (let child = 1; child < size; child = 2 * hole + 1) {
      const right = child + 1;
      if (right < size && (times[right]! < times[child]! || (times[right] === times[child] && codes[right]! < codes[child]!))) child = right;
      if (time < times[child]! || (time === times[child] && code < codes[child]!)) break;
      times[hole] = times[child]!;
      codes[hole] = codes[child]!;
      hole = child;
    }
    times[hole] = time;
    codes[hole] = code;
    return first;
  }

  private grow(): void {
    const times = new Float64Array(2 * this.times.length);
    const codes = new Int32Array(2 * this.codes.length);
    times.set(this.times);
    codes.set(this.codes);
    this.times = times;
    this.codes = codes;
  }
}
