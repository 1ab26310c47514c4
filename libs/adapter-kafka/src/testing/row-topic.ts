import { CompressionTypes, Kafka, logLevel } from 'kafkajs';

/** Messages in one request: about a megabyte with their schemas. */
const MESSAGES_PER_REQUEST = 500;

export interface RowTopic {
  append(values: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** A new topic of one partition for text messages, which stand in it in the order given. */
export async function openRowTopic(broker: string, topic: string): Promise<RowTopic> {
  const kafka = new Kafka({ brokers: [broker], logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: true });
  await admin.disconnect();
  const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
  await producer.connect();
  return {
    append: async (values) => {
      for (let from = 0; from < values.length; from += MESSAGES_PER_REQUEST) {
        const messages = values.slice(from, from + MESSAGES_PER_REQUEST).map((value) => ({ value }));
        await producer.send({ topic, messages, acks: -1, compression: CompressionTypes.None });
      }
    },
    close: () => producer.disconnect(),
  };
}
