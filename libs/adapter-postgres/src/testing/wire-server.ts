import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { commandComplete, copyData, copyDone, copyInResponse, copyOutResponse, errorResponse, query, readyForQuery, transactionStatus, type TransactionStatus } from './wire-messages';

export interface Refusal {
  readonly code: string;
  readonly message: string;
}
/** A database of one session that is called and not connected to. */
export interface WireBackend {
  /** Whole messages of a client, up to the one that asks for an answer; the server's answer. */
  exchange(bytes: Uint8Array): Promise<Uint8Array>;
  /** `into`: what stands between COPY and FROM. */
  copyIn(into: string, bytes: Uint8Array): Promise<{ readonly rows: number } | Refusal>;
  /** `what`: what stands between COPY and TO. */
  copyOut(what: string): Promise<{ readonly bytes: Uint8Array } | Refusal>;
}

/**
 * PostgreSQL's protocol on a port of loopback, in front of such a database: COPY over the connection, statements of any size, and
 * a session that ends with its connection. Connections take turns.
 */
export class WireServer {
  private turn: Promise<void> = Promise.resolve();
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly backend: WireBackend,
  ) {
    server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => this.sockets.delete(socket));
      const session = new WireSession(socket, this.backend);
      this.turn = this.turn.then(() => session.run()).catch(() => void socket.destroy());
    });
  }

  static async open(backend: WireBackend): Promise<WireServer> {
    const server = createServer();
    const opened = new WireServer(server, backend);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return opened;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    await this.turn;
    await closed;
  }
}

/** What a server does by itself; its own default path would leave out the tables. */
const END_OF_SESSION = ['discard all', 'set search_path to public'];
const SSL_REQUEST = 80_877_103;
/** Ask for an answer: password, simple query, sync, flush. */
const ANSWERED = new Set(['p', 'Q', 'S', 'H']);
const COPY = /^\s*copy\s+([\s\S]+?)\s+(from\s+stdin|to\s+stdout)\s*;?\s*$/i;

class WireSession {
  private unread: Buffer = Buffer.alloc(0);
  private readonly unanswered: Buffer[] = [];
  private status: TransactionStatus = 'I';
  /** While rows come in. */
  private copying: { readonly into: string; readonly pieces: Buffer[] } | null = null;

  constructor(
    private readonly socket: Socket,
    private readonly backend: WireBackend,
  ) {
    socket.pause();
  }

  /** Resolves when the client is gone and nothing of its session is left. */
  async run(): Promise<void> {
    try {
      await this.greet();
      for (let message = await this.next(); message !== null && type(message) !== 'X'; message = await this.next()) await this.take(message);
    } finally {
      this.socket.destroy();
      if (this.status !== 'I') await this.backend.exchange(query('rollback'));
      for (const sql of END_OF_SESSION) await this.backend.exchange(query(sql));
    }
  }

  private async greet(): Promise<void> {
    for (;;) {
      const head = await this.read(8);
      if (head === null) return;
      const message = await this.read(head.readInt32BE(0));
      if (message === null) return;
      this.unread = this.unread.subarray(message.length);
      if (message.readInt32BE(4) !== SSL_REQUEST) return this.exchange(message);
      this.socket.write('N');
    }
  }

  private async take(message: Buffer): Promise<void> {
    if (this.copying !== null) return this.takeRows(this.copying, message);
    const copy = type(message) === 'Q' ? COPY.exec(message.toString('utf8', 5, message.length - 1)) : null;
    if (copy !== null) return this.beginCopy(copy[1]!, copy[2]!);
    this.unanswered.push(message);
    if (ANSWERED.has(type(message))) await this.exchange(Buffer.concat(this.unanswered.splice(0)));
  }

  private async exchange(bytes: Buffer): Promise<void> {
    const answer = await this.backend.exchange(bytes);
    this.status = transactionStatus(answer) ?? this.status;
    this.socket.write(answer);
  }

  private async beginCopy(what: string, way: string): Promise<void> {
    if (/^from/i.test(way)) {
      this.copying = { into: what, pieces: [] };
      this.socket.write(copyInResponse());
      return;
    }
    const outcome = await this.backend.copyOut(what);
    if ('code' in outcome) return this.refuse(outcome);
    this.socket.write(Buffer.concat([copyOutResponse(), ...copyData(outcome.bytes), copyDone(), commandComplete('COPY'), readyForQuery(this.status)]));
  }

  private async takeRows({ into, pieces }: { readonly into: string; readonly pieces: Buffer[] }, message: Buffer): Promise<void> {
    if (type(message) === 'd') return void pieces.push(message.subarray(5));
    if (type(message) !== 'c' && type(message) !== 'f') return;
    this.copying = null;
    if (type(message) === 'f') return this.refuse({ code: '57014', message: 'COPY from stdin failed' });
    const outcome = await this.backend.copyIn(into, Buffer.concat(pieces));
    if ('code' in outcome) return this.refuse(outcome);
    this.socket.write(Buffer.concat([commandComplete(`COPY ${outcome.rows}`), readyForQuery(this.status)]));
  }

  /** The transaction that a COPY was part of knows of its failure; outside of one there is none. */
  private refuse(refusal: Refusal): void {
    if (this.status === 'T') this.status = 'E';
    this.socket.write(Buffer.concat([errorResponse(refusal), readyForQuery(this.status)]));
  }

  /** Null at the end of the connection. */
  private async next(): Promise<Buffer | null> {
    const head = await this.read(5);
    const message = head === null ? null : await this.read(1 + head.readInt32BE(1));
    if (message !== null) this.unread = this.unread.subarray(message.length);
    return message;
  }

  /** So many bytes, which stay unread; null when the connection ends before they are there. */
  private async read(bytes: number): Promise<Buffer | null> {
    while (this.unread.length < bytes) {
      const piece = this.socket.read() as Buffer | null;
      if (piece !== null) this.unread = Buffer.concat([this.unread, piece]);
      else if (this.socket.readableEnded || this.socket.destroyed) return null;
      else await this.somethingHappens();
    }
    return this.unread.subarray(0, bytes);
  }

  private somethingHappens(): Promise<void> {
    return new Promise((resolve) => {
      const happened = (): void => {
        for (const event of ['readable', 'end', 'close']) this.socket.off(event, happened);
        resolve();
      };
      for (const event of ['readable', 'end', 'close']) this.socket.on(event, happened);
    });
  }
}

function type(message: Buffer): string {
  return String.fromCharCode(message[0] ?? 0);
}
