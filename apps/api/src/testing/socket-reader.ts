import type { TypedOperation } from '@wardcast/contract';
import { WebSocket } from 'ws';

interface Answer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
}
interface ServerMessage<Result> {
  readonly type: 'connection_ack' | 'next' | 'error' | 'complete' | 'ping' | 'pong';
  readonly payload?: Answer<Result> | Answer<Result>['errors'];
}
/** No test waits longer for a message. */
const PATIENCE_MS = 60_000;

/** One GraphQL subscription over a bare WebSocket, written from the protocol and not with the server's own library. */
export class SocketReader<Result> {
  private readonly arrived: ServerMessage<Result>[] = [];
  private readonly waiting: ((message: ServerMessage<Result>) => void)[] = [];

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as ServerMessage<Result>;
      const next = this.waiting.shift();
      if (next) next(message);
      else this.arrived.push(message);
    });
  }

  static async open<Result, Variables>(url: string, operation: TypedOperation<Result, Variables> | string, variables?: Variables, headers: Readonly<Record<string, string>> = {}): Promise<SocketReader<Result>> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
    const reader = new SocketReader<Result>(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', () => resolve());
      socket.once('error', reject);
    });
    socket.send(JSON.stringify({ type: 'connection_init' }));
    await reader.message();
    reader.subscribe('1', typeof operation === 'string' ? operation : operation.text, variables);
    return reader;
  }

  /** One more operation on the same socket. */
  subscribe(id: string, query: string, variables?: unknown): void {
    this.socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query, variables } }));
  }

  /** The next message of any kind. */
  message(): Promise<ServerMessage<Result>> {
    const known = this.arrived.shift();
    if (known) return Promise.resolve(known);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no message within ${PATIENCE_MS} ms`)), PATIENCE_MS);
      this.waiting.push((message) => {
        clearTimeout(timer);
        resolve(message);
      });
    });
  }

  /** The data of the next answer; throws on an error. */
  async next(): Promise<Result> {
    const { type, payload } = await this.message();
    if (type !== 'next' || payload === undefined || !('data' in payload) || !payload.data) throw new Error(`${type}: ${JSON.stringify(payload)}`);
    return payload.data;
  }

  /** Messages that arrived and were not taken yet. */
  get unread(): number {
    return this.arrived.length;
  }

  /** Ends the operation and says goodbye. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.socket.once('close', resolve));
    this.socket.close();
    await closed;
  }

  /** Cuts the connection without a word. */
  cut(): void {
    this.socket.terminate();
  }

  /** Resolves with the close code. */
  closed(): Promise<number> {
    return this.closedWith().then(({ code }) => code);
  }

  closedWith(): Promise<{ readonly code: number; readonly reason: string }> {
    return new Promise((resolve) => this.socket.once('close', (code, reason) => resolve({ code, reason: String(reason) })));
  }
}
