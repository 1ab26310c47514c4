import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { BrokerError } from './broker-error';

const run = promisify(execFile);

/** A clean stop takes two seconds; one that hangs is killed, and the log recovers at the next start. */
const STOP_DEADLINE_MS = 10_000;
const KILL_DEADLINE_MS = 5_000;
/** Enough for tests and development; the machine is not the broker's alone. */
const JAVA_OPTIONS = ['-Xms64m', '-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn'];
const LOG_TAIL_CHARACTERS = 800;

export interface BrokerLaunch {
  /** Folder of the jar files. */
  readonly libraries: string;
  readonly settingsFile: string;
  readonly logFile: string;
}

/** Writes the identity of a new cluster, and its accounts, into an empty log folder. */
export async function formatStorage({ libraries, settingsFile }: BrokerLaunch, clusterId: string, accounts: readonly string[] = []): Promise<void> {
  const args = [...java(libraries), 'kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', settingsFile, ...accounts];
  await run('java', args).catch((error: { stdout?: string; stderr?: string }) => {
    throw new BrokerError('data_dir', `The broker's folder could not be prepared: ${tail(`${error.stdout ?? ''}${error.stderr ?? ''}`)}`);
  });
}

/** The broker as a child process in a group of its own, so that Ctrl-C in the terminal reaches it only through us. */
export class BrokerProcess {
  readonly exited: Promise<void>;
  private gone = false;

  private constructor(
    private readonly child: ChildProcess,
    private readonly logFile: string,
  ) {
    this.exited = new Promise((resolve) => {
      const end = (): void => {
        this.gone = true;
        resolve();
      };
      child.once('exit', end);
      child.once('error', end);
    });
    const killWithUs = (): void => void child.kill('SIGKILL');
    process.once('exit', killWithUs);
    void this.exited.then(() => process.removeListener('exit', killWithUs));
  }

  static launch(launch: BrokerLaunch): BrokerProcess {
    const log = openSync(launch.logFile, 'a', 0o600);
    const child = spawn('java', [...java(launch.libraries), 'kafka.Kafka', launch.settingsFile], { detached: true, stdio: ['ignore', log, log] });
    closeSync(log);
    return new BrokerProcess(child, launch.logFile);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  hasExited(): boolean {
    return this.gone;
  }

  async readLogTail(): Promise<string> {
    return tail(await readFile(this.logFile, 'utf8').catch(() => ''));
  }

  /** Asks first, and kills what does not go by its deadline. */
  async stop(): Promise<void> {
    for (const [signal, deadlineMs] of [['SIGTERM', STOP_DEADLINE_MS], ['SIGKILL', KILL_DEADLINE_MS]] as const) {
      if (this.gone) return;
      this.child.kill(signal);
      const deadline = new AbortController();
      await Promise.race([this.exited, sleep(deadlineMs, undefined, { signal: deadline.signal }).catch(() => undefined)]);
      deadline.abort();
    }
  }

  /** A sudden death, as a test of faults wants it. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exited;
  }
}

function java(libraries: string): readonly string[] {
  return [...JAVA_OPTIONS, '-cp', join(libraries, '*')];
}

function tail(text: string): string {
  return text.trim().slice(-LOG_TAIL_CHARACTERS);
}
