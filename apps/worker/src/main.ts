import { WORKER_HELP, WorkerRuntime, describeFault, openHealthServer, openLog, parseWorkerConfig } from '@wardcast/runtime';
import type { HealthServer, WorkerConfig } from '@wardcast/runtime';

/** A stop that takes longer is cut short: the store is safe at any moment, so nothing is lost. */
const STOP_DEADLINE_MS = 20_000;

/** Starts a worker and stays until a signal or a fault ends it. */
async function main(): Promise<void> {
  const outcome = parseWorkerConfig(process.argv.slice(2), process.env);
  if (outcome.kind === 'help') {
    process.stdout.write(`${WORKER_HELP}\n`);
    return;
  }
  if (outcome.kind === 'refused') {
    process.stderr.write(`${outcome.message}\n`);
    process.exitCode = 2;
    return;
  }
  await run(outcome.config);
}

async function run(config: WorkerConfig): Promise<void> {
  const log = openLog('worker');
  let stopping = false;
  let server: HealthServer | null = null;
  const worker = new WorkerRuntime(config, log, (error) => void stop(1, error));
  const stop = async (code: number, reason?: unknown): Promise<void> => {
    if (stopping) return;
    stopping = true;
    if (reason === undefined) log.info({}, 'Stopping.');
    else log.error({ fault: describeFault(reason) }, 'The worker ends: it cannot go on.');
    setTimeout(() => process.exit(code || 1), STOP_DEADLINE_MS).unref();
    await worker.close();
    await server?.close();
    process.exit(code);
  };
  process.on('SIGINT', () => void stop(0));
  process.on('SIGTERM', () => void stop(0));
  try {
    server = await openHealthServer({ host: config.host, port: config.port, health: worker, isStopping: () => stopping });
    await worker.start();
    process.stdout.write(`Wardcast worker is ready at ${server.url}/readyz\n`);
  } catch (error) {
    await stop(1, error);
  }
}

void main();
