import { connect, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** As toxiproxy names them: upstream is what the client sends, downstream what the server answers. */
export type Stream = 'upstream' | 'downstream';
/** What a link suffers from, in toxiproxy's vocabulary. Without a stream: both. */
export type Toxic =
  /** Every piece comes later by `latencyMs`, give or take `jitterMs`; the order stays. */
  | { readonly type: 'latency'; readonly stream?: Stream; readonly latencyMs: number; readonly jitterMs?: number }
  | { readonly type: 'bandwidth'; readonly stream?: Stream; readonly bytesPerSecond: number }
  /** Nothing gets through; the connection ends after `timeoutMs`. */
  | { readonly type: 'timeout'; readonly stream?: Stream; readonly timeoutMs: number };

/** One piece of one connection's traffic, before it is passed on. */
export interface Passage {
  readonly connection: number;
  readonly stream: Stream;
  readonly bytes: Buffer;
  /** Passes on something now, for an inspector that kept the piece back. */
  forward(bytes: Buffer): void;
}
/** Sees every piece; 'kept' means that it takes care of it itself. */
export type Inspector = (passage: Passage) => 'pass' | 'kept';

export interface FaultProxyOptions {
  readonly targetPort: number;
  /** 0 takes any. */
  readonly port?: number;
  /** Source of the jitter, 0 to 1. */
  readonly random?: () => number;
}
interface Link {
  readonly id: number;
  readonly ends: readonly [client: Socket, server: Socket];
}

/** A TCP proxy on loopback that can delay, starve, silence and cut what goes through it. */
export class FaultProxy {
  private readonly toxics = new Map<string, Toxic>();
  private readonly links = new Set<Link>();
  private inspector: Inspector | null = null;
  private enabled = true;
  private serial = 0;

  private constructor(
    private readonly server: Server,
    private readonly options: FaultProxyOptions,
  ) {}

  static async open(options: FaultProxyOptions): Promise<FaultProxy> {
    const server = createServer();
    const proxy = new FaultProxy(server, options);
    server.on('connection', (client) => proxy.accept(client));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port ?? 0, '127.0.0.1', () => resolve());
    });
    return proxy;
  }

  get port(): number {
    const address = this.server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  connections(): number {
    return this.links.size;
  }

  /** Holds for what passes from now on. The same name again replaces it. */
  add(name: string, toxic: Toxic): void {
    this.toxics.set(name, toxic);
  }

  remove(name: string): void {
    this.toxics.delete(name);
  }

  inspect(inspector: Inspector | null): void {
    this.inspector = inspector;
  }

  /** Ends open connections with a reset (toxiproxy's reset_peer): all of them, or those that `hits` picks. Returns how many. */
  reset(hits: () => boolean = () => true): number {
    const hit = [...this.links].filter(hits);
    for (const { ends } of hit) for (const end of ends) end.resetAndDestroy();
    return hit.length;
  }

  /** Disabled, it refuses every connection and cuts those that are open: the service is down. */
  setEnabled(enabled: boolean): void {
    this.enabled = enabled;
    if (!enabled) this.reset();
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    for (const { ends } of this.links) for (const end of ends) end.destroy();
    await closed;
  }

  private accept(client: Socket): void {
    if (!this.enabled) return void client.resetAndDestroy();
    const server = connect(this.options.targetPort, '127.0.0.1');
    const link: Link = { id: (this.serial += 1), ends: [client, server] };
    this.links.add(link);
    for (const end of link.ends) {
      end.setNoDelay(true);
      end.on('error', () => undefined);
    }
    this.pump(link, 'upstream', client, server);
    this.pump(link, 'downstream', server, client);
  }

  private pump(link: Link, stream: Stream, from: Socket, to: Socket): void {
    let tail: Promise<void> = Promise.resolve();
    let queued = 0;
    const forward = (bytes: Buffer): void => {
      if (to.destroyed || to.write(bytes)) return;
      // Who reads slowly is waited for, instead of holding everything here.
      from.pause();
      to.once('drain', () => from.resume());
    };
    const pass = (bytes: Buffer): void => {
      const delayMs = this.delayOf(stream, bytes.length);
      if (delayMs === 0 && queued === 0) return forward(bytes);
      queued += 1;
      const dueAt = performance.now() + delayMs;
      tail = tail.then(() => sleep(Math.max(0, dueAt - performance.now()))).then(() => {
        queued -= 1;
        forward(bytes);
      });
    };
    from.on('data', (bytes: Buffer) => {
      const silence = this.find('timeout', stream);
      if (silence !== undefined) return void setTimeout(() => from.destroy(), silence.timeoutMs).unref();
      if (this.inspector?.({ connection: link.id, stream, bytes, forward }) !== 'kept') pass(bytes);
    });
    from.on('close', () => {
      this.links.delete(link);
      void tail.then(() => to.destroy());
    });
  }

  private delayOf(stream: Stream, bytes: number): number {
    const latency = this.find('latency', stream);
    const bandwidth = this.find('bandwidth', stream);
    const jitter = (latency?.jitterMs ?? 0) * (2 * (this.options.random?.() ?? 0.5) - 1);
    return Math.max(0, (latency?.latencyMs ?? 0) + jitter + (bandwidth === undefined ? 0 : (bytes / bandwidth.bytesPerSecond) * 1_000));
  }

  private find<Type extends Toxic['type']>(type: Type, stream: Stream): Extract<Toxic, { type: Type }> | undefined {
    for (const toxic of this.toxics.values()) {
      if (toxic.type === type && (toxic.stream ?? stream) === stream) return toxic as Extract<Toxic, { type: Type }>;
    }
    return undefined;
  }
}
