import type { TrialCluster } from './trial-cluster';

export interface ConnectRival {
  /** With versions. */
  readonly title: string;
  /** Messages that carry their schema, in order. */
  append(values: readonly string[]): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  close(): Promise<void>;
}
export interface ConnectRivalOptions {
  readonly topic: string;
  readonly table: string;
  /** Column that makes a row once. */
  readonly key: string;
}

/** Kafka Connect with a JDBC sink beside the product, on the same broker and database; or the words that say why it cannot be had here. */
export async function openConnectRival(cluster: TrialCluster, { topic, table, key }: ConnectRivalOptions): Promise<ConnectRival | string> {
  const { BrokerError, openRowTopic, startConnectSink } = await import('@wardcast/adapter-kafka/testing');
  const rows = await openRowTopic(cluster.directBroker, topic);
  try {
    const sink = await startConnectSink({ broker: cluster.directBroker, topic, databaseUrl: cluster.databaseUrl, table, key });
    const close = async (): Promise<void> => {
      await sink.stop();
      await rows.close();
    };
    return { title: sink.title, append: (values) => rows.append(values), pause: () => sink.pause(), resume: () => sink.resume(), close };
  } catch (error) {
    await rows.close();
    if (error instanceof BrokerError) return error.message;
    throw error;
  }
}
