import { setImmediate as nextTurn } from 'node:timers/promises';

/** A statement is with the database when the event loop has turned: one turn to get a connection, more until all is written. */
const TURNS_TO_SEND = 3;

/** Commits one behind the other; while one is under way, the next is being prepared. */
export class CommitLine {
  private last: Promise<void> = Promise.resolve();

  /**
   * Begins the commit as soon as the one before has succeeded, and resolves when it is on its way: whoever then works on
   * without a pause keeps nobody waiting. Throws what the one before failed with: nothing follows a failure.
   */
  async add(commit: () => Promise<void>): Promise<void> {
    await this.last;
    this.last = commit();
    // Whoever waits next hears of it.
    this.last.catch(() => undefined);
    for (let turn = 0; turn < TURNS_TO_SEND; turn += 1) await nextTurn();
  }

  /** Resolves when all have succeeded. Throws what the last one failed with. */
  settled(): Promise<void> {
    return this.last;
  }
}
