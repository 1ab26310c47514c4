import type { Admin } from 'kafkajs';
import type { LogRange } from './position-out-of-range';
import type { TopicIdentity } from './topic-identity';

/** What the cluster tells about one topic, by a client of its own: one that once knew a topic which is gone fails for all others too. */
export class TopicLog {
  constructor(
    readonly topic: string,
    private readonly admin: Admin,
    private readonly identity: TopicIdentity,
  ) {}

  /** Throws TopicMissing. */
  topicId(): Promise<string> {
    return this.identity.topicIdOf(this.topic);
  }

  connect(): Promise<void> {
    return this.admin.connect();
  }

  close(): Promise<void> {
    return this.admin.disconnect();
  }

  async partitions(): Promise<number> {
    const { topics } = await this.admin.fetchTopicMetadata({ topics: [this.topic] });
    return topics[0]?.partitions.length ?? 0;
  }

  async ranges(): Promise<ReadonlyMap<number, LogRange>> {
    const rows = await this.admin.fetchTopicOffsets(this.topic);
    return new Map(rows.map(({ partition, low, high }) => [partition, { low: BigInt(low), high: BigInt(high) }]));
  }

  async range(partition: number): Promise<LogRange> {
    const range = (await this.ranges()).get(partition);
    if (range === undefined) throw new Error(`The cluster tells no offsets of ${this.topic} (partition ${partition}).`);
    return range;
  }
}
