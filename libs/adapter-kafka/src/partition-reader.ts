import type { LogRange } from './position-out-of-range';

/** What a group member knows of one partition that it was assigned. */
export class PartitionReader {
  /** The assignment for which the position is known; records that come under another one are not ours to hand over. */
  readyFor = -1;
  /** Next offset to hand over, once ready. */
  next = 0n;
  /** End of what was handed over, the batch in hand included. */
  handedOver = 0n;
  /** Consecutive failures. */
  failures = 0;
  /** Settles when no batch is in hand. */
  inHand: Promise<unknown> = Promise.resolve();
  isBusy = false;
  /** The handler gave its last batch back; nothing is fetched until it is released or assigned anew. */
  isHeld = false;

  constructor(readonly partition: number) {}

  begin(generation: number, offset: bigint): void {
    this.isHeld = false;
    this.readyFor = generation;
    this.next = offset;
    this.handedOver = offset;
  }

  keepBack(): void {
    this.isHeld = true;
    this.readyFor = -1;
    this.handedOver = this.next;
  }

  /** Marks the batch as in hand while `work` runs. */
  async hold(work: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    const working = work();
    this.inHand = working.catch(() => undefined);
    try {
      await working;
    } finally {
      this.isBusy = false;
    }
  }

  /** False when the next record to read was deleted, or lies beyond the end that was seen after `next` had its value. */
  isServedBy(range: LogRange, nextBefore: bigint): boolean {
    return nextBefore <= range.high && (this.isBusy || this.next >= range.low);
  }
}
