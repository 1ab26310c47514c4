import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ApiContext } from '@wardcast/application';
import { ApiModule } from './api.module';
import type { ApiHandle, ApiOptions } from './api-options';
import { GraphqlExceptionFilter } from './graphql/graphql-exception.filter';
import { openGraphqlSocket, type GraphqlSocket } from './graphql/graphql-socket';
import { ChangeHub } from './subscription/change-hub';
import { addAnswerHooks } from './web/answer-hooks';
import { serveDashboard } from './web/dashboard-routes';
import { serveHealth } from './web/health-routes';
import { createHostRules } from './web/host-rules';
import { explainListenError } from './web/listen-error';
import { toNestLogger } from './web/nest-log';
import { DRAIN_MS, watchRequests, type RequestDrain } from './web/request-drain';

/** A GraphQL document with its variables; the dashboard's largest is 2 kB. */
const MAX_BODY_BYTES = 64 * 1024;
/** A request not received whole by then is dropped, so that slow senders cannot hold the server's sockets. */
const REQUEST_TIMEOUT_MS = 15_000;

function originOf(host: string, port: number): string {
  const shown = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`;
}

interface OpenParts {
  readonly app: NestFastifyApplication;
  readonly sockets: GraphqlSocket;
  readonly hub: ChangeHub;
  readonly drain: RequestDrain;
}

function portOf(app: NestFastifyApplication): number {
  const address = app.getHttpServer().address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address.port;
}

async function closeAll({ app, sockets, hub, drain }: OpenParts): Promise<void> {
  await sockets.close();
  await drain.untilIdle(DRAIN_MS);
  await hub.close();
  await app.close();
}

/**
 * Starts the API: GraphQL over HTTP and WebSocket, the dashboard's files, health. It answers before the database is up
 * (`board` is null then) and takes up the dependencies when they appear. Rejects with a sentence that says what to do
 * when the port cannot be had.
 */
export async function createApi(context: ApiContext, options: ApiOptions): Promise<ApiHandle> {
  const logger = new Logger('Api');
  const hosts = createHostRules(options.host, options.allowedHosts ?? []);
  const hub = new ChangeHub(context, () => logger.warn('Change notices cannot be heard; screens follow by heartbeat until they can.'));
  const adapter = new FastifyAdapter({ bodyLimit: MAX_BODY_BYTES, requestTimeout: REQUEST_TIMEOUT_MS, forceCloseConnections: true });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.for(context, hub, options), adapter, { logger: options.log ? toNestLogger(options.log) : ['error', 'warn'], abortOnError: false });
  let closing: Promise<void> | null = null;
  app.useGlobalFilters(new GraphqlExceptionFilter(adapter));
  const server = adapter.getInstance();
  const drain = watchRequests(server);
  addAnswerHooks(server, hosts);
  serveHealth(server, { context, health: options.health, isClosing: () => closing !== null });
  await serveDashboard(server, options.dashboardDir, options.development);
  await app.init();
  const sockets = openGraphqlSocket(app.getHttpServer(), { schema: app.get(GraphQLSchemaHost).schema, hosts, development: options.development });
  options.health?.metrics.watchSubscriptions(() => sockets.subscriptions());
  const parts: OpenParts = { app, sockets, hub, drain };
  try {
    // Not through Nest, which would log the refusal that the caller is told of.
    await server.listen({ port: options.port, host: options.host });
  } catch (error) {
    await closeAll(parts);
    throw explainListenError(error, options);
  }
  return { url: originOf(options.host, portOf(app)), close: () => (closing ??= closeAll(parts)) };
}
