import type { HttpServer } from './http-server';

/** An answer that takes longer than this is cut: whoever asked asks again elsewhere. */
export const DRAIN_MS = 10_000;

/** Knows which requests are being answered, so that a stop can wait for them. */
export interface RequestDrain {
  /** Resolves when nothing is being answered, or at the deadline. */
  untilIdle(deadlineMs: number): Promise<void>;
}

export function watchRequests(server: HttpServer): RequestDrain {
  let open = 0;
  let onIdle: (() => void) | null = null;
  const ended = (): void => {
    open -= 1;
    if (open === 0) onIdle?.();
  };
  server.addHook('onRequest', async (_request, reply) => {
    open += 1;
    // Comes once however the answer ends: sent, failed, or given up by who asked.
    reply.raw.once('close', ended);
    return undefined;
  });
  return {
    untilIdle: async (deadlineMs) => {
      if (open === 0) return;
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        onIdle = resolve;
        timer = setTimeout(resolve, deadlineMs);
      });
      clearTimeout(timer);
    },
  };
}
