import { toRawMessage } from '@wardcast/domain';
import { createSampleHospital } from '@wardcast/simulation';
import { EVENT_TOPIC } from '@wardcast/application';
import { openOrJoinAdapters } from '@wardcast/runtime';
import { dataDirOf, readArguments } from '../read-arguments';
import type { CommandArguments } from '../read-arguments';
import { MALFORMED_MESSAGES } from './malformed-messages';
import { publishHospitals } from './publish-hospitals';

const DAY_HOURS = 24;
/** What forecasts need: eight of every hour of the week. */
const DAYS = 56;
const MAX_HOSPITALS = 100;
const HELP = `Usage: npm run simulate [-- --seed N --from ISO --hours N]
       npm run simulate -- --malformed [--data-dir DIR]
       KAFKA_BROKERS=... DATABASE_URL=... npm run simulate [-- --hospitals N --days D --seed N --hours H]

With KAFKA_BROKERS: registers N sample hospitals (default 1) and publishes them to Kafka: first D days of history (default
${DAYS}) as fast as the cluster takes them, then what happens from now on until Ctrl-C; with --hours only the first H hours.
Started again it goes on where it stopped.
Otherwise, without --malformed: writes the sample hospital's events as JSON lines (header names and data) to standard output.
  --seed N       which hospital (default 1)
  --from ISO     first instant of its history (default 2026-01-01T00:00:00Z)
  --hours N      how long (default 24)
With --malformed: publishes ten broken messages, each broken in another way, to the running product, to see what
becomes of them (npm run rejected).`;
const HOUR_MS = 3_600_000;

export async function runSimulate(argv: readonly string[]): Promise<number> {
  const args = readArguments(argv, { seed: { type: 'string' }, from: { type: 'string' }, hours: { type: 'string' }, malformed: { type: 'boolean' }, hospitals: { type: 'string' }, days: { type: 'string' }, 'data-dir': { type: 'string' } }, HELP);
  if (typeof args === 'number') return args;
  if (args.values.malformed === true) return publishMalformed(dataDirOf(args.values));
  if (process.env.KAFKA_BROKERS) return publishToKafka(args.values);
  const epoch = Date.parse((args.values.from as string | undefined) ?? '2026-01-01T00:00:00Z');
  const hours = Number(args.values.hours ?? DAY_HOURS);
  const seed = Number(args.values.seed ?? 1);
  if (Number.isNaN(epoch) || !(hours > 0) || !Number.isInteger(seed)) {
    process.stderr.write(`--from must be an instant, --hours above 0, --seed a whole number.\n\n${HELP}\n`);
    return 2;
  }
  const hospital = createSampleHospital({ seed, epoch });
  for (let hour = 1; hour <= hours; hour += 1) {
    const lines = hospital.advance(epoch + hour * HOUR_MS).map(toRawMessage).map((raw) => JSON.stringify({ headers: raw.headers, data: JSON.parse(Buffer.from(raw.value).toString('utf8')) as unknown }));
    if (lines.length > 0) await write(`${lines.join('\n')}\n`);
  }
  return 0;
}

async function publishToKafka(values: CommandArguments['values']): Promise<number> {
  const number = (name: string, otherwise: number): number => Number(values[name] ?? otherwise);
  const [hospitals, days, seed] = [number('hospitals', 1), number('days', DAYS), number('seed', 1)];
  const hours = values.hours === undefined ? null : Number(values.hours);
  if (![hospitals, days, seed].every(Number.isInteger) || hospitals < 1 || hospitals > MAX_HOSPITALS || days < 0 || (hours !== null && !(hours > 0))) {
    process.stderr.write(`--hospitals is 1 to ${MAX_HOSPITALS}, --days and --seed are whole numbers, --hours is above 0.\n\n${HELP}\n`);
    return 2;
  }
  let stopped = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void (stopped = true));
  const adapters = await openOrJoinAdapters({ dataDir: dataDirOf(values), databaseUrl: process.env.DATABASE_URL || null }, (message) => process.stderr.write(`${message}\n`));
  try {
    await adapters.stores.migrate();
    const events = await publishHospitals(adapters, { hospitals, seed, days, hours, say: (line) => void process.stdout.write(`${line}\n`), stopped: () => stopped });
    process.stdout.write(`${events} events published.\n`);
    return 0;
  } finally {
    await adapters.close();
  }
}

/** Waits when the reader is slower than we are. */
function write(text: string): Promise<void> {
  return new Promise((resolve) => {
    if (process.stdout.write(text)) resolve();
    else process.stdout.once('drain', resolve);
  });
}

async function publishMalformed(dataDir: string): Promise<number> {
  const adapters = await openOrJoinAdapters({ dataDir, databaseUrl: process.env.DATABASE_URL || null }, (message) => process.stderr.write(`${message}\n`));
  try {
    await adapters.stores.migrate();
    const [facility] = await adapters.stores.readStore.facilities();
    if (!facility) {
      process.stderr.write('No hospital is registered in this data folder yet. Run npm start first.\n');
      return 1;
    }
    const messages = MALFORMED_MESSAGES.map((make) => make(facility.facilityId, Date.now()));
    await adapters.stores.bus.append(EVENT_TOPIC, messages);
    process.stdout.write(`Published ${messages.length} broken messages. See them with: npm run rejected\n`);
    return 0;
  } finally {
    await adapters.close();
  }
}
