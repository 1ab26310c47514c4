import { Kafka, logLevel } from 'kafkajs';

/** What no command of the product does. */
export async function deleteTopic(broker: string, topic: string): Promise<void> {
  const admin = new Kafka({ brokers: [broker], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    await admin.deleteTopics({ topics: [topic] });
  } finally {
    await admin.disconnect();
  }
}
