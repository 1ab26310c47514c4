import { Kafka, logLevel, type SASLOptions } from 'kafkajs';
import type { ConnectionOptions } from 'node:tls';
import { readFetchesQuickly } from './fetch-response';

export interface KafkaConnectionOptions {
  /** host:port of brokers to begin with; the others are learnt from them. */
  readonly brokers: readonly string[];
  /** How brokers name this program in their logs and quotas. */
  readonly clientId?: string;
  /** TLS: true for the system's certificates, or certificates and keys of one's own. */
  readonly ssl?: boolean | ConnectionOptions;
  /** User and mechanism (plain, scram-sha-256, scram-sha-512, oauthbearer). */
  readonly sasl?: SASLOptions;
  /** Warnings and errors of the client; they hold names and offsets, never payloads. Default: dropped. */
  onWarning?(text: string): void;
}

/** A broker that is away comes back within seconds or stays away: about 12 s of trying per request. */
export const REQUEST_RETRY = { initialRetryTime: 100, maxRetryTime: 3_000, retries: 8 };
const CONNECTION_TIMEOUT_MS = 5_000;

/** The client for a cluster; nothing connects yet. */
export function openKafka(options: KafkaConnectionOptions): Kafka {
  const { onWarning } = options;
  readFetchesQuickly();
  return new Kafka({
    clientId: options.clientId ?? 'wardcast',
    brokers: [...options.brokers],
    ssl: options.ssl,
    sasl: options.sasl,
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    retry: REQUEST_RETRY,
    logLevel: onWarning === undefined ? logLevel.NOTHING : logLevel.WARN,
    logCreator: () => ({ namespace, log }) => onWarning?.(`${namespace}: ${log.message}`),
  });
}
