import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { GraphQLSchema } from 'graphql';
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL, makeServer, type Server as ProtocolServer } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import type { HostRules } from '../web/host-rules';
import { maskGraphQLError } from './mask-error';
import { openPreparation } from './prepare-operation';
import { SharedExecution } from './shared-execution';

/** A subscribe message is a document and a few variables. */
const MAX_MESSAGE_BYTES = 64 * 1024;
/** Ten thousand live screens is the goal on two cores; one more is refused and not made to wait. */
const MAX_SOCKETS = 10_000;
/** The board needs two. */
const MAX_OPERATIONS_PER_SOCKET = 16;
/** A reader whose machine went away without a word is found out within twice this time. */
const PING_MS = 12_000;
/** Closing codes of RFC 6455. */
const GOING_AWAY = 1001;
/** Readers get this long to say goodbye when the server stops. */
const GOODBYE_MS = 1_000;

export interface GraphqlSocket {
  /** Tells every reader to come back, and after which version to go on, then closes; idempotent. */
  close(): Promise<void>;
  /** Operations that are open now. */
  subscriptions(): number;
}
interface Reader {
  readonly socket: WebSocket;
  readonly state: ReaderState;
}
interface ReaderState {
  /** The newest version that was sent to it: what it resumes after. */
  version: string | null;
  /** Its open operations by their ids; the protocol keeps this record. */
  open: Readonly<Record<string, unknown>>;
}

/**
 * Nodes of a board share most of their text with each other and with their last state, so a message shrinks to a
 * fraction. The window keeps the last 16 kB in sight for about 100 kB of memory a reader; what readers send is tiny.
 */
const COMPRESSION = {
  threshold: 1_024,
  serverMaxWindowBits: 14,
  clientNoContextTakeover: true,
  zlibDeflateOptions: { level: 4, memLevel: 6 },
};

/** Answers an upgrade that is not accepted, so that no socket is left hanging. */
function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function acceptUpgrades(httpServer: Server, sockets: WebSocketServer, hosts: HostRules): void {
  httpServer.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const path = (request.url ?? '').split('?')[0];
    if (path !== '/graphql') return refuseUpgrade(socket, '404 Not Found');
    if (!hosts.allowsHost(request.headers.host)) return refuseUpgrade(socket, '421 Misdirected Request');
    if (!hosts.allowsOrigin(request.headers.origin, request.headers.host)) return refuseUpgrade(socket, '403 Forbidden');
    if (sockets.clients.size >= MAX_SOCKETS) return refuseUpgrade(socket, '503 Service Unavailable');
    sockets.handleUpgrade(request, socket, head, (webSocket) => sockets.emit('connection', webSocket, request));
  });
}

/** The protocol, with the same limits and masked errors as over HTTP. */
function createProtocol(schema: GraphQLSchema, development: boolean): ProtocolServer<Reader> {
  const prepare = openPreparation(schema, development);
  const shared = new SharedExecution();
  return makeServer<Record<string, unknown> | undefined, Reader>({
    subscribe: shared.subscribe,
    onSubscribe: ({ extra, subscriptions }, _id, payload) => {
      extra.state.open = subscriptions;
      if (Object.keys(subscriptions).length > MAX_OPERATIONS_PER_SOCKET) extra.socket.close(CloseCode.BadRequest, 'Too many operations');
      return prepare(payload);
    },
    onNext: ({ extra }, ...[, , , result]) => {
      extra.state.version = versionIn(result.data) ?? extra.state.version;
      return { ...result, errors: result.errors?.map(maskGraphQLError) };
    },
    onError: (...[, , , errors]) => errors.map(maskGraphQLError),
  });
}

/** The version of a subscription's message, where it has one. */
function versionIn(data: Readonly<Record<string, unknown>> | null | undefined): string | null {
  for (const field of Object.values(data ?? {})) {
    if (typeof field === 'object' && field !== null && 'version' in field && typeof field.version === 'string') return field.version;
  }
  return null;
}

/** Ends the sockets of readers who answered no ping since the last one. Returns the end of the pinging. */
function keepAlive(socket: WebSocket): () => void {
  let answered = true;
  const timer = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, PING_MS);
  socket.on('pong', () => {
    answered = true;
  });
  return () => clearInterval(timer);
}

function serveReader(protocol: ProtocolServer<Reader>, socket: WebSocket, state: ReaderState): void {
  const endPings = keepAlive(socket);
  // What is wrong with a reader's bytes is the reader's affair: `ws` closes with the right code, and nothing is logged.
  socket.on('error', () => undefined);
  const closed = protocol.opened({
    protocol: socket.protocol,
    // Resolved once the bytes have left this process, so that a slow reader slows its own stream and nothing piles up.
    // A reader who leaves while they are on the way is no fault of ours: the close that follows ends the stream.
    send: (data) => new Promise((resolve, reject) => {
      if (socket.readyState !== socket.OPEN) return resolve();
      socket.send(data, (error) => (error && socket.readyState === socket.OPEN ? reject(error) : resolve()));
    }),
    close: (code, reason) => socket.close(code, reason),
    onMessage: (handle) => {
      socket.on('message', (data) => {
        handle(String(data)).catch(() => socket.close(CloseCode.InternalServerError, 'Internal server error'));
      });
    },
  }, { socket, state });
  socket.once('close', (code, reason) => {
    endPings();
    void closed(code, String(reason));
  });
}

async function closeSockets(sockets: WebSocketServer, states: ReadonlyMap<WebSocket, ReaderState>): Promise<void> {
  for (const socket of sockets.clients) {
    const version = states.get(socket)?.version ?? null;
    socket.close(GOING_AWAY, version === null ? 'Going away' : `Going away; resume after ${version}`);
  }
  const closed = new Promise<void>((resolve) => sockets.close(() => resolve()));
  const timer = setTimeout(() => sockets.clients.forEach((socket) => socket.terminate()), GOODBYE_MS);
  await closed;
  clearTimeout(timer);
}

interface SocketOptions {
  readonly schema: GraphQLSchema;
  readonly hosts: HostRules;
  readonly development: boolean;
}

/** GraphQL over WebSocket (graphql-transport-ws) at /graphql. */
export function openGraphqlSocket(httpServer: Server, { schema, hosts, development }: SocketOptions): GraphqlSocket {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: COMPRESSION,
    handleProtocols: (offered) => (offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : false),
  });
  const protocol = createProtocol(schema, development);
  const states = new Map<WebSocket, ReaderState>();
  sockets.on('connection', (socket) => {
    const state: ReaderState = { version: null, open: {} };
    states.set(socket, state);
    socket.once('close', () => states.delete(socket));
    serveReader(protocol, socket, state);
  });
  acceptUpgrades(httpServer, sockets, hosts);
  let closing: Promise<void> | null = null;
  return {
    close: () => (closing ??= closeSockets(sockets, states)),
    subscriptions: () => [...states.values()].reduce((sum, { open }) => sum + Object.keys(open).length, 0),
  };
}
