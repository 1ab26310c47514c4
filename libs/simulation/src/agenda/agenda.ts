import { TimeHeap } from './time-heap';

interface Entry {
  readonly sequence: number;
  readonly action: () => void;
}

/** The hospital's list of things to come. Actions of one instant run in the order in which they were planned. */
export class Agenda {
  private readonly heap = new TimeHeap<Entry>((a, b) => a.sequence - b.sequence);
  private sequence = 0;
  private clock: number;

  constructor(start: number) {
    this.clock = start;
  }

  /** The instant of the running action (ms). */
  get now(): number {
    return this.clock;
  }

  /** Plans an action; a time before now means now. Times are cut to whole seconds, as feeds carry them. */
  at(time: number, action: () => void): void {
    const whole = Math.max(this.clock, Math.floor(time / 1_000) * 1_000);
    this.heap.push(whole, { sequence: this.sequence, action });
    this.sequence += 1;
  }

  /** Plans an action after a delay in ms. */
  after(delayMs: number, action: () => void): void {
    this.at(this.clock + delayMs, action);
  }

  /** Runs everything planned before `to` (exclusive); the clock then shows `to`. */
  runUntil(to: number): void {
    while (this.heap.nextTime() < to) {
      this.clock = this.heap.nextTime();
      this.heap.pop().action();
    }
    this.clock = to;
  }
}
