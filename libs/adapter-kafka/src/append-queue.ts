import type { RawMessage } from '@wardcast/domain';
import { Partitioners, type Kafka, type Producer } from 'kafkajs';
import { sizeOf, toKafkaMessage } from './kafka-record';
import { REQUEST_RETRY } from './open-kafka';

/** All messages of a request that go to one partition are one batch there, and brokers refuse one of more than 1 MB. */
const MAX_REQUEST_BYTES = 512 * 1024;
const MAX_REQUEST_MESSAGES = 5_000;
const ALL_REPLICAS = -1;

/**
 * Appends to one topic (a kafkajs client that once knew a topic which is gone fails for all others too). One idempotent
 * producer, one request at a time. After a failure it is unknown whether the broker has the messages while
 * kafkajs counts them as not sent, so that the next ones would carry the same sequence numbers and be dropped as
 * repetitions: the producer is thrown away, and the next append gets a new one with numbers of its own.
 */
export class AppendQueue {
  private producer: Producer | null = null;
  private tail: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly kafka: Kafka,
    private readonly topic: string,
  ) {}

  append(messages: readonly RawMessage[]): Promise<void> {
    const turn = this.tail.then(() => this.sendAll(messages));
    this.tail = turn.catch(() => undefined);
    return turn;
  }

  /** Waits for what was appended before. */
  async close(): Promise<void> {
    await this.tail;
    await this.dropProducer();
  }

  private async sendAll(messages: readonly RawMessage[]): Promise<void> {
    try {
      const producer = await this.openProducer();
      for (const request of splitBySize(messages)) {
        await producer.send({ topic: this.topic, acks: ALL_REPLICAS, messages: request.map(toKafkaMessage) });
      }
    } catch (error) {
      await this.dropProducer();
      throw error;
    }
  }

  private async openProducer(): Promise<Producer> {
    if (this.producer !== null) return this.producer;
    const producer = this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      // murmur2 of the key, as the Java client does it: one key, one partition, whoever produces.
      createPartitioner: Partitioners.DefaultPartitioner,
      retry: REQUEST_RETRY,
    });
    await producer.connect();
    this.producer = producer;
    return producer;
  }

  private async dropProducer(): Promise<void> {
    const { producer } = this;
    this.producer = null;
    await producer?.disconnect().catch(() => undefined);
  }
}

/** Runs of messages, in order, each small enough for one request; a message above the limit goes alone. */
export function splitBySize(messages: readonly RawMessage[]): readonly (readonly RawMessage[])[] {
  const requests: RawMessage[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const message of messages) {
    const size = sizeOf(message);
    const current = requests[requests.length - 1];
    if (current === undefined || bytes + size > MAX_REQUEST_BYTES || current.length >= MAX_REQUEST_MESSAGES) {
      requests.push([message]);
      bytes = size;
    } else {
      current.push(message);
      bytes += size;
    }
  }
  return requests;
}
