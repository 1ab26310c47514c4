import { toRawMessage } from '@wardcast/domain';
import { createSampleHospital } from '@wardcast/simulation';
import { EVENT_TOPIC } from '@wardcast/application';
import { openOrJoinAdapters } from '@wardcast/runtime';
import { dataDirOf, readArguments } from '../read-arguments';
import { MALFORMED_MESSAGES } from './malformed-messages';

const HELP = `Usage: npm run simulate [-- --seed N --from ISO --hours N]
       npm run simulate -- --malformed [--data-dir DIR]

Without --malformed: writes the sample hospital's events as JSON lines (header names and data) to standard output.
  --seed N       which hospital (default 1)
  --from ISO     first instant of its history (default 2026-01-01T00:00:00Z)
  --hours N      how long (default 24)
With --malformed: publishes ten broken messages, each broken in another way, to the running product, to see what
becomes of them (npm run rejected).`;
const DAY_HOURS = 24;
const HOUR_MS = 3_600_000;

export async function runSimulate(argv: readonly string[]): Promise<number> {
  const args = readArguments(argv, { seed: { type: 'string' }, from: { type: 'string' }, hours: { type: 'string' }, malformed: { type: 'boolean' }, 'data-dir': { type: 'string' } }, HELP);
  if (typeof args === 'number') return args;
  if (args.values.malformed === true) return publishMalformed(dataDirOf(args.values));
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
