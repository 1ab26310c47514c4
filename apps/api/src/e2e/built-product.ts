import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const MAIN = path.resolve(__dirname, '../../dist/main.js');
/** A first start loads eight weeks of history; on a machine whose cores are all busy that may take minutes. */
const LIVE_DEADLINE_MS = 240_000;
const FOLLOW_LINE = /The start-up can be followed at (http:\/\/[^/]+)\/board/;
const LIVE_LINE = /Wardcast is live at /;

/** The built product as a process of its own, with the sample hospital and a data folder that nobody else has. */
export class BuiltProduct {
  private constructor(
    readonly url: string,
    private readonly process: ChildProcess,
    private readonly live: Promise<void>,
    private readonly folder: string,
  ) {}

  /** Starts it, and returns as soon as its start-up can be followed in a browser. */
  static async start(): Promise<BuiltProduct> {
    const folder = await mkdtemp(path.join(tmpdir(), 'wardcast-product-'));
    const child = spawn(process.execPath, [MAIN, '--port', '0', '--data-dir', path.join(folder, 'data'), '--seed', '1'], { stdio: ['ignore', 'pipe', 'pipe'] });
    const said: string[] = [];
    const follow = lineOf(child, FOLLOW_LINE, said);
    const live = lineOf(child, LIVE_LINE, said).then(() => undefined);
    // Whoever waits for it hears of a failure; until somebody does, it is not a fault of the test run.
    live.catch(() => undefined);
    const [, url] = await follow;
    return new BuiltProduct(url!, child, live, folder);
  }

  /** Resolves when it has said that it is live. */
  whenLive(): Promise<void> {
    return this.live;
  }

  async stop(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const gone = new Promise((resolve) => this.process.once('exit', resolve));
      this.process.kill('SIGTERM');
      await gone;
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** The first line of the process that matches; rejects with what it said when it ends before, or never says it. */
function lineOf(child: ChildProcess, wanted: RegExp, said: string[]): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`The product ${why}. It said:\n${said.slice(-20).join('\n')}`));
    const deadline = setTimeout(() => fail(`did not get as far as ${wanted} in ${LIVE_DEADLINE_MS / 1_000} s`), LIVE_DEADLINE_MS);
    child.once('exit', (code) => {
      clearTimeout(deadline);
      fail(`ended with code ${code}`);
    });
    for (const stream of [child.stdout!, child.stderr!]) {
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line);
        const found = wanted.exec(line);
        if (!found) return;
        clearTimeout(deadline);
        resolve(found);
      });
    }
  });
}
