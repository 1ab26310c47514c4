import type { StartupStatus } from '@wardcast/application';
import type { ClockAnchor } from '../clock/scaled-clock';
import type { SampleIdentity } from './sample-identity';
import { startSampleThread } from './sample-threads';
import type { SampleThread } from './sample-threads';

export interface SampleFeedOptions {
  readonly databaseUrl: string;
  readonly identity: SampleIdentity;
  readonly startup: StartupStatus;
  onFatal(error: Error): void;
}

/** The sample hospital's two threads: the feed itself, and the older year behind the live board. */
export class SampleFeed {
  private feed: SampleThread | null = null;
  private older: SampleThread | null = null;
  private closing = false;

  constructor(private readonly options: SampleFeedOptions) {}

  /** Resolves when the recent weeks are stored. */
  loadRecent(): Promise<void> {
    const { databaseUrl, identity, startup } = this.options;
    return new Promise((resolve, reject) => {
      this.feed = startSampleThread('sample-feed', { databaseUrl, identity }, (message) => {
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

  /** Loads the rest of the year in the background; returns at once. */
  loadOlder(): void {
    const { databaseUrl, identity, startup } = this.options;
    startup.report({ backgroundFraction: 0 });
    this.older = startSampleThread('sample-history', { databaseUrl, identity }, (message) => {
      if (message.kind === 'progress') startup.report({ backgroundFraction: message.fraction });
      if (message.kind === 'history-loaded') startup.report({ backgroundFraction: null });
      if (message.kind === 'failed') this.fail(message.message);
    });
  }

  async close(): Promise<void> {
    this.closing = true;
    await Promise.all([this.feed?.stop(), this.older?.stop()]);
  }

  private fail(message: string, reject?: (error: Error) => void): void {
    if (this.closing) return;
    const error = new Error(`The sample hospital stopped: ${message}`);
    if (reject) reject(error);
    this.options.onFatal(error);
  }
}
