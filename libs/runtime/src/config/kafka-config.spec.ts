import { parseKafkaConfig } from './kafka-config';

const DATABASE_URL = 'postgres://db/beds';
const parse = (env: Record<string, string>) => parseKafkaConfig({ DATABASE_URL, ...env });
const kafka = (env: Record<string, string>) => {
  const outcome = parse(env);
  if (outcome.kind !== 'kafka') throw new Error(outcome.message);
  return outcome.kafka;
};

describe('parseKafkaConfig', () => {
  it('is null without brokers, whatever else is set', () => expect(kafka({ KAFKA_SSL: 'true' })).toBeNull());

  it('reads a list of brokers', () => {
    expect(kafka({ KAFKA_BROKERS: 'a:9092, b.example:9093,[::1]:9094' })).toMatchObject({ brokers: ['a:9092', 'b.example:9093', '[::1]:9094'], ssl: false, sasl: null });
  });

  it('reads TLS files and an account', () => {
    const env = { KAFKA_BROKERS: 'a:9093', KAFKA_SSL: 'true', KAFKA_CA_FILE: '/ca', KAFKA_CERT_FILE: '/cert', KAFKA_KEY_FILE: '/key', KAFKA_SASL_MECHANISM: 'SCRAM-SHA-512', KAFKA_USERNAME: 'u', KAFKA_PASSWORD: 'p' };
    expect(kafka(env)).toEqual({ brokers: ['a:9093'], ssl: true, caFile: '/ca', certFile: '/cert', keyFile: '/key', sasl: { mechanism: 'scram-sha-512', username: 'u', password: 'p', passwordFile: null } });
  });

  it.each([
    [{ DATABASE_URL: '' }, 'DATABASE_URL is not'],
    [{ KAFKA_BROKERS: 'http://a' }, '"http://a" is none'],
    [{ KAFKA_BROKERS: ' , ' }, 'host:port'],
    [{ KAFKA_SSL: 'yes' }, 'KAFKA_SSL is true or false'],
    [{ KAFKA_CA_FILE: '/ca' }, 'need KAFKA_SSL=true'],
    [{ KAFKA_SSL: 'true', KAFKA_CERT_FILE: '/cert' }, 'go together'],
    [{ KAFKA_USERNAME: 'u', KAFKA_PASSWORD: 'p' }, 'need KAFKA_SASL_MECHANISM'],
    [{ KAFKA_SASL_MECHANISM: 'gssapi' }, 'is one of plain'],
    [{ KAFKA_SASL_MECHANISM: 'plain', KAFKA_PASSWORD: 'p' }, 'needs KAFKA_USERNAME'],
    [{ KAFKA_SASL_MECHANISM: 'plain', KAFKA_USERNAME: 'u' }, 'either KAFKA_PASSWORD or KAFKA_PASSWORD_FILE'],
    [{ KAFKA_SASL_MECHANISM: 'plain', KAFKA_USERNAME: 'u', KAFKA_PASSWORD: 'p', KAFKA_PASSWORD_FILE: '/p' }, 'either KAFKA_PASSWORD or KAFKA_PASSWORD_FILE'],
  ])('refuses %j', (env, says) => {
    const outcome = parse({ KAFKA_BROKERS: 'a:9092', ...env });
    expect(outcome).toMatchObject({ kind: 'refused', message: expect.stringContaining(says) as string });
  });

  it('repeats no password in a refusal', () => {
    expect(JSON.stringify(parse({ KAFKA_BROKERS: 'a:9092', KAFKA_USERNAME: 'u', KAFKA_PASSWORD: 'hidden' }))).not.toContain('hidden');
  });
});
