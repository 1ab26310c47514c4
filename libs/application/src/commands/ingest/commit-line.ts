/** Commits one behind the other; while one is under way, the next is being prepared. */
export class CommitLine {
  private last: Promise<void> = Promise.resolve();

  /** Begins the commit as soon as the one before has succeeded, and resolves then. Throws what that one failed with: nothing follows a failure. */
  async add(commit: () => Promise<void>): Promise<void> {
    await this.last;
    this.last = commit();
    // Whoever waits next hears of it.
    this.last.catch(() => undefined);
  }

  /** Resolves when all have succeeded. Throws what the last one failed with. */
  settled(): Promise<void> {
    return this.last;
  }
}
