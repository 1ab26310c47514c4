import { EventHeap } from './event-heap';

/** Taken once: a name on the global object costs a search wherever code runs in a context of its own. */
const { ceil } = Math;

const START_CAPACITY = 4_096;
const NONE = -1;

/**
 * Events in the order of time. Only those of the running clock hour stand in the heap, which stays small and near; later
 * ones wait in a list of their hour until it opens. Hour h is (h, h + 1], so that what happens exactly on the hour still
 * belongs to the hour that ends.
 */
export class HourlyAgenda {
  private readonly heap = new EventHeap();
  private readonly firstOfHour: Int32Array;
  private times = new Float64Array(START_CAPACITY);
  private codes = new Int32Array(START_CAPACITY);
  private behind = new Int32Array(START_CAPACITY);
  private count = 0;
  private hour = 0;

  constructor(hours: number) {
    this.firstOfHour = new Int32Array(hours + 1);
  }

  restart(): void {
    this.heap.clear();
    this.firstOfHour.fill(NONE);
    this.count = 0;
    this.hour = 0;
  }

  /** Puts in an event; one beyond the horizon is forgotten. */
  push(time: number, code: number): void {
    const hour = ceil(time) - 1;
    if (hour <= this.hour) return this.heap.push(time, code);
    if (hour >= this.firstOfHour.length) return;
    if (this.count === this.times.length) this.grow();
    const slot = this.count++;
    this.times[slot] = time;
    this.codes[slot] = code;
    this.behind[slot] = this.firstOfHour[hour]!;
    this.firstOfHour[hour] = slot;
  }

  /** Moves on to a clock hour. */
  open(hour: number): void {
    this.hour = hour;
    for (let slot = this.firstOfHour[hour]!; slot !== NONE; slot = this.behind[slot]!) this.heap.push(this.times[slot]!, this.codes[slot]!);
    this.firstOfHour[hour] = NONE;
  }

  /** Time of the next event of the open hour; Infinity when there is none. */
  nextTime(): number {
    return this.heap.nextTime();
  }

  pop(): number {
    return this.heap.pop();
  }

  private grow(): void {
    const size = 2 * this.times.length;
    const [times, codes, behind] = [new Float64Array(size), new Int32Array(size), new Int32Array(size)];
    times.set(this.times);
    codes.set(this.codes);
    behind.set(this.behind);
    Object.assign(this, { times, codes, behind });
  }
}
