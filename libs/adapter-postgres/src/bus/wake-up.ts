/** Lets a loop sleep until something may have happened. A ring between look and sleep is not lost: compare `rings`. */
export class WakeUp {
  private sleepers = new Set<() => void>();
  private count = 0;

  get rings(): number {
    return this.count;
  }

  ring(): void {
    this.count += 1;
    for (const wake of this.sleepers) wake();
  }

  /** Returns at the first ring after `seen`, or after `timeoutMs`. */
  async sleep(seen: number, timeoutMs: number): Promise<void> {
    if (this.count !== seen) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, timeoutMs);
      this.sleepers.add(wake);
    });
  }
}
