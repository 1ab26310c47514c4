export { KafkaEventBus, type KafkaEventBusOptions } from './kafka-event-bus';
export type { KafkaConnectionOptions } from './open-kafka';
export { createTopics, type CreateTopicsOptions, type CreatedTopics } from './create-topics';
export { TOPICS, type TopicPlan } from './topics';
export { TopicMissing } from './topic-missing';
export { PositionOutOfRange, type LogRange } from './position-out-of-range';
export { brokerObstacle } from './testing/broker-obstacle';
