import type { ApiContext, ChangeNotice } from '@wardcast/application';

interface Listener {
  readonly facilityId: string | null;
  wake(): void;
}

/**
 * Spreads the store's change notices to all open subscriptions over one listening connection. Notices are hints: a lost
 * one costs a subscriber the time to its next heartbeat, never a change.
 */
export class ChangeHub {
  private readonly listeners = new Set<Listener>();
  private connection: Promise<() => Promise<void>> | null = null;
  private closed = false;
  private readonly endStartup: () => void;

  constructor(private readonly context: ApiContext, private readonly onFailure: (error: unknown) => void) {
    this.endStartup = context.startup.subscribe(() => {
      this.connect();
      this.wakeAll(null);
    });
  }

  /** Wakes the listener at changes of that facility (null = of any) and at every step of the start-up. Returns its end. */
  listen(facilityId: string | null, wake: () => void): () => void {
    const listener = { facilityId, wake };
    this.listeners.add(listener);
    this.connect();
    return () => this.listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.closed = true;
    this.endStartup();
    this.listeners.clear();
    const end = await this.connection?.catch(() => null);
    await end?.();
  }

  private connect(): void {
    const deps = this.context.deps();
    if (this.connection !== null || deps === null || this.closed) return;
    this.connection = deps.changeFeed.subscribe((notice) => this.onNotice(notice));
    this.connection.catch((error: unknown) => {
      // The next subscriber or start-up step tries again; until then heartbeats carry the changes.
      this.connection = null;
      this.onFailure(error);
    });
  }

  private onNotice(notice: ChangeNotice): void {
    if (notice.kind !== 'progress') this.wakeAll(notice.facilityId);
  }

  private wakeAll(facilityId: string | null): void {
    for (const listener of this.listeners) {
      if (facilityId === null || listener.facilityId === null || listener.facilityId === facilityId) listener.wake();
    }
  }
}
