import { openOrJoinAdapters } from '@wardcast/runtime';
import { dataDirOf, readArguments } from '../read-arguments';

const HELP = `Usage: npm run migrate [-- --data-dir DIR]

Brings the database to the newest schema (DATABASE_URL when set, else the embedded one). Repeating it changes nothing.`;

export async function runMigrate(argv: readonly string[]): Promise<number> {
  const args = readArguments(argv, { 'data-dir': { type: 'string' } }, HELP);
  if (typeof args === 'number') return args;
  const adapters = await openOrJoinAdapters({ dataDir: dataDirOf(args.values), databaseUrl: process.env.DATABASE_URL || null }, (message) => process.stderr.write(`${message}\n`));
  try {
    await adapters.stores.migrate();
    process.stdout.write('The schema is up to date.\n');
    return 0;
  } finally {
    await adapters.close();
  }
}
