import { createHmac, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SYSTEM_ACTOR, registerFacility } from '@wardcast/application';
import { facilityOfMovements, parseMovementsCsv, toMovementEvents } from '@wardcast/interop';
import type { MovementsFile } from '@wardcast/interop';
import { openAdapters } from '@wardcast/runtime';
import { dataDirOf, readArguments } from '../read-arguments';
import { feedEvents } from './feed-events';
import { overlappingStays } from './overlapping-stays';
import { runRebuild } from './rebuild-command';
import { verifyCensus } from './verify-census';

const HELP = `Usage: npm run replay -- FILE [--verify] [--zone ZONE] [--data-dir DIR]
       npm run replay -- --from all|POSITION|INSTANT [--swap | --compare] [--data-dir DIR]

Feeds recorded movements (CSV: visit, unit, from, to) through the event bus, the ledger and the store with their own
clock: an event counts as received when it happened, so that dates in another century are legal.
  --verify        counts the census straight from the file and compares every hour in which somebody is in;
                  exit 1 when a cell differs
  --zone ZONE     IANA zone of the file's times (default UTC)
  --data-dir DIR  where to keep the result (default: a temporary folder, removed afterwards)

With --from: folds the stored events of every hospital again, in a schema beside the live one, and compares the states by
their hashes. Equal ones are exchanged, in one transaction; until then nothing live is touched, and a run that was cut off
is simply repeated. The product must not be running: it would store the ledger that it holds over the rebuilt one.
  --from WHERE    all; or hours and visits from an instant on (2026-03-01T00:00:00Z), or from the first hour that events
                  from a store position on speak of; what is older stays as it is
  --swap          exchanges also where the states differ; corrected hours are appended, none is overwritten
  --compare       only compares; the product may go on meanwhile
  --data-dir DIR  of the product (default ./.data, or DATABASE_URL)`;
const OPTIONS = { verify: { type: 'boolean' }, zone: { type: 'string' }, 'data-dir': { type: 'string' }, from: { type: 'string' }, swap: { type: 'boolean' }, compare: { type: 'boolean' } } as const;
const FACILITY_ID = 'replay';
const FEED_ID = 'recording';

export async function runReplay(argv: readonly string[]): Promise<number> {
  const args = readArguments(argv, OPTIONS, HELP);
  if (typeof args === 'number') return args;
  if (args.values.from !== undefined) {
    return runRebuild({ from: args.values.from as string, swap: args.values.swap === true, compare: args.values.compare === true, dataDir: dataDirOf(args.values) });
  }
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
  if (file.stays.length === 0) {
    process.stderr.write(`${path} holds no stay that can be used, so there is nothing to replay and nothing to verify.\n`);
    return 1;
  }
  for (const line of overlappingStays(file.stays)) process.stderr.write(`line ${line}: The same visit is in another unit at that time; the ledger keeps a patient in one, so those hours cannot agree.\n`);
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
