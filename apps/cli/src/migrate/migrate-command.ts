import { createProductTopics, openOrJoinAdapters } from '@wardcast/runtime';
import { dataDirOf, readArguments } from '../read-arguments';

const HELP = `Usage: npm run migrate [-- --data-dir DIR --replication N]

Brings the database to the newest schema (DATABASE_URL when set, else the embedded one), and with KAFKA_BROKERS creates the
topics that are missing, N copies of each partition (default 1). Repeating it changes nothing.`;

export async function runMigrate(argv: readonly string[]): Promise<number> {
  const args = readArguments(argv, { 'data-dir': { type: 'string' }, replication: { type: 'string' } }, HELP);
  if (typeof args === 'number') return args;
  const replication = Number(args.values.replication ?? 1);
  if (!(Number.isInteger(replication) && replication > 0)) {
    process.stderr.write(`--replication must be a whole number above 0.\n\n${HELP}\n`);
    return 2;
  }
  const adapters = await openOrJoinAdapters({ dataDir: dataDirOf(args.values), databaseUrl: process.env.DATABASE_URL || null }, (message) => process.stderr.write(`${message}\n`));
  try {
    await adapters.stores.migrate();
    process.stdout.write('The schema is up to date.\n');
    const topics = await createProductTopics(process.env, replication);
    if (topics !== null) process.stdout.write(`Topics created: ${topics.created.join(', ') || 'none'}; already there: ${topics.existing.join(', ') || 'none'}.\n`);
    return 0;
  } finally {
    await adapters.close();
  }
}
