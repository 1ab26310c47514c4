import { statfs } from 'node:fs/promises';
import { MIN_FREE_BYTES } from '@wardcast/adapter-postgres';
import { olderHistoryPosition, recentHistoryPosition } from '@wardcast/application';
import type { AppState, IngestStore, Position } from '@wardcast/application';
import { OLDER_LOADED_KEY, RECENT_LOADED_KEY, sampleSourceId } from './sample-identity';
import type { SampleIdentity } from './sample-identity';

const MB = 1024 * 1024;
/** Stays free behind the older history, so that the board goes on for long and the next start is not refused. */
const KEPT_FREE_BYTES = 2 * MIN_FREE_BYTES;

interface Part {
  /** Tables, indexes and the database's log. */
  readonly bytes: number;
  readonly events: number;
}
/** What the parts take of a disk, rounded up: with seed 1 a folder held 290 MB when it was live and 1,078 MB with the year; the log, which grows to 256 MB, counts with the first. */
const RECENT: Part = { bytes: 400 * MB, events: 173_000 };
const OLDER: Part = { bytes: 850 * MB, events: 870_000 };

/** What is on the disk already, and what else fits. */
export interface RoomAsked {
  /** Events loaded so far; null where the part is complete. */
  readonly recentDone: number | null;
  readonly olderDone: number | null;
  readonly freeBytes: number;
  readonly dataDir: string;
}
export type SampleRoom =
  | { readonly kind: 'year' }
  /** For the recent weeks alone; `note` says so, and how to get the rest. */
  | { readonly kind: 'recent'; readonly note: string }
  | { readonly kind: 'none'; readonly message: string };

/** Whether as much is free as the older history leaves alone. */
export function isRoomLeft({ bavail, bsize }: { readonly bavail: number; readonly bsize: number }): boolean {
  return bavail * bsize >= KEPT_FREE_BYTES;
}

/** What of the sample year fits on the disk. What is loaded already needs no room. */
export function planSampleRoom({ recentDone, olderDone, freeBytes, dataDir }: RoomAsked): SampleRoom {
  const recentBytes = bytesLeft(RECENT, recentDone);
  const yearBytes = recentBytes + bytesLeft(OLDER, olderDone) + KEPT_FREE_BYTES;
  const needed = (bytes: number): string => `${inMegabytes(bytes)} of free space are needed, and ${inMegabytes(freeBytes)} are free on the disk that holds ${dataDir}`;
  if (olderDone === null || freeBytes >= yearBytes) return { kind: 'year' };
  if (recentDone === null || freeBytes >= recentBytes + MIN_FREE_BYTES) return { kind: 'recent', note: `The older part of the sample year is left out: with it ${needed(yearBytes)}. To have it, free more there and start again.` };
  return { kind: 'none', message: `The sample hospital does not fit: ${needed(recentBytes + MIN_FREE_BYTES)}. Free more there, or choose another data folder (--data-dir), and start again.` };
}

export interface SamplePlace {
  readonly appState: AppState;
  readonly ingestStore: IngestStore;
  readonly identity: SampleIdentity;
  readonly dataDir: string;
  /** Lies on the disk that the database is on; null where that is another machine's. */
  readonly databaseFolder: string | null;
}

/** The same of a sample hospital's database as it is now. */
export async function readSampleRoom({ appState, ingestStore, identity, dataDir, databaseFolder }: SamplePlace): Promise<SampleRoom> {
  if (databaseFolder === null) return { kind: 'year' };
  const done = async (key: string, position: Position): Promise<number | null> => ((await appState.read<number>(key)) === null ? Number((await ingestStore.readPosition(position)) ?? 0n) : null);
  const sourceId = sampleSourceId(identity);
  const [recentDone, olderDone] = [await done(RECENT_LOADED_KEY, recentHistoryPosition(sourceId)), await done(OLDER_LOADED_KEY, olderHistoryPosition(sourceId))];
  const { bavail, bsize } = await statfs(databaseFolder);
  return planSampleRoom({ recentDone, olderDone, freeBytes: bavail * bsize, dataDir });
}

function bytesLeft({ bytes, events }: Part, done: number | null): number {
  return done === null ? 0 : bytes * Math.max(0, 1 - done / events);
}

function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / MB).toLocaleString('en')} MB`;
}
