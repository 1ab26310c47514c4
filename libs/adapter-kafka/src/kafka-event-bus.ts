import type { ConsumeOptions, Consumption, EventBus } from '@wardcast/application';
import type { RawMessage } from '@wardcast/domain';
import type { Kafka } from 'kafkajs';
import { AppendQueue } from './append-queue';
import { GroupConsumption } from './group-consumption';
import { openKafka, type KafkaConnectionOptions } from './open-kafka';
import { TopicIdentity } from './topic-identity';
import { TopicLog } from './topic-log';

export interface KafkaEventBusOptions extends KafkaConnectionOptions {
  /** First wait after a failed batch (ms). */
  readonly firstBackoffMs?: number;
  /** How long a dead member keeps its partitions (ms); brokers accept 6 s and more. */
  readonly sessionTimeoutMs?: number;
}

/**
 * The event bus on Apache Kafka 3.x and 4.x. Consumers of a group share the partitions. Positions are the store's: a
 * position that the log cannot serve, or a topic re-created under its name, ends the consumption with PositionOutOfRange
 * or TopicRecreated. Memory for a partition is bounded by bytes: one fetch of 8 MB (or one larger message).
 */
export class KafkaEventBus implements EventBus {
  private readonly kafka: Kafka;
  private readonly identity: TopicIdentity;
  private readonly queues = new Map<string, AppendQueue>();
  private readonly consumptions = new Set<GroupConsumption>();
  private closed = false;

  constructor(private readonly options: KafkaEventBusOptions) {
    this.kafka = openKafka(options);
    this.identity = new TopicIdentity(this.kafka);
  }

  /** A larger append is sent in several requests; when one fails, those before it are in the log. Throws TopicMissing. */
  async append(topic: string, messages: readonly RawMessage[]): Promise<void> {
    this.assertOpen();
    if (messages.length === 0) return;
    // kafkajs would try for seconds to find a topic that is not there.
    if (!this.queues.has(topic)) await this.identity.topicIdOf(topic);
    await this.queueOf(topic).append(messages);
  }

  /** Throws TopicMissing. */
  async consume(options: ConsumeOptions): Promise<Consumption> {
    this.assertOpen();
    const { firstBackoffMs, sessionTimeoutMs } = this.options;
    const log = new TopicLog(options.topic, this.kafka.admin(), this.identity);
    const consumption = new GroupConsumption({ kafka: this.kafka, log, options, firstBackoffMs, sessionTimeoutMs });
    this.consumptions.add(consumption);
    void consumption.done.catch(() => undefined).then(() => this.consumptions.delete(consumption));
    try {
      await consumption.start();
    } catch (error) {
      await consumption.close();
      throw error;
    }
    return consumption;
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.consumptions].map((consumption) => consumption.close()));
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    await this.identity.close();
  }

  private queueOf(topic: string): AppendQueue {
    const queue = this.queues.get(topic) ?? new AppendQueue(this.kafka, topic);
    this.queues.set(topic, queue);
    return queue;
  }

  private assertOpen(): void {
    if (this.closed) throw new Error('The event bus is closed.');
  }
}
