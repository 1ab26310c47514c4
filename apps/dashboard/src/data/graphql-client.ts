import { createClient, type Client } from 'graphql-ws';
import type { TypedOperation } from '@wardcast/contract';

/** A read that takes longer than this is given up: the next try is likelier to help than more waiting. */
const READ_TIMEOUT_MS = 15_000;
/** A silent socket is found dead within two of these. */
const PING_EVERY_MS = 10_000;

/** The server answered, and refused. `code` is its own, or `UNKNOWN`. */
export class GraphqlRefusal extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
  }
}

/** Where a subscription's messages go. Exactly one of `failed` and `ended` is called at the end. */
export interface Sink<Result> {
  readonly next: (result: Result) => void;
  readonly failed: (reason: unknown) => void;
  readonly ended: () => void;
}

/** Typed access to the API: reads over HTTP, changes over a WebSocket. */
export interface GraphqlClient {
  query<Result, Variables>(operation: TypedOperation<Result, Variables>, variables: Variables, signal?: AbortSignal): Promise<Result>;
  /** @returns a function that ends the subscription */
  subscribe<Result, Variables>(operation: TypedOperation<Result, Variables>, variables: Variables, sink: Sink<Result>): () => void;
  close(): void;
}

interface Answer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

function resultOf<Result>(answer: Answer<Result>): Result {
  const error = answer.errors?.[0];
  if (error) throw new GraphqlRefusal(error.message, error.extensions?.code ?? 'UNKNOWN');
  if (answer.data == null) throw new GraphqlRefusal('The answer held no data', 'NO_DATA');
  return answer.data;
}

async function post<Result>(url: string, body: unknown, signal: AbortSignal): Promise<Result> {
  const response = await fetch(url, {
    method: 'POST',
    // The preflight header keeps other sites' forms from reaching the API.
    headers: { 'content-type': 'application/json', accept: 'application/json', 'apollo-require-preflight': 'true' },
    body: JSON.stringify(body),
    signal,
  });
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  if (!isJson) throw new GraphqlRefusal(`The server answered ${response.status}`, `HTTP_${response.status}`);
  return resultOf((await response.json()) as Answer<Result>);
}

function follow<Result, Variables>(socket: Client, operation: TypedOperation<Result, Variables>, variables: Variables, sink: Sink<Result>): () => void {
  return socket.subscribe<Result>(
    { query: operation.text, operationName: operation.name, variables: variables as Record<string, unknown> },
    {
      next: (answer) => {
        try {
          sink.next(resultOf(answer as Answer<Result>));
        } catch (reason) {
          sink.failed(reason);
        }
      },
      error: sink.failed,
      complete: sink.ended,
    },
  );
}

/**
 * A client for one origin. It does not retry: whoever subscribes knows from where to resume.
 *
 * @param origin the page's origin, e.g. `https://beds.example`; the API is at `/graphql` on it
 */
export function createGraphqlClient(origin: string): GraphqlClient {
  const url = new URL('/graphql', origin);
  const socketUrl = new URL(url);
  socketUrl.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = createClient({ url: socketUrl.href, retryAttempts: 0, keepAlive: PING_EVERY_MS });
  return {
    query: (operation, variables, signal) => {
      const timeout = AbortSignal.timeout(READ_TIMEOUT_MS);
      const either = signal ? AbortSignal.any([signal, timeout]) : timeout;
      return post(url.href, { query: operation.text, operationName: operation.name, variables }, either);
    },
    subscribe: (operation, variables, sink) => follow(socket, operation, variables, sink),
    close: () => void socket.dispose(),
  };
}
