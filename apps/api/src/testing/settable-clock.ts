import type { Clock } from '@wardcast/application';

/** A hospital clock that runs with the wall but can be set ahead: minutes pass without being waited for. */
export class SettableClock implements Clock {
  readonly speed = 1;
  private readonly startedWall = Date.now();
  private aheadMs = 0;

  constructor(private readonly startsAt: number) {}

  now(): number {
    return this.startsAt + this.aheadMs + (Date.now() - this.startedWall);
  }

  advance(ms: number): void {
    this.aheadMs += ms;
  }
}
