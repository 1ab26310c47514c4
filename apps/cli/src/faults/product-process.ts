import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { resolve } from 'node:path';

export interface ProductProcess {
  readonly url: string;
  /** Wall ms from spawn to the line that says it is live. */
  readonly startMs: number;
  /** SIGKILL: no chance to tidy up. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM, as Ctrl-C does; resolves with the exit code. */
  stop(): Promise<number | null>;
}
export interface ProductOptions {
  readonly dataDir: string;
  readonly speed: number;
  readonly seed: number;
  readonly port?: number;
}

/** A first start loads eight weeks of history; with ten busy programs beside it that took more than four minutes. */
const LIVE_DEADLINE_MS = 900_000;
const LIVE_LINE = /Wardcast is live at (http:\/\/[^/]+)\/board/;

/** Starts the built product as `npm start` does and waits until it says that it is live. */
export function startProduct(options: ProductOptions): Promise<ProductProcess> {
  const main = resolve(__dirname, '../../../api/dist/main.js');
  const started = performance.now();
  const args = ['--port', String(options.port ?? 0), '--data-dir', options.dataDir, '--seed', String(options.seed), '--speed', String(options.speed)];
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  return new Promise((accept, reject) => {
    const deadline = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`The product was not live after ${LIVE_DEADLINE_MS / 1000} s. It said:\n${said.slice(-20).join('\n')}`));
    }, LIVE_DEADLINE_MS);
    const onLine = (line: string): void => {
      said.push(line);
      const url = LIVE_LINE.exec(line)?.[1];
      if (!url) return;
      clearTimeout(deadline);
      accept({ url, startMs: performance.now() - started, kill: () => end(child, 'SIGKILL').then(() => undefined), stop: () => end(child, 'SIGTERM') });
    };
    createInterface({ input: child.stdout }).on('line', onLine);
    createInterface({ input: child.stderr }).on('line', (line) => said.push(line));
    child.once('exit', (code) => {
      clearTimeout(deadline);
      reject(new Error(`The product ended with code ${code} before it was live. It said:\n${said.slice(-20).join('\n')}`));
    });
  });
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((accept) => {
    child.once('exit', (code) => accept(code));
    child.kill(signal);
  });
}
