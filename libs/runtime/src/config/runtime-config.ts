import { parseArgs } from 'node:util';
import { emptyOption } from './empty-option';
import { parseKafkaConfig } from './kafka-config';
import type { KafkaConfig } from './kafka-config';
import { parseNeural } from './neural-config';

export interface RuntimeConfig {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly seed: number;
  /** Hospital seconds per wall second of the sample hospital. */
  readonly speed: number;
  /** An outside PostgreSQL instead of the embedded one. */
  readonly databaseUrl: string | null;
  /** Set in full mode, always together with databaseUrl. */
  readonly kafka: KafkaConfig | null;
  /** A quantile network as second member for units that send only counts. */
  readonly neural: boolean;
  readonly development: boolean;
}
export type ConfigOutcome = { readonly kind: 'config'; readonly config: RuntimeConfig } | { readonly kind: 'refused'; readonly message: string } | { readonly kind: 'help' };

export const DEFAULT_PORT = 4310;
const DEFAULT_SEED = 1;
/** Past this the hospital's minutes pass faster than heartbeats can be sent, so everything would look late. */
const MAX_SPEED = 600;

export const START_HELP = `Usage: npm start [-- options]

Starts Wardcast with the sample hospital: database, feed, forecasts, API and dashboard in one process.

  --port N        WARDCAST_PORT       port of dashboard and API (default ${DEFAULT_PORT})
  --host H        WARDCAST_HOST       address to listen on (default 127.0.0.1)
  --data-dir DIR  WARDCAST_DATA_DIR   where everything is kept between runs (default ./.data)
  --seed N        WARDCAST_SEED       which sample hospital (default ${DEFAULT_SEED}); fixed once a data folder exists
  --speed N       WARDCAST_SPEED      how many times as fast as the wall clock it runs (default 1, at most ${MAX_SPEED})
  --neural        WARDCAST_NEURAL=1   a neural network beside the forecasts of units that send only counts, with the weight it earns
  --help          this text

With DATABASE_URL an outside PostgreSQL is used. With KAFKA_BROKERS as well, this process serves dashboard and API only: events
are taken in by workers (npm run worker), and the sample hospital is sent by npm run simulate.

Ctrl-C stops everything cleanly. Start again to go on where it stopped.`;

/** Flags win over the environment. */
export function parseRuntimeConfig(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): ConfigOutcome {
  let values: Record<string, string | boolean | undefined>;
  try {
    const options = { port: { type: 'string' }, host: { type: 'string' }, 'data-dir': { type: 'string' }, seed: { type: 'string' }, speed: { type: 'string' }, neural: { type: 'boolean' }, help: { type: 'boolean' } } as const;
    values = parseArgs({ args: [...argv], options, allowPositionals: false }).values;
  } catch (error) {
    return { kind: 'refused', message: `${(error as Error).message}\nOptions follow two dashes, as in: npm start -- --port 4311\nSee: npm start -- --help` };
  }
  if (values.help) return { kind: 'help' };
  const empty = emptyOption(values);
  if (empty !== null) return { kind: 'refused', message: empty };
  const text = (flag: string, name: string): string | undefined => (values[flag] as string | undefined) ?? (env[name] || undefined);
  const port = wholeNumber(text('port', 'WARDCAST_PORT') ?? String(DEFAULT_PORT), 0, 65_535);
  if (port === null) return { kind: 'refused', message: 'WARDCAST_PORT (or --port) must be a whole number from 0 to 65535.' };
  const seed = wholeNumber(text('seed', 'WARDCAST_SEED') ?? String(DEFAULT_SEED), 0, 2 ** 31 - 1);
  if (seed === null) return { kind: 'refused', message: 'WARDCAST_SEED (or --seed) must be a whole number from 0 to 2147483647.' };
  const speed = Number(text('speed', 'WARDCAST_SPEED') ?? '1');
  if (!(speed >= 1 && speed <= MAX_SPEED)) return { kind: 'refused', message: `WARDCAST_SPEED (or --speed) must be a number from 1 to ${MAX_SPEED}.` };
  const neural = parseNeural(values.neural === true, env);
  if (neural.kind === 'refused') return neural;
  const kafka = parseKafkaConfig(env);
  if (kafka.kind === 'refused') return kafka;
  const config: RuntimeConfig = {
    host: text('host', 'WARDCAST_HOST') ?? '127.0.0.1',
    port,
    dataDir: text('data-dir', 'WARDCAST_DATA_DIR') ?? './.data',
    seed,
    speed,
    databaseUrl: env.DATABASE_URL || null,
    kafka: kafka.kafka,
    neural: neural.neural,
    development: env.NODE_ENV === 'development',
  };
  return { kind: 'config', config };
}

function wholeNumber(text: string, min: number, max: number): number | null {
  if (!/^\d{1,10}$/.test(text)) return null;
  const value = Number(text);
  return value >= min && value <= max ? value : null;
}
