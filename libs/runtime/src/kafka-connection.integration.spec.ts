import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KafkaEventBus, createTopics } from '@wardcast/adapter-kafka';
import { describeWithBroker, makeCertificate, startBroker } from '@wardcast/adapter-kafka/testing';
import type { RunningBroker, ThrowAwayCertificate } from '@wardcast/adapter-kafka/testing';
import { parseKafkaConfig } from './config/kafka-config';
import { openKafkaConnection } from './kafka-connection';
import { eventually } from './testing/eventually';

jest.setTimeout(120_000);

const TOPIC = 'secured';
const PASSWORD = 'correct horse';
type Settings = Readonly<Record<string, string>>;

describeWithBroker('a cluster that speaks TLS only, asks for a certificate and knows its accounts', () => {
  let folder: string;
  let certificate: ThrowAwayCertificate;
  let broker: RunningBroker;
  let settings: Settings;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wardcast-tls-'));
    certificate = await makeCertificate(folder);
    const passwordFile = join(folder, 'password');
    await writeFile(passwordFile, `${PASSWORD}\n`);
    const { certFile, keyFile, bothFile } = certificate;
    const [ca, key] = await Promise.all([readFile(certFile, 'utf8'), readFile(keyFile, 'utf8')]);
    const client = { ssl: { ca: [ca], cert: ca, key }, sasl: { mechanism: 'plain' as const, username: 'broker', password: 'itself' } };
    const accounts = [{ username: 'broker', password: 'itself' }, { username: 'wardcast', password: PASSWORD }];
    broker = await startBroker({ version: process.env['KAFKA_VERSION'], security: { keyStoreFile: bothFile, trustStoreFile: certFile, accounts, client } });
    await createTopics({ brokers: [broker.address], ...client, topics: [{ topic: TOPIC, partitions: 1, cleanup: 'delete' }] });
    settings = {
      KAFKA_BROKERS: broker.address, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', KAFKA_SSL: 'true', KAFKA_CA_FILE: certFile, KAFKA_CERT_FILE: certFile, KAFKA_KEY_FILE: keyFile,
      KAFKA_SASL_MECHANISM: 'scram-sha-512', KAFKA_USERNAME: 'wardcast', KAFKA_PASSWORD_FILE: passwordFile,
    };
  }, 180_000);
  afterAll(async () => {
    await broker?.stop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  async function openBus(env: Settings): Promise<KafkaEventBus> {
    const outcome = parseKafkaConfig(env);
    if (outcome.kind !== 'kafka' || outcome.kafka === null) throw new Error(`refused: ${JSON.stringify(outcome)}`);
    return new KafkaEventBus(await openKafkaConnection(outcome.kafka));
  }
  /** Appends a text and reads everything back in a group of its own: producer, consumer, metadata request and all. */
  async function roundTrip(env: Settings, text: string): Promise<readonly string[]> {
    const bus = await openBus(env);
    const read: string[] = [];
    try {
      await bus.append(TOPIC, [{ key: 'north', headers: {}, value: Buffer.from(text) }]);
      await bus.consume({
        topic: TOPIC,
        group: text,
        maxBatchRecords: 10,
        startAt: () => Promise.resolve(null),
        onBatch: ({ records }) => Promise.resolve(void read.push(...records.map(({ value }) => Buffer.from(value).toString()))),
      });
      await eventually(`${text} comes back`, () => read.includes(text));
      return read;
    } finally {
      await bus.close();
    }
  }
  const refused = async (change: Readonly<Record<string, string | undefined>>): Promise<string> => {
    const env = Object.fromEntries(Object.entries({ ...settings, ...change }).filter(([, value]) => value !== undefined)) as Settings;
    const bus = await openBus(env);
    try {
      return await bus.append(TOPIC, [{ key: 'north', headers: {}, value: Buffer.from('never') }]).then(() => 'accepted', (error: Error) => error.message);
    } finally {
      await bus.close();
    }
  };

  it('is used with SCRAM and a password from a file', async () => {
    expect(await roundTrip(settings, 'by-scram')).toEqual(['by-scram']);
  });

  it('is used with PLAIN and a password from the environment', async () => {
    const { KAFKA_PASSWORD_FILE: _, ...others } = settings;
    expect(await roundTrip({ ...others, KAFKA_SASL_MECHANISM: 'plain', KAFKA_PASSWORD: PASSWORD }, 'by-plain')).toContain('by-plain');
  });

  it('is not used with a wrong password, without our certificate, or when its own is not trusted', async () => {
    expect(await refused({ KAFKA_PASSWORD_FILE: undefined, KAFKA_PASSWORD: 'wrong' })).toMatch(/authentication/i);
    expect(await refused({ KAFKA_CERT_FILE: undefined, KAFKA_KEY_FILE: undefined })).not.toBe('accepted');
    expect(await refused({ KAFKA_CA_FILE: undefined })).toMatch(/self-signed|certificate/i);
  });

  it('says which setting names a file that is not there', async () => {
    await expect(openBus({ ...settings, KAFKA_CA_FILE: join(folder, 'none.pem') })).rejects.toThrow('The file that KAFKA_CA_FILE names cannot be read (ENOENT)');
  });
});
