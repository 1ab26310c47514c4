import { deadLetterTopicOf, EVENT_TOPIC } from '@wardcast/application';

const DAY_MS = 24 * 3_600_000;

export interface TopicPlan {
  readonly topic: string;
  /** Fixed at creation: another count would break the order within a key. Growth is a new version of the topic. */
  readonly partitions: number;
  readonly cleanup: 'delete' | 'compact' | 'compact,delete';
  /** How long records stay (ms), where they are deleted. */
  readonly retentionMs?: number;
}

/** The topics of the product. One topic carries all families of hospital events, keyed by facility. */
export const TOPICS: readonly TopicPlan[] = [
  // More than a year, so that a rebuild of a whole year finds its events in the log.
  { topic: EVENT_TOPIC, partitions: 24, cleanup: 'delete', retentionMs: 400 * DAY_MS },
  // Copies: the database keeps the letters themselves.
  { topic: deadLetterTopicOf(EVENT_TOPIC), partitions: 6, cleanup: 'delete', retentionMs: 90 * DAY_MS },
];
