import type { ITopicConfig } from 'kafkajs';
import { openKafka, type KafkaConnectionOptions } from './open-kafka';
import { TOPICS, type TopicPlan } from './topics';

export interface CreateTopicsOptions extends KafkaConnectionOptions {
  readonly topics?: readonly TopicPlan[];
  /** Copies of each partition; 3 on a cluster that is to survive the loss of a broker. Default 1. */
  readonly replicationFactor?: number;
}
export interface CreatedTopics {
  readonly created: readonly string[];
  readonly existing: readonly string[];
}

/**
 * Creates the topics that are not there yet; what exists stays as it is. Throws when an existing one has another number of
 * partitions than planned, since that cannot be mended in place.
 */
export async function createTopics(options: CreateTopicsOptions): Promise<CreatedTopics> {
  const plans = options.topics ?? TOPICS;
  const admin = openKafka(options).admin();
  await admin.connect();
  try {
    const present = new Set(await admin.listTopics());
    const missing = plans.filter(({ topic }) => !present.has(topic));
    const existing = plans.filter(({ topic }) => present.has(topic));
    if (existing.length > 0) {
      const { topics } = await admin.fetchTopicMetadata({ topics: existing.map(({ topic }) => topic) });
      for (const { name, partitions } of topics) assertPartitions(existing, name, partitions.length);
    }
    if (missing.length > 0) await admin.createTopics({ topics: missing.map((plan) => toTopicConfig(plan, options.replicationFactor ?? 1)), waitForLeaders: true });
    return { created: missing.map(({ topic }) => topic), existing: existing.map(({ topic }) => topic) };
  } finally {
    await admin.disconnect();
  }
}

function assertPartitions(plans: readonly TopicPlan[], name: string, partitions: number): void {
  const planned = plans.find(({ topic }) => topic === name)?.partitions;
  if (planned !== partitions) throw new Error(`The topic ${name} has ${partitions} partitions where ${planned} are planned. A topic's count stays as created, for the order within a key: use a new version of the topic.`);
}

function toTopicConfig(plan: TopicPlan, replicationFactor: number): ITopicConfig {
  return {
    topic: plan.topic,
    numPartitions: plan.partitions,
    replicationFactor,
    configEntries: [
      { name: 'cleanup.policy', value: plan.cleanup },
      ...(plan.retentionMs === undefined ? [] : [{ name: 'retention.ms', value: String(plan.retentionMs) }]),
      // With three copies an acknowledged record is on two at least.
      ...(replicationFactor >= 3 ? [{ name: 'min.insync.replicas', value: '2' }] : []),
    ],
  };
}
