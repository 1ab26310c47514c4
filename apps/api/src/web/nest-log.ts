import type { LoggerService } from '@nestjs/common';
import type { Log } from '@wardcast/runtime';

/** Nest's warnings and errors in the product's own log; what it says of its start-up is left out. */
export function toNestLogger(log: Log): LoggerService {
  return {
    log: () => undefined,
    warn: (message: unknown, ...context: unknown[]) => log.warn(contextOf(context), String(message)),
    error: (message: unknown, ...context: unknown[]) => log.error(contextOf(context), String(message)),
  };
}

/** The last thing that Nest adds names the part that speaks; before it there may be a stack, which is not for the log. */
function contextOf(context: readonly unknown[]): Readonly<Record<string, string>> {
  const last = context[context.length - 1];
  return typeof last === 'string' && !last.includes('\n') ? { part: last } : {};
}
