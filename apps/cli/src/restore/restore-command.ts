import { access } from 'node:fs/promises';
import { openAdapters, restoreBackup } from '@wardcast/runtime';
import { dataDirOf, readArguments } from '../read-arguments';

const HELP = `Usage: npm run restore -- FILE [--data-dir DIR]

Puts a backup into an empty database: a new data folder, or the empty database that DATABASE_URL names. One with data in it is
refused. Rows and sums are checked while they come, the state hash at the end; a damaged file leaves nothing behind.
  --data-dir DIR  a folder that does not exist yet (default ./.data)
Give the restored product the keys that the backup named (dead-letter.key in the data folder, or WARDCAST_DEAD_LETTER_KEY).`;

export async function runRestore(argv: readonly string[]): Promise<number> {
  const args = readArguments(argv, { 'data-dir': { type: 'string' } }, HELP);
  if (typeof args === 'number') return args;
  const [path] = args.positionals;
  if (!path) {
    process.stderr.write(`From which file?\n\n${HELP}\n`);
    return 2;
  }
  // Before a database is made for it.
  if (!(await access(path).then(() => true, () => false))) {
    process.stderr.write(`${path} cannot be read. Give the path of a backup.\n`);
    return 1;
  }
  const adapters = await openAdapters({ dataDir: dataDirOf(args.values), databaseUrl: process.env.DATABASE_URL || null, kafka: null }, (message) => process.stderr.write(`${message}\n`));
  try {
    const manifest = await restoreBackup({ url: adapters.databaseUrl, path, onProgress: (table, rows) => process.stderr.write(`${table}: ${rows.toLocaleString('en')} rows\n`) });
    for (const { topic, part, nextOffset } of manifest.positions) process.stdout.write(`${topic}/${part} goes on at ${nextOffset}\n`);
    for (const { facilityId, hash } of manifest.states) process.stdout.write(`${facilityId}: state hash ${hash}, as backed up\n`);
    process.stdout.write(`Restored as of ${manifest.takenAt}.\n`);
    return 0;
  } finally {
    await adapters.close();
  }
}
