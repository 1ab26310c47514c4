import type { Clock } from '@wardcast/application';

/** Where a scaled clock hangs on the wall's: plain data, so that worker threads can share it. */
export interface ClockAnchor {
  readonly wall: number;
  readonly hospital: number;
  readonly speed: number;
}

/** The hospital's time: the wall's at speed 1, faster for a sample hospital that runs ahead. */
export class ScaledClock implements Clock {
  readonly speed: number;

  constructor(readonly anchor: ClockAnchor) {
    this.speed = anchor.speed;
  }

  now(): number {
    return Math.round(this.anchor.hospital + (Date.now() - this.anchor.wall) * this.speed);
  }
}
