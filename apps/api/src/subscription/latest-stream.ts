/** How long a stream waits before it asks again after a failed read: the database is away, and asking faster would not bring it back. */
const RETRY_MS = 1_000;

export interface LatestStreamOptions<T> {
  /** The newest state; null when there is nothing to tell yet. */
  produce(): Promise<T | null>;
  /** Wakes of this time after a message are answered by one message. */
  readonly minGapMs: number;
  /** A message comes at least this often even when nothing wakes the stream. */
  readonly heartbeatMs: number;
  onFailure(error: unknown): void;
  onClose(): void;
}

/**
 * An endless stream of newest states. It is pulled: the next state is read only when the reader has taken the last one,
 * so a slow reader gets fewer and newer messages and never a backlog. Wakes that arrive meanwhile are remembered as one.
 */
export class LatestStream<T> implements AsyncIterableIterator<T> {
  private closed = false;
  /** True at first: the first message needs no wake. */
  private woken = true;
  private sentAt = -Infinity;
  /** Ends the sleep in progress. */
  private endSleep: (() => void) | null = null;

  constructor(private readonly options: LatestStreamOptions<T>) {}

  /** Something may have changed. Cheap; may be called at any rate. */
  wake(): void {
    if (this.woken || this.closed) return;
    this.woken = true;
    this.endSleep?.();
  }

  async next(): Promise<IteratorResult<T>> {
    while (!this.closed) {
      await this.untilDue();
      if (this.closed) break;
      this.woken = false;
      const value = await this.read();
      this.sentAt = performance.now();
      if (value !== null && !this.closed) return { done: false, value };
    }
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<T>> {
    if (!this.closed) {
      this.closed = true;
      this.endSleep?.();
      this.options.onClose();
    }
    return { done: true, value: undefined };
  }

  async throw(error: unknown): Promise<IteratorResult<T>> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Not due until woken or silent for long, and never before the gap after the last message. */
  private async untilDue(): Promise<void> {
    if (!this.woken) await this.sleep(this.sentAt + this.options.heartbeatMs - performance.now());
    while (!this.closed && performance.now() < this.sentAt + this.options.minGapMs) {
      await this.sleep(this.sentAt + this.options.minGapMs - performance.now());
    }
  }

  private async read(): Promise<T | null> {
    try {
      return await this.options.produce();
    } catch (error) {
      this.options.onFailure(error);
      if (!this.closed) await this.sleep(RETRY_MS);
      this.woken = true;
      return null;
    }
  }

  private sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.endSleep = null;
        resolve();
      };
      const timer = setTimeout(end, Math.max(0, Math.ceil(ms)));
      this.endSleep = end;
    });
  }
}
