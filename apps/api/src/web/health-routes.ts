import type { ApiContext } from '@wardcast/application';
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

/** /livez: this process answers. /readyz: the board has live numbers and the database answers. */
export function serveHealth(server: HttpServer, context: ApiContext, isClosing: () => boolean): void {
  server.get('/livez', async (_request, reply) => reply.header('Cache-Control', 'no-store').send({ alive: true }));
  server.get('/readyz', async (_request, reply) => {
    const { ready: started, phase } = context.startup.current();
    const database = await databaseAnswers(context);
    const ready = started && database && !isClosing();
    return reply.code(ready ? 200 : 503).header('Cache-Control', 'no-store').send({ ready, phase, database });
  });
}
