import { describeEventBusContract } from '@wardcast/application/testing';
import { createTopics } from './create-topics';
import { KafkaEventBus } from './kafka-event-bus';
import { describeWithBroker } from './testing/describe-with-broker';
import { startBroker, type RunningBroker } from './testing/start-broker';

/** One partition more than the contract's suite has keys: a facility's order must hold among several. */
const PARTITIONS = 4;

describeWithBroker('the event bus contract on Apache Kafka', () => {
  let broker: RunningBroker;
  beforeAll(async () => {
    broker = await startBroker({ version: process.env['KAFKA_VERSION'] });
  }, 120_000);
  afterAll(() => broker.stop(), 30_000);

  describeEventBusContract('KafkaEventBus', async () => {
    const opened: KafkaEventBus[] = [];
    const open = (): KafkaEventBus => {
      const bus = new KafkaEventBus({ brokers: [broker.address], firstBackoffMs: 5 });
      opened.push(bus);
      return bus;
    };
    let topics = 0;
    return {
      bus: open(),
      newTopic: async () => {
        const topic = `contract-${(topics += 1)}`;
        await createTopics({ brokers: [broker.address], topics: [{ topic, partitions: PARTITIONS, cleanup: 'delete' }] });
        return topic;
      },
      openAnother: () => Promise.resolve(open()),
      close: async () => {
        await Promise.all(opened.map((bus) => bus.close()));
      },
    };
  });
});
