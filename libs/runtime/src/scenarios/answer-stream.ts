/**
 * Values of a job on their way to one reader. With `keep: 'newest'` a slow reader gets the newest value and misses those
 * before it; with `'all'` it gets every one. A reader that leaves is let go at once, also while it waits.
 */
export class AnswerStream<T> implements AsyncIterableIterator<T> {
  private values: T[] = [];
  private ended: { readonly fault: Error | null } | null = null;
  private waiting: { resolve(result: IteratorResult<T>): void; reject(error: Error): void } | null = null;

  constructor(
    private readonly keep: 'newest' | 'all',
    private readonly onLeave: () => void,
  ) {}

  push(value: T): void {
    if (this.ended !== null) return;
    const { waiting } = this;
    this.waiting = null;
    if (waiting !== null) waiting.resolve({ done: false, value });
    else this.values = this.keep === 'newest' ? [value] : [...this.values, value];
  }

  /** No more values; with a fault the reader is told of it after those that came before. */
  end(fault: Error | null = null): void {
    if (this.ended !== null) return;
    this.ended = { fault };
    const { waiting } = this;
    this.waiting = null;
    if (waiting === null) return;
    if (fault === null) waiting.resolve({ done: true, value: undefined });
    else waiting.reject(fault);
  }

  next(): Promise<IteratorResult<T>> {
    const [value, ...rest] = this.values;
    if (value !== undefined) {
      this.values = rest;
      return Promise.resolve({ done: false, value });
    }
    if (this.ended === null) return new Promise((resolve, reject) => (this.waiting = { resolve, reject }));
    const { fault } = this.ended;
    this.ended = { fault: null };
    return fault === null ? Promise.resolve({ done: true, value: undefined }) : Promise.reject(fault);
  }

  return(): Promise<IteratorResult<T>> {
    this.values = [];
    if (this.ended === null) this.onLeave();
    this.end();
    return Promise.resolve({ done: true, value: undefined });
  }

  async throw(error: unknown): Promise<IteratorResult<T>> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
