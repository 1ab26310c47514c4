/**
 * A read that many callers want at once. One runs at a time; callers that come before the next one has begun share it,
 * so each gets a value at least as new as its call, and a thousand callers cost two reads and not a thousand.
 */
export class SharedRead<T> {
  /** Settles when the newest read has ended, however it ended. */
  private tail: Promise<unknown> = Promise.resolve();
  private waiting: Promise<T> | null = null;

  constructor(private readonly read: () => Promise<T>) {}

  /** Rejects when the read does; the next call reads again. */
  next(): Promise<T> {
    if (this.waiting !== null) return this.waiting;
    const shared = this.tail.then(() => {
      this.waiting = null;
      return this.read();
    });
    this.waiting = shared;
    this.tail = shared.catch(() => undefined);
    return shared;
  }
}
