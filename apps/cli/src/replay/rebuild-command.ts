import { SYSTEM_ACTOR, loadLedger, rebuildFacility, stateHash } from '@wardcast/application';
import type { StateHash } from '@wardcast/application';
import type { Facility, Ledger } from '@wardcast/domain';
import { OLDER_LOADED_KEY, olderHistoryBorders, openAdapters, openOrJoinAdapters, openRebuild, productSessions, readOpenedAt, readSampleIdentity } from '@wardcast/runtime';
import type { Adapters, Rebuild } from '@wardcast/runtime';
import { parseRebuildFrom, type RebuildStart } from './rebuild-from';

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
  const facilities = await work.adapters.stores.readStore.facilities();
  const from = await firstInstant(work);
  let [events, equal, exchanged] = [0, 0, 0];
  for (const facility of facilities) {
    const outcome = await rebuildOne(work, facility, from);
    events += outcome.events;
    equal += outcome.equal ? 1 : 0;
    exchanged += outcome.exchanged ? 1 : 0;
  }
  process.stdout.write(`facilities ${facilities.length}, events ${events}, equal ${equal}, exchanged ${exchanged}\n`);
  return work.options.compare ? (equal === facilities.length ? 0 : 1) : exchanged === facilities.length ? 0 : 1;
}

/** ms; -Infinity for everything. */
async function firstInstant({ rebuild, start }: RebuildWork): Promise<number> {
  if (start.kind === 'all') return -Infinity;
  if (start.kind === 'instant') return start.at;
  return (await rebuild.earliestHourFrom(start.storeSequence)) ?? Infinity;
}

async function rebuildOne(work: RebuildWork, facility: Facility, from: number): Promise<{ readonly events: number; readonly equal: boolean; readonly exchanged: boolean }> {
  const { rebuild, options } = work;
  const { facilityId } = facility;
  const began = performance.now();
  const { ledger, events } = await foldAgain(work, facility);
  const ours = stateHash(ledger, await rebuild.store.hashes('rebuilt', facilityId, from));
  const live = await liveHash(work, facility, from);
  const equal = live?.all === ours.all;
  say(`${facilityId}: ${events.toLocaleString('en')} events in ${((performance.now() - began) / 1000).toFixed(1)} s, state hash ${ours.all}, ${equal ? 'equal to the live one' : differing(ours, live)}`);
  const exchange = !options.compare && (equal || options.swap);
  if (!exchange) return { events, equal, exchanged: false };
  const changed = await rebuild.store.swap(facilityId, from);
  say(`${facilityId}: exchanged; ${changed.stays} stays, ${changed.hours} hours, ${changed.waiting} waiting events differed`);
  return { events, equal, exchanged: true };
}

async function foldAgain({ adapters, rebuild }: RebuildWork, facility: Facility): Promise<{ readonly ledger: Ledger; readonly events: number }> {
  const { appState } = adapters.stores;
  const identity = facility.sample ? await readSampleIdentity(appState) : null;
  const openedAt = identity?.recentFrom ?? (await readOpenedAt(appState, facility.facilityId));
  const history = identity === null ? undefined : { ...olderHistoryBorders(identity), complete: (await appState.read(OLDER_LOADED_KEY)) !== null };
  let told = 0;
  const onProgress = (count: number, receivedAt: number): void => {
    if (count - told < PROGRESS_EVENTS && count > told) return;
    told = count;
    process.stderr.write(`${facility.facilityId}: ${count.toLocaleString('en')} events, up to ${new Date(receivedAt).toISOString()}\n`);
  };
  return rebuildFacility({ actor: SYSTEM_ACTOR, store: rebuild.store, facility, openedAt, history, onProgress });
}

/** null where the stored ledger cannot be read, such as one that an older version wrote. */
async function liveHash({ rebuild }: RebuildWork, facility: Facility, from: number): Promise<StateHash | null> {
  try {
    const { ledger } = await loadLedger(rebuild.liveStore, facility);
    return stateHash(ledger, await rebuild.store.hashes('live', facility.facilityId, from));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function differing(ours: StateHash, live: StateHash | null): string {
  if (live === null) return 'and the stored ledger is of another version: add --swap to replace it';
  const parts = (['ledger', 'stays', 'hours', 'waiting'] as const).filter((part) => ours[part] !== live[part]);
  return `not equal to the live one (${parts.join(', ')}): add --swap to exchange all the same`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
