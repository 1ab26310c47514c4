import type { ApiContext } from '@wardcast/application';
import type { Health } from '@wardcast/runtime';
import type { HttpServer } from './http-server';

/** A probe that takes longer than this is a failed one. */
const PROBE_MS = 2_000;

async function databaseAnswers(context: ApiContext): Promise<boolean> {
  const deps = context.deps();
  if (deps === null) return false;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PROBE_MS);
  });
  try {
    return await Promise.race([deps.readStore.facilities().then(() => true, () => false), late]);
  } finally {
    clearTimeout(timer);
  }
}

export interface HealthRoutes {
  readonly context: ApiContext;
  /** The product's own knowledge of itself; without it only the start-up and the database are asked. */
  readonly health?: Health;
  isClosing(): boolean;
}

/**
 * /livez: this process answers. /readyz: the database answers with its newest schema and there is a forecast to show.
 * /progressz: no partition of this process has been behind without moving for long. /metrics: for Prometheus.
 */
export function serveHealth(server: HttpServer, { context, health, isClosing }: HealthRoutes): void {
  server.get('/livez', async (_request, reply) => reply.header('Cache-Control', 'no-store').send({ alive: true }));
  server.get('/readyz', async (_request, reply) => {
    const { ready: started, phase } = context.startup.current();
    const found = health === undefined ? await databaseAnswers(context).then((database) => ({ ready: database, database })) : await health.readiness();
    const ready = started && found.ready && !isClosing();
    return reply.code(ready ? 200 : 503).header('Cache-Control', 'no-store').send({ ...found, ready, phase });
  });
  if (health === undefined) return;
  server.get('/progressz', async (_request, reply) => {
    const report = health.progress();
    return reply.code(report.ok ? 200 : 503).header('Cache-Control', 'no-store').send(report);
  });
  server.get('/metrics', async (_request, reply) => {
    const { contentType, body } = await health.metrics.page();
    return reply.header('Cache-Control', 'no-store').type(contentType).send(body);
  });
}
