import { createHmac, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SYSTEM_ACTOR, registerFacility } from '@wardcast/application';
import { facilityOfMovements, parseMovementsCsv, toMovementEvents } from '@wardcast/interop';
import type { MovementsFile } from '@wardcast/interop';
import { openAdapters } from '@wardcast/runtime';
import { readArguments } from '../read-arguments';
import { feedEvents } from './feed-events';
import { verifyCensus } from './verify-census';

const HELP = `Usage: npm run replay -- FILE [--verify] [--zone ZONE] [--data-dir DIR]

Feeds recorded movements (CSV: visit, unit, from, to) through the event bus, the ledger and the store with their own
clock: an event counts as received when it happened, so that dates in another century are legal.
  --verify        counts the census straight from the file and compares every hour in which somebody is in;
                  exit 1 when a cell differs
  --zone ZONE     IANA zone of the file's times (default UTC)
  --data-dir DIR  where to keep the result (default: a temporary folder, removed afterwards)`;
const FACILITY_ID = 'replay';
const FEED_ID = 'recording';

export async function runReplay(argv: readonly string[]): Promise<number> {
  const args = readArguments(argv, { verify: { type: 'boolean' }, zone: { type: 'string' }, 'data-dir': { type: 'string' } }, HELP);
  if (typeof args === 'number') return args;
  const [path] = args.positionals;
  if (!path) {
    process.stderr.write(`Which file?\n\n${HELP}\n`);
    return 2;
  }
  const zone = (args.values.zone as string | undefined) ?? 'UTC';
  if (!isZone(zone)) {
    process.stderr.write(`There is no time zone "${zone}". --zone takes an IANA name such as Europe/London.\n`);
    return 2;
  }
  const text = await readFile(path, 'utf8').catch((error: unknown) => error as NodeJS.ErrnoException);
  if (typeof text !== 'string') {
    process.stderr.write(`${path} cannot be read (${text.code ?? text.message}). Give the path of a CSV file of movements.\n`);
    return 1;
  }
  const file = parseMovementsCsv(text, zone);
  for (const problem of file.problems) process.stderr.write(`line ${problem.line}: ${problem.detail}\n`);
  const kept = args.values['data-dir'] as string | undefined;
  const dataDir = kept ?? (await mkdtemp(join(tmpdir(), 'wardcast-replay-')));
  try {
    return await replayInto(dataDir, file, { zone, verify: args.values.verify === true });
  } finally {
    if (!kept) await rm(dataDir, { recursive: true, force: true });
  }
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== null;
  } catch {
    return false;
  }
}

async function replayInto(dataDir: string, file: MovementsFile, options: { readonly zone: string; readonly verify: boolean }): Promise<number> {
  const adapters = await openAdapters({ dataDir, databaseUrl: null }, () => undefined);
  try {
    const { stores } = adapters;
    await stores.migrate();
    const facility = facilityOfMovements(FACILITY_ID, file.stays, options.zone);
    await registerFacility(stores, SYSTEM_ACTOR, facility);
    // The key lives for this run only: nobody can go back from a visit key to the file's numbers.
    const key = randomBytes(32);
    const keyOf = (visitId: string): string => createHmac('sha256', key).update(`${FACILITY_ID}\x1fvisit\x1f${visitId}`).digest('hex').slice(0, 32);
    const events = toMovementEvents(file.stays, { facilityId: FACILITY_ID, feedId: FEED_ID, keyOf });
    await feedEvents(stores, facility, events);
    process.stdout.write(`${file.stays.length} stays, ${events.length} events stored; ${file.problems.length} lines not used.\n`);
    if (!options.verify) return 0;
    const result = await verifyCensus(stores.readStore, facility, file.stays);
    process.stdout.write(`hours ${result.hours}, cells ${result.cells}, wrong ${result.wrong}\n`);
    return result.wrong > 0 ? 1 : 0;
  } finally {
    await adapters.close();
  }
}
