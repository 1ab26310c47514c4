import { TopicRecreated } from '@wardcast/application';
import type { PartitionReader } from './partition-reader';
import { checkedStart, isFinal, PositionOutOfRange } from './position-out-of-range';
import type { TopicLog } from './topic-log';
import { TopicMissing } from './topic-missing';

/** A topic that was re-created, or whose records were deleted unread, is noticed within this time, in a silent topic too. */
export const LOOK_INTERVAL_MS = 1_000;
/** A broker that just started may not know its topics for a moment. */
const LOOKS_WITHOUT_TOPIC = 5;

/** Watches that the log under a consumption is still the one that it began with, and still holds what comes next. */
export class TopicGuard {
  private id = '';
  private lookedAt = 0;
  private looksWithoutTopic = 0;

  constructor(private readonly log: TopicLog) {}

  get topicId(): string {
    return this.id;
  }

  /** Throws TopicMissing. */
  async begin(): Promise<void> {
    this.id = await this.log.topicId();
  }

  /** Where to begin; a log that cannot serve the position is named for what it is: another one, or one that was cut. */
  async startOf(partition: number, position: bigint | null): Promise<bigint> {
    const range = await this.log.range(partition);
    try {
      return checkedStart({ topic: this.log.topic, partition }, position, range);
    } catch (error) {
      await this.checkIdentity(partition);
      throw error;
    }
  }

  /**
   * That what was fetched goes on where the last batch ended, in the same log. Offsets may have gaps (compacted records,
   * transaction marks), but kafkajs, when the next offset is out of range, silently reads on from the oldest record.
   */
  async check(reader: PartitionReader, first: bigint): Promise<void> {
    if (performance.now() - this.lookedAt > LOOK_INTERVAL_MS) await this.checkIdentity(reader.partition);
    if (first === reader.next) return;
    const range = await this.log.range(reader.partition);
    const isGap = first > reader.next && reader.next >= range.low && reader.next <= range.high;
    if (isGap) return;
    await this.checkIdentity(reader.partition);
    throw new PositionOutOfRange({ topic: this.log.topic, partition: reader.partition, offset: reader.next }, range);
  }

  /** For partitions in which nothing comes any more. Returns the fault that no waiting mends, or null. */
  async look(readers: readonly PartitionReader[], isCurrent: () => boolean): Promise<unknown> {
    const ready = readers.map((reader) => ({ reader, next: reader.next, readyFor: reader.readyFor }));
    try {
      await this.checkIdentity(readers[0]?.partition ?? 0);
      const ranges = await this.log.ranges();
      this.looksWithoutTopic = 0;
      if (!isCurrent()) return null;
      for (const { reader, next, readyFor } of ready) {
        const range = ranges.get(reader.partition);
        if (range === undefined || reader.readyFor !== readyFor || reader.isServedBy(range, next)) continue;
        throw new PositionOutOfRange({ topic: this.log.topic, partition: reader.partition, offset: reader.next }, range);
      }
      return null;
    } catch (error) {
      if (error instanceof TopicMissing) this.looksWithoutTopic += 1;
      // An unreachable cluster is the consumer's own business: it tries, restarts, and crashes in the end.
      return isFinal(error) || this.looksWithoutTopic >= LOOKS_WITHOUT_TOPIC ? error : null;
    }
  }

  private async checkIdentity(partition: number): Promise<void> {
    const topicId = await this.log.topicId();
    this.lookedAt = performance.now();
    if (topicId !== this.id) throw new TopicRecreated(this.log.topic, partition);
  }
}
