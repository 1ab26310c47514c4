import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { NoSchemaIntrospectionCustomRule, parse, specifiedRules, validate, type GraphQLSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { HostRules } from '../web/host-rules';
import { documentRules, MAX_TOKENS } from './document-limits';
import { maskGraphQLError } from './mask-error';

/** A subscribe message is a document and a few variables. */
const MAX_MESSAGE_BYTES = 64 * 1024;
/** Ten thousand live screens is the goal on two cores; one more is refused and not made to wait. */
const MAX_SOCKETS = 10_000;
/** The board needs two. */
const MAX_OPERATIONS_PER_SOCKET = 16;
const TOO_MANY_OPERATIONS = 4429;

export interface GraphqlSocket {
  /** Tells every reader to come back, then closes; idempotent. */
  close(): Promise<void>;
}

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

/** GraphQL over WebSocket (graphql-transport-ws) at /graphql, with the same limits and masked errors as over HTTP. */
export function openGraphqlSocket(httpServer: Server, schema: GraphQLSchema, hosts: HostRules, development: boolean): GraphqlSocket {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  const rules = [...specifiedRules, ...documentRules(development), ...(development ? [] : [NoSchemaIntrospectionCustomRule])];
  const server = useServer<Record<string, unknown> | undefined>({
    schema,
    parse: (source) => parse(source, { maxTokens: MAX_TOKENS }),
    validate: (checked, document) => validate(checked, document, rules),
    onSubscribe: ({ extra, subscriptions }) => {
      if (Object.keys(subscriptions).length > MAX_OPERATIONS_PER_SOCKET) extra.socket.close(TOO_MANY_OPERATIONS, 'Too many operations');
    },
    onNext: (_context, _id, _payload, _args, result) => ({ ...result, errors: result.errors?.map(maskGraphQLError) }),
    onError: (_context, _id, _payload, errors) => errors.map(maskGraphQLError),
  }, sockets);
  acceptUpgrades(httpServer, sockets, hosts);
  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    await server.dispose();
  };
  return { close: () => (closing ??= close()) };
}
