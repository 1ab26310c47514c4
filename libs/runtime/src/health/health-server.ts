import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Health } from './probes';

export interface HealthServerOptions {
  readonly host: string;
  /** 0 takes any free port; `url` then names it. */
  readonly port: number;
  readonly health: Health;
  /** True from the moment the process begins to stop. */
  isStopping(): boolean;
}
export interface HealthServer {
  readonly url: string;
  close(): Promise<void>;
}
interface Answer {
  readonly code: number;
  readonly type: string;
  readonly body: string;
}

/** The small port of a process without screens: /livez, /readyz, /progressz, /metrics. */
export async function openHealthServer(options: HealthServerOptions): Promise<HealthServer> {
  const server = createServer((request, response) => void answer(options, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? new Error(`Port ${options.port} is already in use on ${options.host}. Choose another for the worker with WARDCAST_WORKER_PORT.`) : error));
    server.listen(options.port, options.host, () => resolve());
  });
  return { url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${portOf(server)}`, close: () => closeServer(server) };
}

async function answer(options: HealthServerOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { code, type, body } = await route(options, (request.url ?? '/').split('?')[0] ?? '/').catch(() => json(500, { error: 'the probe failed' }));
  response.writeHead(code, { 'Content-Type': type, 'Cache-Control': 'no-store', 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}

async function route({ health, isStopping }: HealthServerOptions, path: string): Promise<Answer> {
  if (path === '/livez') return json(200, { alive: true });
  if (path === '/readyz') {
    const readiness = await health.readiness();
    const ready = readiness.ready && !isStopping();
    return json(ready ? 200 : 503, { ...readiness, ready, stopping: isStopping() });
  }
  if (path === '/progressz') {
    const report = health.progress();
    return json(report.ok ? 200 : 503, report);
  }
  if (path === '/metrics') {
    const { contentType, body } = await health.metrics.page();
    return { code: 200, type: contentType, body };
  }
  return json(404, { error: 'There is /livez, /readyz, /progressz and /metrics.' });
}

function json(code: number, value: unknown): Answer {
  return { code, type: 'application/json; charset=utf-8', body: `${JSON.stringify(value)}\n` };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The health server listens on no port.');
  return address.port;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
