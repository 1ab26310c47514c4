const TICK_MS = 1_000;

/**
 * The browser's clock, ticking once a second for those who show ages. It runs only while somebody listens.
 */
export class WallClock {
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setInterval> | null = null;
  private tickedAt: number;

  constructor(private readonly read: () => number) {
    this.tickedAt = read();
  }

  /** Wall ms at the last tick: the same for everybody who draws between two ticks. */
  readonly tick = (): number => this.tickedAt;

  /** Wall ms now. */
  readonly now = (): number => this.read();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    this.timer ??= setInterval(() => this.beat(), TICK_MS);
    this.tickedAt = this.read();
    return () => this.leave(listener);
  };

  private beat(): void {
    this.tickedAt = this.read();
    for (const listener of this.listeners) listener();
  }

  private leave(listener: () => void): void {
    this.listeners.delete(listener);
    if (this.listeners.size > 0 || this.timer === null) return;
    clearInterval(this.timer);
    this.timer = null;
  }
}
