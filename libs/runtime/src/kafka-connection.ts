import { readFile } from 'node:fs/promises';
import { createTopics } from '@wardcast/adapter-kafka';
import type { CreatedTopics, KafkaConnectionOptions } from '@wardcast/adapter-kafka';
import { parseKafkaConfig } from './config/kafka-config';
import type { KafkaAccount, KafkaConfig } from './config/kafka-config';

/** Reads the files that the configuration names. Throws with the name of the setting whose file cannot be read. */
export async function openKafkaConnection(kafka: KafkaConfig): Promise<KafkaConnectionOptions> {
  const [ca, cert, key] = await Promise.all([readNamed('KAFKA_CA_FILE', kafka.caFile), readNamed('KAFKA_CERT_FILE', kafka.certFile), readNamed('KAFKA_KEY_FILE', kafka.keyFile)]);
  const ssl = kafka.ssl ? { ...(ca === null ? {} : { ca: [ca] }), ...(cert === null || key === null ? {} : { cert, key }) } : false;
  return { brokers: kafka.brokers, ssl, sasl: kafka.sasl === null ? undefined : await toSasl(kafka.sasl) };
}

/** Creates the product's topics on the cluster that the environment names; null where it names none. */
export async function createProductTopics(env: Readonly<Record<string, string | undefined>>, replicationFactor: number): Promise<CreatedTopics | null> {
  const outcome = parseKafkaConfig(env);
  if (outcome.kind === 'refused') throw new Error(outcome.message);
  if (outcome.kafka === null) return null;
  return createTopics({ ...(await openKafkaConnection(outcome.kafka)), replicationFactor });
}

async function toSasl({ mechanism, username, password, passwordFile }: KafkaAccount): Promise<KafkaConnectionOptions['sasl']> {
  const secret = password ?? (await readNamed('KAFKA_PASSWORD_FILE', passwordFile))?.trim() ?? '';
  return { mechanism, username, password: secret } as KafkaConnectionOptions['sasl'];
}

async function readNamed(setting: string, file: string | null): Promise<string | null> {
  if (file === null) return null;
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Error(`The file that ${setting} names cannot be read (${error.code ?? 'unknown'}): ${file}`);
  });
}
