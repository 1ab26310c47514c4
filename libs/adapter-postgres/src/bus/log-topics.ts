import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';

export interface LogTopic {
  readonly topic: string;
  readonly topicId: string;
  readonly partitions: number;
}

/** Topics of the log, created when first named. What a topic was created with stays: another partition count would break the order. */
export class LogTopics {
  private readonly known = new Map<string, Promise<LogTopic>>();

  constructor(
    private readonly pool: Pool,
    private readonly partitions: number,
  ) {}

  open(topic: string): Promise<LogTopic> {
    const known = this.known.get(topic);
    if (known !== undefined) return known;
    const opening = this.create(topic);
    this.known.set(topic, opening);
    // A failure is not remembered: the next call tries again.
    opening.catch(() => this.known.delete(topic));
    return opening;
  }

  private async create(topic: string): Promise<LogTopic> {
    await this.pool.query('insert into bus_topic (topic, topic_id, partitions) values ($1, $2, $3) on conflict do nothing', [topic, randomUUID(), this.partitions]);
    const { rows } = await this.pool.query<{ topic_id: string; partitions: number }>('select topic_id, partitions from bus_topic where topic = $1', [topic]);
    const row = rows[0];
    if (row === undefined) throw new Error(`The topic ${topic} vanished while it was opened.`);
    await this.pool.query('insert into bus_partition (topic, part, next_offset) select $1, part, 0 from generate_series(0, $2::int - 1) part on conflict do nothing', [topic, row.partitions]);
    return { topic, topicId: row.topic_id, partitions: row.partitions };
  }
}
