import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

/** A payload, or null after a cut: notices may have been missed. */
export type NotificationHandler = (payload: string | null) => void;

/** A server that restarts is back within seconds; asking more often than this only burns processor. */
const RECONNECT_MS = 500;
const CONNECTION_TIMEOUT_MS = 10_000;

/**
 * One connection that listens, shared by everyone in the process who waits for notices, and opened by the first of them.
 * It reconnects for as long as somebody listens, and then says so, since notices sent meanwhile are lost.
 */
export class NotificationListener {
  private readonly handlers = new Map<string, Set<NotificationHandler>>();
  private client: Promise<Client> | null = null;
  private closed = false;

  constructor(private readonly url: string) {}

  /** Resolves when the server listens. Channel names are ours: lower-case words. */
  async subscribe(channel: string, handler: NotificationHandler): Promise<() => Promise<void>> {
    const known = this.handlers.get(channel);
    const handlers = known ?? new Set();
    handlers.add(handler);
    this.handlers.set(channel, handlers);
    try {
      const client = await (this.client ??= this.connectFirst());
      if (known === undefined) await client.query(`listen ${channel}`);
    } catch (error) {
      handlers.delete(handler);
      throw error;
    }
    return async () => {
      handlers.delete(handler);
    };
  }

  async close(): Promise<void> {
    this.closed = true;
    const client = await this.client?.catch(() => null);
    await client?.end().catch(() => undefined);
  }

  /** A first attempt that fails must not be remembered, or nobody could ever subscribe. */
  private connectFirst(): Promise<Client> {
    return this.connect().catch((error: unknown) => {
      this.client = null;
      throw error;
    });
  }

  private async connect(): Promise<Client> {
    const client = new Client({ connectionString: this.url, application_name: 'wardcast-listener', connectionTimeoutMillis: CONNECTION_TIMEOUT_MS, keepAlive: true });
    client.on('notification', ({ channel, payload }) => this.tell(channel, payload ?? ''));
    client.on('error', () => undefined);
    try {
      await client.connect();
      for (const channel of this.handlers.keys()) await client.query(`listen ${channel}`);
    } catch (error) {
      void client.end().catch(() => undefined);
      throw error;
    }
    // Only now: a connection that never came about ends too, and each such end would begin another round of attempts.
    client.on('end', () => this.onEnd());
    return client;
  }

  private onEnd(): void {
    if (this.closed) return;
    this.client = this.reconnect();
  }

  private async reconnect(): Promise<Client> {
    for (;;) {
      await sleep(RECONNECT_MS);
      if (this.closed) throw new Error('The listener is closed.');
      try {
        const client = await this.connect();
        for (const channel of this.handlers.keys()) this.tell(channel, null);
        return client;
      } catch {
        // Still away: the next round asks again, and whoever waits polls meanwhile.
      }
    }
  }

  private tell(channel: string, payload: string | null): void {
    for (const handler of this.handlers.get(channel) ?? []) handler(payload);
  }
}
