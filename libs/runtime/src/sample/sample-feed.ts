import type { StartupStatus } from '@wardcast/application';
import type { ClockAnchor } from '../clock/scaled-clock';
import type { Log } from '../health/log';
import { OLDER_LOADED_KEY, RECENT_LOADED_KEY } from './sample-identity';
import type { FromSampleThread, SampleWorkerInput } from './sample-messages';
import { readSampleRoom } from './sample-room';
import type { SamplePlace } from './sample-room';
import { startSampleThread } from './sample-threads';
import type { SampleThread } from './sample-threads';

export interface SampleFeedOptions extends SamplePlace {
  readonly databaseUrl: string;
  readonly startup: StartupStatus;
  readonly log: Log;
  onFatal(error: Error): void;
  /** What is behind a failure: the same error again where nothing is. */
  explain(error: Error): Promise<Error>;
}
const OLDER_FAILED = 'The older part of the sample year could not be loaded. The board goes on without it; the next start takes it up where it stopped.';
/** How the load of the older history ended. */
type OlderHistoryEnd = Exclude<FromSampleThread, { readonly kind: 'progress' }>;

/** The sample hospital's two threads: the feed itself, and the older year behind the live board. */
export class SampleFeed {
  private feed: SampleThread | null = null;
  private older: SampleThread | null = null;
  private closing = false;
  private isOlderLeftOut = false;

  constructor(private readonly options: SampleFeedOptions) {}

  /** Resolves when the recent weeks are stored. Rejects where the disk has no room for them, before anything is loaded. */
  async loadRecent(): Promise<void> {
    const { startup, appState } = this.options;
    const room = await readSampleRoom(this.options);
    if (room.kind === 'none') throw new Error(room.message);
    if (room.kind === 'recent') startup.report({ backgroundNote: this.leaveOlderOut(room.note) });
    const isLoaded = (await appState.read<number>(RECENT_LOADED_KEY)) !== null;
    if (isLoaded) startup.report({ phase: 'sample_history', message: 'Going on where the sample hospital stopped.', fraction: null });
    else startup.report({ phase: 'sample_history', message: 'Loading the last eight weeks of the sample hospital.', fraction: 0 });
    await new Promise<void>((resolve, reject) => {
      this.feed = startSampleThread('sample-feed', this.input(), (message) => {
        if (message.kind === 'progress') startup.report({ fraction: message.fraction, message: `Loading the last eight weeks of the sample hospital: ${message.events.toLocaleString('en')} events.` });
        if (message.kind === 'history-loaded') resolve();
        if (message.kind === 'failed') this.fail(message.message, reject);
      });
    });
  }

  /** From now on publish what the hospital's clock reaches. */
  stream(clock: ClockAnchor): void {
    this.feed?.send({ kind: 'stream', clock });
  }

  /** Whether this start still has the older part of the year to load. */
  async lacksOlder(): Promise<boolean> {
    return !this.isOlderLeftOut && (await this.options.appState.read<number>(OLDER_LOADED_KEY)) === null;
  }

  /** Loads the rest of the year in the background. It is tried once: the board goes on without it, and says so. */
  async loadOlder(): Promise<void> {
    const note = await this.noteOf(await this.olderEnd());
    if (!this.closing) this.options.startup.report({ backgroundFraction: null, backgroundNote: note });
  }

  async close(): Promise<void> {
    this.closing = true;
    await Promise.all([this.feed?.stop(), this.older?.stop()]);
  }

  private olderEnd(): Promise<OlderHistoryEnd> {
    const { startup } = this.options;
    return new Promise((resolve) => {
      this.older = startSampleThread('sample-history', this.input(), (message) => {
        if (message.kind === 'progress') startup.report({ backgroundFraction: message.fraction });
        else resolve(message);
      });
    });
  }

  /** What is to be said of the end of the older load, told to the log; null where nothing is. */
  private async noteOf(end: OlderHistoryEnd): Promise<string | null> {
    if (this.closing || end.kind === 'history-loaded' || end.kind === 'stopped') return null;
    const room = end.kind === 'no-room' ? await readSampleRoom(this.options).catch(() => null) : null;
    if (room?.kind === 'recent') return this.leaveOlderOut(room.note);
    const error = new Error(end.kind === 'failed' ? end.message : 'the disk was full');
    // Where the database is gone, its end is told, and the product ends.
    if ((await this.options.explain(error)) !== error || this.closing) return null;
    this.options.log.warn({ fault: error.message }, OLDER_FAILED);
    return OLDER_FAILED;
  }

  private leaveOlderOut(note: string): string {
    this.isOlderLeftOut = true;
    this.options.log.warn({}, note);
    return note;
  }

  private input(): SampleWorkerInput {
    const { databaseUrl, identity, databaseFolder } = this.options;
    return { databaseUrl, identity, databaseFolder };
  }

  private fail(message: string, reject: (error: Error) => void): void {
    if (this.closing) return;
    const error = new Error(`The sample hospital stopped: ${message}`);
    reject(error);
    this.options.onFatal(error);
  }
}
