/** Events of one ward come in bursts; the history of hours need not be read for each of them. */
const REREAD_AFTER_MS = 1_000;

/** Reads now, and again when asked to, but not while a read or a wait is on: questions in between become one. */
export class PacedReader {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isReading = false;
  private isAsked = false;
  private isClosed = false;

  constructor(
    private readonly read: () => Promise<void>,
    private readonly rereadAfterMs: number = REREAD_AFTER_MS,
  ) {
    this.run();
  }

  ask(): void {
    this.isAsked = true;
    if (!this.isReading && this.timer === undefined) this.timer = setTimeout(() => this.run(), this.rereadAfterMs);
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
  }

  private run(): void {
    this.timer = undefined;
    this.isAsked = false;
    this.isReading = true;
    void this.read().finally(() => {
      this.isReading = false;
      if (this.isAsked && !this.isClosed) this.ask();
    });
  }
}
