/** How the cluster is reached, as the environment says. Files are named here and read when the connection is opened. */
export interface KafkaConfig {
  readonly brokers: readonly string[];
  readonly ssl: boolean;
  readonly caFile: string | null;
  readonly certFile: string | null;
  readonly keyFile: string | null;
  readonly sasl: KafkaAccount | null;
}
export interface KafkaAccount {
  readonly mechanism: SaslMechanism;
  readonly username: string;
  /** One of the two is set. */
  readonly password: string | null;
  readonly passwordFile: string | null;
}
export type SaslMechanism = 'plain' | 'scram-sha-256' | 'scram-sha-512';
export type KafkaConfigOutcome = { readonly kind: 'kafka'; readonly kafka: KafkaConfig | null } | { readonly kind: 'refused'; readonly message: string };
type Environment = Readonly<Record<string, string | undefined>>;

const MECHANISMS: readonly SaslMechanism[] = ['plain', 'scram-sha-256', 'scram-sha-512'];
const BROKER = /^[A-Za-z0-9._-]+:\d{1,5}$|^\[[0-9A-Fa-f:.]+\]:\d{1,5}$/;

/** Null without KAFKA_BROKERS. A setting that would be silently without effect is refused: a typing error must not send passwords in the clear. */
export function parseKafkaConfig(env: Environment): KafkaConfigOutcome {
  const text = (name: string): string | null => env[name]?.trim() || null;
  const named = text('KAFKA_BROKERS');
  if (named === null) return { kind: 'kafka', kafka: null };
  const brokers = named.split(',').map((broker) => broker.trim()).filter((broker) => broker !== '');
  const odd = brokers.find((broker) => !BROKER.test(broker));
  if (brokers.length === 0 || odd !== undefined) return refuse(`KAFKA_BROKERS names brokers as host:port, separated by commas${odd === undefined ? '' : `; "${odd}" is none`}.`);
  if (text('DATABASE_URL') === null) return refuse('KAFKA_BROKERS is set and DATABASE_URL is not: with Kafka, workers and API share an outside PostgreSQL. Set both, or neither.');
  const files = { caFile: text('KAFKA_CA_FILE'), certFile: text('KAFKA_CERT_FILE'), keyFile: text('KAFKA_KEY_FILE') };
  const ssl = flag(text('KAFKA_SSL'));
  if (ssl === null) return refuse('KAFKA_SSL is true or false.');
  if (!ssl && Object.values(files).some((file) => file !== null)) return refuse('KAFKA_CA_FILE, KAFKA_CERT_FILE and KAFKA_KEY_FILE need KAFKA_SSL=true.');
  if ((files.certFile === null) !== (files.keyFile === null)) return refuse('KAFKA_CERT_FILE and KAFKA_KEY_FILE go together.');
  const account = parseAccount(text);
  if (typeof account === 'string') return refuse(account);
  return { kind: 'kafka', kafka: { brokers, ssl, ...files, sasl: account } };
}

function parseAccount(text: (name: string) => string | null): KafkaAccount | null | string {
  const mechanism = text('KAFKA_SASL_MECHANISM')?.toLowerCase() ?? null;
  const [username, password, passwordFile] = [text('KAFKA_USERNAME'), text('KAFKA_PASSWORD'), text('KAFKA_PASSWORD_FILE')];
  if (mechanism === null) return username === null && password === null && passwordFile === null ? null : 'KAFKA_USERNAME and KAFKA_PASSWORD need KAFKA_SASL_MECHANISM.';
  const known = MECHANISMS.find((one) => one === mechanism);
  if (known === undefined) return `KAFKA_SASL_MECHANISM is one of ${MECHANISMS.join(', ')}.`;
  if (username === null) return 'KAFKA_SASL_MECHANISM needs KAFKA_USERNAME.';
  if ((password === null) === (passwordFile === null)) return 'KAFKA_SASL_MECHANISM needs either KAFKA_PASSWORD or KAFKA_PASSWORD_FILE.';
  return { mechanism: known, username, password, passwordFile };
}

function flag(text: string | null): boolean | null {
  if (text === null) return false;
  return ['true', '1'].includes(text.toLowerCase()) ? true : ['false', '0'].includes(text.toLowerCase()) ? false : null;
}

function refuse(message: string): KafkaConfigOutcome {
  return { kind: 'refused', message };
}
