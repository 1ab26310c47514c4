import type { ConsumeOptions, Consumption, EventBus } from '@wardcast/application';
import type { RawMessage } from '@wardcast/domain';
import type { Pool } from 'pg';
import type { NotificationListener } from '../database/notification-listener';
import { toTimestamp } from '../database/instants';
import { appendMessages, LOG_CHANNEL } from './append-messages';
import { LogConsumption } from './log-consumption';
import { LogTopics } from './log-topics';

export interface PostgresLogBusOptions {
  readonly pool: Pool;
  readonly listener: NotificationListener;
  /** Partitions of topics created from now on; one is plenty for one hospital. */
  readonly partitions?: number;
  /** First wait after a failed batch (ms). */
  readonly firstBackoffMs?: number;
  /** How often the log is looked at without a notice (ms). */
  readonly pollMs?: number;
}
/** What may be forgotten of one partition; both limits apply where both are given. */
export interface PruneLimit {
  readonly topic: string;
  readonly partition: number;
  /** Exclusive: never above the store's position. */
  readonly beforeOffset: bigint;
  /** Only what was appended before this instant (ms). */
  readonly appendedBefore?: number;
}
/** One statement's worth of messages; a larger append would hold the partition's lock, and memory, for long. */
const MAX_APPEND_MESSAGES = 5_000;

/**
 * The embedded event bus: a table as the log, woken by LISTEN/NOTIFY and a slow poll. It gives a consumer group no
 * assignment of partitions: the store's compare-and-set keeps two consumers of one partition apart.
 */
export class PostgresLogBus implements EventBus {
  private readonly topics: LogTopics;
  private readonly consumptions = new Map<LogConsumption, () => Promise<void>>();
  private closed = false;

  constructor(private readonly options: PostgresLogBusOptions) {
    this.topics = new LogTopics(options.pool, options.partitions ?? 1);
  }

  /** Larger appends are stored in several steps; when one fails, those before it are in the log. */
  async append(topic: string, messages: readonly RawMessage[]): Promise<void> {
    this.assertOpen();
    if (messages.length === 0) return;
    const opened = await this.topics.open(topic);
    for (let from = 0; from < messages.length; from += MAX_APPEND_MESSAGES) {
      await appendMessages(this.options.pool, opened, messages.slice(from, from + MAX_APPEND_MESSAGES));
    }
  }

  async consume(options: ConsumeOptions): Promise<Consumption> {
    this.assertOpen();
    const topic = await this.topics.open(options.topic);
    const { pool, listener, firstBackoffMs, pollMs } = this.options;
    const consumption = new LogConsumption({ pool, topic, options, firstBackoffMs, pollMs });
    const unsubscribe = await listener.subscribe(LOG_CHANNEL, (grown) => {
      if (grown === null || grown === options.topic) consumption.ring();
    });
    this.consumptions.set(consumption, unsubscribe);
    void consumption.done.catch(() => undefined).then(() => this.forget(consumption));
    return consumption;
  }

  /** Deletes old records; returns how many. Readers simply begin later. */
  async prune(limit: PruneLimit): Promise<number> {
    const { rowCount } = await this.options.pool.query('delete from bus_log where topic = $1 and part = $2 and off < $3 and ($4::timestamptz is null or appended_at < $4)', [
      limit.topic,
      limit.partition,
      String(limit.beforeOffset),
      limit.appendedBefore === undefined ? null : toTimestamp(limit.appendedBefore),
    ]);
    return rowCount ?? 0;
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.consumptions.keys()].map((consumption) => consumption.close()));
  }

  private async forget(consumption: LogConsumption): Promise<void> {
    await this.consumptions.get(consumption)?.();
    this.consumptions.delete(consumption);
  }

  private assertOpen(): void {
    if (this.closed) throw new Error('The event bus is closed.');
  }
}
