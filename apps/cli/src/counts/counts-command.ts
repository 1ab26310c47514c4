import { existsSync } from 'node:fs';
import { EVENT_TOPIC } from '@wardcast/application';
import { toRawMessage } from '@wardcast/domain';
import { openOrJoinAdapters } from '@wardcast/runtime';
import { readCsvSeries } from '../backtest/csv/csv-series';
import { dataDirOf, readArguments } from '../read-arguments';
import { countsEvents } from './counts-events';

/** Messages appended at a time. */
const PAGE = 1_000;
const HELP = `Usage: npm run counts -- FILE [--facility ID] [--data-dir DIR]

Publishes a file of hourly counts of units that send nothing else: their history, or what is missing of it. Columns: time
(wall clock of the hospital, 2026-05-01T13:00, or with an offset), series (id or name of the unit), value (occupied beds; an empty
cell is not reported). A count that was published before is recognised; another one for the same time replaces it.
  --facility ID    which hospital (default: the first)
  --data-dir DIR   where the product keeps its data (default ./.data)`;

export async function runCounts(argv: readonly string[]): Promise<number> {
  const args = readArguments(argv, { facility: { type: 'string' }, 'data-dir': { type: 'string' } }, HELP);
  if (typeof args === 'number') return args;
  const [path] = args.positionals;
  if (path === undefined || args.positionals.length > 1) return refused(`One file is needed.\n\n${HELP}`, 2);
  // Before a database is opened, or made, for nothing.
  if (!existsSync(path)) return refused(`There is no file ${path}.`, 1);
  const adapters = await openOrJoinAdapters({ dataDir: dataDirOf(args.values), databaseUrl: process.env.DATABASE_URL || null }, (message) => process.stderr.write(`${message}\n`));
  try {
    await adapters.stores.migrate();
    const facilities = await adapters.stores.readStore.facilities();
    const facility = args.values.facility === undefined ? facilities[0] : facilities.find(({ facilityId }) => facilityId === args.values.facility);
    if (facility === undefined) return refused('There is no such hospital in this data folder. Start Wardcast once, or name another folder with --data-dir.', 1);
    const file = readCsvSeries(path, facility.timeZone);
    const made = 'refused' in file ? file : countsEvents(file, facility, Date.now());
    if ('refused' in made) return refused(made.refused, 1);
    const messages = made.events.map(toRawMessage);
    for (let from = 0; from < messages.length; from += PAGE) await adapters.stores.bus.append(EVENT_TOPIC, messages.slice(from, from + PAGE));
    process.stdout.write(`Published ${messages.length} counts of ${made.unitIds.join(', ')}.\n`);
    return 0;
  } finally {
    await adapters.close();
  }
}

function refused(why: string, code: number): number {
  process.stderr.write(`${why}\n`);
  return code;
}
