import type { AppState } from '@wardcast/application';
import { leavingHoursOf } from '@wardcast/simulation';
import type { LeavingHours } from '@wardcast/simulation';
import { DAY_MS, startOfLocalDay } from '@wardcast/timeseries';

export const SAMPLE_IDENTITY_KEY = 'sample.identity';
/** Instant up to which events have been published (ms). */
export const DELIVERED_KEY = 'sample.deliveredTo';
export const RECENT_LOADED_KEY = 'sample.recentLoaded';
export const OLDER_LOADED_KEY = 'sample.olderLoaded';
const YEAR_DAYS = 364;
/** What the board and the first models need: eight of every hour of the week. */
const RECENT_DAYS = 56;

/** Visits that ended in the last days before the live ledger's first hour were handed to it. */
const HANDED_OVER_DAYS = 3;

/** Fixes one sample hospital for the life of a data folder. All ms UTC. */
export interface SampleIdentity {
  readonly seed: number;
  readonly leavingHours: LeavingHours;
  /** First instant of its history. */
  readonly epoch: number;
  /** First hour that the live ledger measures. */
  readonly recentFrom: number;
  /** Where loaded history ends and the stream begins. */
  readonly streamFrom: number;
}

/** As folders hold it; older ones without the leaving hours. */
type KeptIdentity = Omit<SampleIdentity, 'leavingHours'> & Partial<Pick<SampleIdentity, 'leavingHours'>>;

/** Names its history for the imports: what was loaded of one is not loaded of another. */
export function sampleSourceId({ seed, epoch }: SampleIdentity): string {
  return `sample-${seed}-${epoch}`;
}

/** What of the time before the live ledger's first hour the older import owns (ms): see importOlderHistory. */
export function olderHistoryBorders(identity: SampleIdentity): { readonly openedAt: number; readonly until: number; readonly visitsUntil: number } {
  return { openedAt: identity.epoch, until: identity.recentFrom, visitsUntil: identity.recentFrom - HANDED_OVER_DAYS * DAY_MS };
}

/** A data folder holds one hospital: another seed needs another folder. */
export class SeedMismatchError extends Error {
  constructor(stored: number, asked: number) {
    super(`This data folder holds the sample hospital with seed ${stored}, not ${asked}. Start with --seed ${stored}, or choose another --data-dir.`);
  }
}

export async function readSampleIdentity(appState: AppState): Promise<SampleIdentity | null> {
  const stored = await appState.read<KeptIdentity>(SAMPLE_IDENTITY_KEY);
  return stored && { ...stored, leavingHours: leavingHoursOf(stored) };
}

export async function readOrCreateSampleIdentity(appState: AppState, asked: { readonly seed: number; readonly now: number; readonly timeZone: string }): Promise<SampleIdentity> {
  const stored = await readSampleIdentity(appState);
  if (stored) {
    if (stored.seed !== asked.seed) throw new SeedMismatchError(stored.seed, asked.seed);
    return stored;
  }
  const today = startOfLocalDay(asked.timeZone, asked.now);
  const identity: SampleIdentity = {
    seed: asked.seed,
    leavingHours: leavingHoursOf(null),
    epoch: startOfLocalDay(asked.timeZone, today - YEAR_DAYS * DAY_MS),
    recentFrom: startOfLocalDay(asked.timeZone, today - RECENT_DAYS * DAY_MS),
    streamFrom: asked.now,
  };
  await appState.write(SAMPLE_IDENTITY_KEY, identity);
  return identity;
}
