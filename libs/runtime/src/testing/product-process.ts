import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

const APPS = resolve(__dirname, '../../../../apps');
/** A process that loads slowly on a machine whose cores are all busy is not a fault. */
const DEADLINE_MS = 90_000;
const READY = { worker: /Wardcast worker is ready at (http:\/\/[^/]+)\//, api: /start-up can be followed at (http:\/\/[^/]+)\// } as const;

/** One of the built apps as a process of its own, as the commands start them. */
export class ProductProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    private readonly said: readonly string[],
  ) {}

  /** Resolves when it has said where it listens. `env` is added to this process's own. */
  static start(app: 'worker' | 'api', env: Readonly<Record<string, string>>): Promise<ProductProcess> {
    const child = spawn(process.execPath, [resolve(APPS, app, 'dist/main.js'), '--port', '0'], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const said: string[] = [];
    return new Promise((accept, reject) => {
      const fail = (why: string): void => reject(new Error(`The ${app} ${why}. It said:\n${said.slice(-20).join('\n')}`));
      const deadline = setTimeout(() => fail(`was not ready after ${DEADLINE_MS / 1_000} s`), DEADLINE_MS);
      child.once('exit', (code) => {
        clearTimeout(deadline);
        fail(`ended with code ${code}`);
      });
      for (const stream of [child.stdout!, child.stderr!]) {
        createInterface({ input: stream }).on('line', (line) => {
          said.push(line);
          const url = READY[app].exec(line)?.[1];
          if (url === undefined) return;
          clearTimeout(deadline);
          accept(new ProductProcess(child, url, said));
        });
      }
    });
  }

  /** Everything it has said so far, on both streams. */
  lines(): readonly string[] {
    return this.said;
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Sends the signal, if it still runs, and resolves to its exit code when it is gone (null when a signal ended it). */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    const gone = this.exited();
    this.child.kill(signal);
    return gone;
  }

  exited(): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return Promise.resolve(this.child.exitCode);
    return new Promise((accept) => this.child.once('exit', (code) => accept(code)));
  }

  async probe<T>(path: string): Promise<{ readonly status: number; readonly body: T }> {
    const response = await fetch(`${this.url}${path}`);
    return { status: response.status, body: (await response.json()) as T };
  }
}
