import { stat } from 'node:fs/promises';
import { openOrJoinAdapters, writeBackup } from '@wardcast/runtime';
import { dataDirOf, readArguments } from '../read-arguments';

const HELP = `Usage: npm run backup -- FILE [--data-dir DIR]

Writes everything in the database as of one instant into FILE (a gzipped tar; the product may go on meanwhile). The file gets
its name when it is complete, and is readable by its owner only. Positions in the event log are inside, so a restored
database goes on exactly where the backup stopped. Keys for rejected messages are not: keep them apart, the command names
those that are needed.
  --data-dir DIR  of the product (default ./.data, or DATABASE_URL)`;
const MEGABYTE = 1024 * 1024;

export async function runBackup(argv: readonly string[]): Promise<number> {
  const args = readArguments(argv, { 'data-dir': { type: 'string' } }, HELP);
  if (typeof args === 'number') return args;
  const [path] = args.positionals;
  if (!path) {
    process.stderr.write(`Into which file?\n\n${HELP}\n`);
    return 2;
  }
  const adapters = await openOrJoinAdapters({ dataDir: dataDirOf(args.values), databaseUrl: process.env.DATABASE_URL || null, kafka: null }, (message) => process.stderr.write(`${message}\n`));
  try {
    await adapters.stores.migrate();
    const manifest = await writeBackup({ url: adapters.databaseUrl, path, onProgress: (table, rows) => process.stderr.write(`${table}: ${rows.toLocaleString('en')} rows\n`) });
    for (const { facilityId, hash } of manifest.states) process.stdout.write(`${facilityId}: state hash ${hash}\n`);
    if (manifest.letterKeys.length > 0) process.stdout.write(`Rejected messages in it open with the key(s) ${manifest.letterKeys.join(', ')}, which are not in the file: keep a copy apart.\n`);
    process.stdout.write(`${path}: ${((await stat(path)).size / MEGABYTE).toFixed(1)} MB, ${manifest.contents.reduce((sum, { rows }) => sum + rows, 0).toLocaleString('en')} rows\n`);
    return 0;
  } finally {
    await adapters.close();
  }
}
