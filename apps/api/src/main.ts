import { resolve } from 'node:path';
import { START_HELP, openLog, openRuntime, parseRuntimeConfig } from '@wardcast/runtime';
import type { RuntimeConfig } from '@wardcast/runtime';
import type { ApiHandle } from './api-options';
import { createApi } from './create-api';
import { sayStartup } from './startup/say-startup';

/** A stop that takes longer is cut short: the store is safe at any moment, so nothing is lost. */
const STOP_DEADLINE_MS = 20_000;
/** Ctrl-C, a service manager, and a terminal that was closed. */
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Starts the product, whole or as one of the processes of the full mode, and stays until a signal or a fault ends it. */
async function main(): Promise<void> {
  const outcome = parseRuntimeConfig(process.argv.slice(2), process.env);
  if (outcome.kind === 'help') {
    process.stdout.write(`${START_HELP}\n`);
    return;
  }
  if (outcome.kind === 'refused') return fail(outcome.message, 2);
  await run(outcome.config);
}

async function run(config: RuntimeConfig): Promise<void> {
  const log = openLog('api');
  let stopping = false;
  let api: ApiHandle | null = null;
  const runtime = openRuntime(config, (error) => void stop(1, error.message));
  const silence = sayStartup(runtime.startup, (line) => process.stdout.write(`${line}\n`));
  const stop = async (code: number, reason?: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    silence();
    if (reason) process.stderr.write(`${reason}\n`);
    process.stdout.write('Stopping.\n');
    setTimeout(() => process.exit(code || 1), STOP_DEADLINE_MS).unref();
    // Not ready, stop taking events in, end subscriptions, answer what was asked, leave the database.
    runtime.announceStop();
    await runtime.stopWork();
    await api?.close();
    await runtime.close();
    process.exit(code);
  };
  for (const signal of STOP_SIGNALS) process.on(signal, () => void stop(0));
  // Words for a terminal that is gone are lost; the product is not.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  try {
    api = await createApi(runtime, { host: config.host, port: config.port, dashboardDir: resolve(__dirname, '../../dashboard/dist'), development: config.development, health: runtime, log });
    process.stdout.write(`The start-up can be followed at ${api.url}/board\n`);
    await runtime.start();
    silence();
    process.stdout.write(`Wardcast is live at ${api.url}/board\n`);
  } catch (error) {
    if (!stopping) await stop(1, error instanceof Error ? error.message : String(error));
  }
}

function fail(message: string, code: number): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = code;
}

void main();
