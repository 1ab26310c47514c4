import { MAX_RESTARTS, type ConsumeOptions, type Consumption, type RecordBatch } from '@wardcast/application';
import type { Pool } from 'pg';
import type { LogTopic } from './log-topics';
import { readBatch } from './read-batch';
import { WakeUp } from './wake-up';

/** Safety net below the notices: a lost one delays records by this much at most. */
const POLL_MS = 1_000;
/** First wait after a failure; it doubles up to the longest. */
const FIRST_BACKOFF_MS = 100;
const LONGEST_BACKOFF_MS = 5_000;

export interface ConsumptionDependencies {
  readonly pool: Pool;
  readonly topic: LogTopic;
  readonly options: ConsumeOptions;
  readonly firstBackoffMs?: number;
  readonly pollMs?: number;
}

/** One loop per partition. Each holds the batch in hand and at most the next one. */
export class LogConsumption implements Consumption {
  readonly done: Promise<void>;
  private readonly wakeUp = new WakeUp();
  private readonly handedOver = new Map<number, bigint>();
  private readonly held = new Set<number>();
  private paused = false;
  private stopping = false;

  constructor(private readonly dependencies: ConsumptionDependencies) {
    const partitions = Array.from({ length: dependencies.topic.partitions }, (_, partition) => partition);
    this.done = this.runAll(partitions);
    // Whoever does not look at `done` must not bring the process down.
    this.done.catch(() => undefined);
  }

  /** The log has grown. */
  ring(): void {
    this.wakeUp.ring();
  }

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
    this.ring();
  }

  release(partition: number): void {
    if (this.held.delete(partition)) this.ring();
  }

  async lag(): Promise<ReadonlyMap<number, bigint>> {
    const { rows } = await this.dependencies.pool.query<{ part: number; next_offset: string }>('select part, next_offset from bus_partition where topic = $1 order by part', [
      this.dependencies.topic.topic,
    ]);
    return new Map(rows.map(({ part, next_offset }) => [part, BigInt(next_offset) - (this.handedOver.get(part) ?? 0n)]));
  }

  async close(): Promise<void> {
    this.stop();
    // A failure is told by `done`; closing twice, or after it, is no error.
    await this.done.catch(() => undefined);
  }

  private stop(): void {
    this.stopping = true;
    this.ring();
  }

  private async runAll(partitions: readonly number[]): Promise<void> {
    const loops = partitions.map((partition) =>
      this.runPartition(partition).catch((error: unknown) => {
        this.stop();
        throw error;
      }),
    );
    const ends = await Promise.allSettled(loops);
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }

  private async runPartition(partition: number): Promise<void> {
    let failures = 0;
    const onDelivered = (): void => {
      failures = 0;
    };
    while (!this.stopping) {
      try {
        await this.deliver(partition, onDelivered);
      } catch (error) {
        failures += 1;
        if (failures > MAX_RESTARTS) throw error;
        await this.backOff(failures);
      }
    }
  }

  /** Hands over batches from the store's position on, until stopped or until something throws. */
  private async deliver(partition: number, onDelivered: () => void): Promise<void> {
    const { options, topic } = this.dependencies;
    let offset = (await options.startAt(topic.topic, partition)) ?? 0n;
    this.handedOver.set(partition, offset);
    let next: Promise<RecordBatch | null> | null = null;
    while (!this.stopping) {
      const rings = this.wakeUp.rings;
      const batch = await (next ?? this.read(partition, offset));
      next = null;
      if (batch === null) {
        await this.wakeUp.sleep(rings, this.dependencies.pollMs ?? POLL_MS);
        continue;
      }
      offset = endOf(batch);
      if (offset < batch.highWatermark) next = this.readAhead(partition, offset);
      if (!(await this.untilResumed())) return;
      this.handedOver.set(partition, offset);
      if ((await options.onBatch(batch)) === 'held') return this.untilReleased(batch);
      onDelivered();
    }
  }

  private read(partition: number, offset: bigint): Promise<RecordBatch | null> {
    const { pool, topic, options } = this.dependencies;
    return readBatch(pool, { ...topic, partition, offset, limit: options.maxBatchRecords });
  }

  private readAhead(partition: number, offset: bigint): Promise<RecordBatch | null> {
    const reading = this.read(partition, offset);
    // It is awaited later, or never when the handler throws first.
    reading.catch(() => undefined);
    return reading;
  }

  /** False when it was stopped meanwhile. */
  private async untilResumed(): Promise<boolean> {
    while (this.paused && !this.stopping) await this.wakeUp.sleep(this.wakeUp.rings, POLL_MS);
    return !this.stopping;
  }

  /** Returns when the partition may begin again, or when stopped. */
  private async untilReleased({ partition, records }: RecordBatch): Promise<void> {
    this.held.add(partition);
    this.handedOver.set(partition, records[0]?.offset ?? 0n);
    while (this.held.has(partition) && !this.stopping) await this.wakeUp.sleep(this.wakeUp.rings, POLL_MS);
  }

  private async backOff(failures: number): Promise<void> {
    const first = this.dependencies.firstBackoffMs ?? FIRST_BACKOFF_MS;
    const until = performance.now() + Math.min(LONGEST_BACKOFF_MS, first * 2 ** (failures - 1));
    for (let left = until - performance.now(); left > 0 && !this.stopping; left = until - performance.now()) {
      await this.wakeUp.sleep(this.wakeUp.rings, left);
    }
  }
}

function endOf(batch: RecordBatch): bigint {
  const last = batch.records[batch.records.length - 1];
  if (last === undefined) throw new Error('A batch is never empty.');
  return last.offset + 1n;
}
