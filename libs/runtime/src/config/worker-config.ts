import { parseArgs } from 'node:util';
import { parseKafkaConfig } from './kafka-config';
import type { KafkaConfig } from './kafka-config';
import { emptyOption } from './empty-option';
import { parseNeural } from './neural-config';

export interface WorkerConfig {
  /** Of the health port. */
  readonly host: string;
  readonly port: number;
  /** Where the key of rejected messages lies when the environment names none. */
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly kafka: KafkaConfig;
  /** A quantile network as second member for units that send only counts, one for the hospitals of this worker. */
  readonly neural: boolean;
}
export type WorkerConfigOutcome = { readonly kind: 'config'; readonly config: WorkerConfig } | { readonly kind: 'refused'; readonly message: string } | { readonly kind: 'help' };

export const DEFAULT_WORKER_PORT = 4311;
const MAX_PORT = 65_535;

export const WORKER_HELP = `Usage: npm run worker [-- --port N --host H --neural]

Takes events from Kafka into the database and issues the forecasts of the hospitals whose partitions it is given. Start as many
as you like, on as many machines: they share the partitions. Needs KAFKA_BROKERS and DATABASE_URL.

  --port N   WARDCAST_WORKER_PORT   of /livez, /readyz, /progressz and /metrics (default ${DEFAULT_WORKER_PORT}; 0 takes any)
  --host H   WARDCAST_WORKER_HOST   address of that port (default 127.0.0.1)
  --neural   WARDCAST_NEURAL=1      a neural network beside the forecasts of units that send only counts, with the weight it earns;
                                    the log says what it computes on
  KAFKA_BROKERS                     host:port[,host:port]
  KAFKA_SSL, KAFKA_CA_FILE, KAFKA_CERT_FILE, KAFKA_KEY_FILE
                                    TLS: true, and files where the system's certificates are not meant
  KAFKA_SASL_MECHANISM, KAFKA_USERNAME, KAFKA_PASSWORD or KAFKA_PASSWORD_FILE
                                    plain, scram-sha-256 or scram-sha-512
  DATABASE_URL                      postgres://user:password@host:port/database
  WARDCAST_DEAD_LETTER_KEY          the key of rejected messages, the same for every worker and API

Ctrl-C or SIGTERM stops it in order: the batch in hand is finished, and the other workers take over.`;

/** Flags win over the environment. */
export function parseWorkerConfig(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): WorkerConfigOutcome {
  let values: { readonly port?: string; readonly host?: string; readonly neural?: boolean; readonly help?: boolean };
  try {
    values = parseArgs({ args: [...argv], options: { port: { type: 'string' }, host: { type: 'string' }, neural: { type: 'boolean' }, help: { type: 'boolean' } }, allowPositionals: false }).values;
  } catch (error) {
    return { kind: 'refused', message: `${(error as Error).message}\nSee: npm run worker -- --help` };
  }
  if (values.help) return { kind: 'help' };
  const empty = emptyOption(values);
  if (empty !== null) return { kind: 'refused', message: empty };
  const outcome = parseKafkaConfig(env);
  if (outcome.kind === 'refused') return outcome;
  const databaseUrl = env.DATABASE_URL;
  if (outcome.kafka === null || !databaseUrl) return { kind: 'refused', message: 'A worker needs KAFKA_BROKERS and DATABASE_URL. Without Kafka, npm start runs everything in one process.' };
  const port = values.port ?? (env.WARDCAST_WORKER_PORT || String(DEFAULT_WORKER_PORT));
  if (!/^\d{1,5}$/.test(port) || Number(port) > MAX_PORT) return { kind: 'refused', message: `WARDCAST_WORKER_PORT (or --port) must be a whole number from 0 to ${MAX_PORT}.` };
  const neural = parseNeural(values.neural, env);
  if (neural.kind === 'refused') return neural;
  const host = values.host ?? (env.WARDCAST_WORKER_HOST || '127.0.0.1');
  return { kind: 'config', config: { host, port: Number(port), dataDir: env.WARDCAST_DATA_DIR || './.data', databaseUrl, kafka: outcome.kafka, neural: neural.neural } };
}
