import { BoardChangedDocument, BoardDocument, StartupChangedDocument, StartupDocument } from '@wardcast/contract';
import type { Board, BoardChange } from '@wardcast/contract';
import { compareVersions } from '../model/version-order';
import type { BoardStore } from './board-store';
import type { GraphqlClient } from './graphql-client';

/** First wait after a failure; doubled each time up to the last one. */
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 10_000;
/** A board without any message for this long is read again: heartbeats come more often than that. */
const QUIET_LIMIT_MS = 30_000;
/** The board is asked for this often while the product is starting and knows no hospital yet. */
const STARTING_RETRY_MS = 1_000;

export interface ConnectionOptions {
  readonly client: GraphqlClient;
  readonly store: BoardStore;
  /** Wall time, ms. */
  readonly wallNow: () => number;
}

/**
 * Keeps the store in step with the server: reads the board, follows its changes from the version read, and after a
 * cut resumes from the last version seen. While the stream is down the board is still read now and then.
 */
export class BoardConnection {
  private stopped = false;
  private retryMs = FIRST_RETRY_MS;
  private lastMessageMs: number;
  private readonly endings = new Set<() => void>();
  private readonly timers = new Set<ReturnType<typeof setTimeout>>();
  private isFollowing = false;
  /** Changes taken, and cuts of the stream since the last one. */
  private changes = 0;
  private cuts = 0;

  constructor(private readonly options: ConnectionOptions) {
    this.lastMessageMs = options.wallNow();
  }

  start(): void {
    this.followStartup();
    void this.readBoard();
    this.watchQuiet();
  }

  stop(): void {
    this.stopped = true;
    for (const timer of this.timers) clearTimeout(timer);
    for (const end of this.endings) end();
  }

  private later(run: () => void, ms: number): void {
    if (this.stopped) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      run();
    }, ms);
    this.timers.add(timer);
  }

  private nextRetryMs(): number {
    const wait = this.retryMs;
    this.retryMs = Math.min(LAST_RETRY_MS, this.retryMs * 2);
    return wait;
  }

  /** Reads the whole board and then follows it; tries again until it succeeds. */
  private async readBoard(): Promise<void> {
    const { client, wallNow } = this.options;
    const changesBefore = this.changes;
    try {
      const { board } = await client.query(BoardDocument, {});
      if (this.stopped) return;
      this.lastMessageMs = wallNow();
      if (!board) this.options.store.setConnection('empty', wallNow());
      if (!board) return this.later(() => void this.readBoard(), STARTING_RETRY_MS);
      this.take(board, changesBefore);
      if (!this.isFollowing) this.follow();
    } catch {
      if (this.stopped) return;
      this.options.store.setConnection('unreachable', wallNow());
      this.later(() => void this.readBoard(), this.nextRetryMs());
    }
  }

  /** An older board than the one shown is late when changes came in meanwhile; otherwise the server began anew. */
  private take(board: Board, changesBefore: number): void {
    const { store, wallNow } = this.options;
    const isOlder = compareVersions(board.version, store.state().version) < 0;
    if (!isOlder || changesBefore === this.changes) store.applyBoard(board, wallNow());
    if (store.state().connection.state === 'unreachable') store.setConnection('polling', wallNow());
  }

  private follow(): void {
    const { client, store, wallNow } = this.options;
    this.isFollowing = true;
    let end: (() => void) | null = null;
    const cut = () => {
      if (end) this.endings.delete(end);
      if (this.stopped || !this.isFollowing) return;
      this.isFollowing = false;
      this.cuts += 1;
      store.setConnection(this.cuts > 1 ? 'unreachable' : 'polling', wallNow());
      this.later(() => this.isFollowing || this.follow(), this.nextRetryMs());
    };
    end = client.subscribe(BoardChangedDocument, { sinceVersion: store.state().version }, { next: ({ boardChanged }) => this.changed(boardChanged), failed: cut, ended: cut });
    this.endings.add(end);
  }

  private changed(change: BoardChange): void {
    const { store, wallNow } = this.options;
    this.retryMs = FIRST_RETRY_MS;
    this.cuts = 0;
    this.lastMessageMs = wallNow();
    store.setConnection('streaming', wallNow());
    if (store.applyChange(change, wallNow())) this.changes += 1;
    else void this.readBoard();
  }

  private watchQuiet(): void {
    this.later(() => {
      const isQuiet = this.options.wallNow() - this.lastMessageMs >= QUIET_LIMIT_MS;
      if (isQuiet && this.options.store.state().hospital) {
        this.lastMessageMs = this.options.wallNow();
        void this.readBoard();
      }
      this.watchQuiet();
    }, QUIET_LIMIT_MS / 2);
  }

  /** What the product is doing while it starts, and the older history that loads afterwards. */
  private followStartup(): void {
    const { client, store } = this.options;
    const again = () => this.later(() => this.followStartup(), LAST_RETRY_MS);
    client.query(StartupDocument, {}).then(
      ({ startup }) => {
        if (this.stopped) return;
        store.setStartup(startup);
        if (startup.ready && startup.backgroundFraction === null) return;
        const next = { next: (result: { readonly startupChanged: typeof startup }) => store.setStartup(result.startupChanged), failed: again, ended: again };
        this.endings.add(client.subscribe(StartupChangedDocument, {}, next));
      },
      () => this.later(() => this.followStartup(), STARTING_RETRY_MS),
    );
  }
}
