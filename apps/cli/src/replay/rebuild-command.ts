import type { StateHash } from '@wardcast/application';
import type { Facility } from '@wardcast/domain';
import { OLDER_LOADED_KEY, olderHistoryBorders, openAdapters, openOrJoinAdapters, openRebuild, productSessions, readOpenedAt, readSampleIdentity } from '@wardcast/runtime';
import type { Adapters, Rebuild } from '@wardcast/runtime';
import { parseRebuildFrom, type RebuildStart } from './rebuild-from';
import { isEqual, type RebuildJob } from './rebuild-job';
import { runRebuildJobs, type RebuildPlan } from './rebuild-threads';

export interface RebuildOptions {
  /** `all`, a store position or an instant, as typed. */
  readonly from: string;
  readonly swap: boolean;
  /** Compare only: nothing is exchanged, so a running product does not matter. */
  readonly compare: boolean;
  readonly dataDir: string;
}
/** How often a person is told that it goes on (events). */
const PROGRESS_EVENTS = 250_000;
const RUNNING = 'The product is running on these data: it would go on with the ledger that it holds in memory, and store it over the rebuilt one. Stop it first, or add --compare, which exchanges nothing.';

/** Rebuilds every facility's state beside the live one, compares, and exchanges. Exit code 0 when all are equal or were exchanged. */
export async function runRebuild(options: RebuildOptions): Promise<number> {
  const start = parseRebuildFrom(options.from);
  if (start === null) {
    process.stderr.write('--from takes "all", a store position (a whole number), or an instant such as 2026-03-01T00:00:00Z.\n');
    return 2;
  }
  const adapters = await openForRebuild(options);
  if (adapters === null) {
    process.stderr.write(`${RUNNING}\n`);
    return 1;
  }
  try {
    await adapters.stores.migrate();
    const rebuild = await openRebuild(adapters.databaseUrl);
    try {
      return await rebuildAll({ adapters, rebuild, start, options });
    } finally {
      await rebuild.close();
      await adapters.stores.refreshMeasures();
    }
  } finally {
    await adapters.close();
  }
}

/** null when the product is running and an exchange could follow. */
async function openForRebuild({ dataDir, compare }: RebuildOptions): Promise<Adapters | null> {
  const databaseUrl = process.env.DATABASE_URL || null;
  const config = { dataDir, databaseUrl, kafka: null };
  const say = (message: string): void => void process.stderr.write(`${message}\n`);
  if (compare) return openOrJoinAdapters(config, say);
  if (databaseUrl !== null && (await productSessions(databaseUrl)).length > 0) return null;
  return openAdapters(config, say).catch((error: unknown) => {
    if ((error as { readonly fault?: string }).fault === 'folder_in_use') return null;
    throw error;
  });
}

interface RebuildWork {
  readonly adapters: Adapters;
  readonly rebuild: Rebuild;
  readonly start: RebuildStart;
  readonly options: RebuildOptions;
}

async function rebuildAll(work: RebuildWork): Promise<number> {
  const { adapters, rebuild, options } = work;
  const from = await firstInstant(work);
  const facilities = await adapters.stores.readStore.facilities();
  const jobs = await Promise.all(facilities.map((facility) => jobOf(adapters, facility, from)));
  const results = await runRebuildJobs({ url: adapters.databaseUrl, rebuild, jobs, onProgress: tellProgress() });
  let exchanged = 0;
  for (const result of results) {
    const { facilityId, events, seconds, ours, live } = result;
    say(`${facilityId}: ${events.toLocaleString('en')} events in ${seconds.toFixed(1)} s, state hash ${ours.all}, ${isEqual(result) ? 'equal to the live one' : differing(ours, live)}`);
    if (options.compare || !(isEqual(result) || options.swap)) continue;
    const changed = await rebuild.store.swap(facilityId, from);
    exchanged += 1;
    say(`${facilityId}: exchanged; ${changed.stays} stays, ${changed.hours} hours, ${changed.waiting} waiting events differed`);
  }
  const equal = results.filter(isEqual).length;
  say(`facilities ${results.length}, events ${results.reduce((sum, { events }) => sum + events, 0)}, equal ${equal}, exchanged ${exchanged}`);
  return (options.compare ? equal : exchanged) === results.length ? 0 : 1;
}

/** ms; -Infinity for everything. */
async function firstInstant({ rebuild, start }: RebuildWork): Promise<number> {
  if (start.kind === 'all') return -Infinity;
  if (start.kind === 'instant') return start.at;
  return (await rebuild.earliestHourFrom(start.storeSequence)) ?? Infinity;
}

async function jobOf({ stores: { appState } }: Adapters, facility: Facility, from: number): Promise<RebuildJob> {
  const identity = facility.sample ? await readSampleIdentity(appState) : null;
  const openedAt = identity?.recentFrom ?? (await readOpenedAt(appState, facility.facilityId));
  const history = identity === null ? undefined : { ...olderHistoryBorders(identity), complete: (await appState.read(OLDER_LOADED_KEY)) !== null };
  return { facility, openedAt, history, from };
}

function tellProgress(): RebuildPlan['onProgress'] {
  const told = new Map<string, number>();
  return (facilityId, events, receivedAt) => {
    const before = told.get(facilityId) ?? 0;
    // The count begins anew where an older import is folded.
    if (events >= before && events - before < PROGRESS_EVENTS) return;
    told.set(facilityId, events);
    process.stderr.write(`${facilityId}: ${events.toLocaleString('en')} events, up to ${new Date(receivedAt).toISOString()}\n`);
  };
}

function differing(ours: StateHash, live: StateHash | null): string {
  if (live === null) return 'and the stored ledger is of another version: add --swap to replace it';
  const parts = (['ledger', 'stays', 'hours', 'waiting'] as const).filter((part) => ours[part] !== live[part]);
  return `not equal to the live one (${parts.join(', ')}): add --swap to exchange all the same`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
