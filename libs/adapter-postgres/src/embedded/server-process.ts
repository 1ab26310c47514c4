import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, fchownSync, openSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { SERVER_ENVIRONMENT } from './create-cluster';
import type { ServerAccount } from './server-account';
import { stopProcess } from './stop-process';

export interface ServerLaunch {
  readonly postgres: string;
  readonly folder: string;
  readonly port: number;
  readonly account: ServerAccount | null;
  readonly logFile: string;
  readonly settings: Readonly<Record<string, string>>;
}
export interface ServerProcess {
  readonly pid: number;
  hasExited(): boolean;
  /** Resolves when the process is gone, whoever ended it. */
  readonly exited: Promise<void>;
  /** What it wrote to its log since this start. */
  readLog(): Promise<string>;
  stop(): Promise<void>;
}
/** The log starts anew above this size; it is for faults, not for history. */
const MAX_LOG_BYTES = 5 * 1024 * 1024;

/**
 * Starts the server in a session of its own: a Ctrl-C in the terminal reaches every process of ours, and the server must
 * outlive the last commit. It logs to a file and not to a pipe, so that it survives our sudden death without a broken pipe.
 */
export function launchServer(launch: ServerLaunch): ServerProcess {
  const logStart = logSize(launch.logFile);
  const log = openSync(launch.logFile, logStart === 0 ? 'w' : 'a', 0o600);
  if (launch.account !== null) fchownSync(log, launch.account.uid, launch.account.gid);
  const child = spawn(launch.postgres, ['-D', launch.folder, '-p', String(launch.port), ...flags(launch.settings)], {
    ...launch.account,
    cwd: '/',
    env: SERVER_ENVIRONMENT,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  return watch(child, launch.logFile, logStart);
}

function watch(child: ChildProcess, logFile: string, logStart: number): ServerProcess {
  let gone = false;
  const exited = new Promise<void>((resolve) => {
    const end = (): void => {
      gone = true;
      resolve();
    };
    child.once('exit', end);
    child.once('error', end);
  });
  const pid = child.pid ?? 0;
  const onExit = (): void => {
    // Our process ends without close(): fast shutdown all the same.
    if (!gone) child.kill('SIGINT');
  };
  process.once('exit', onExit);
  void exited.then(() => process.removeListener('exit', onExit));
  return {
    pid,
    hasExited: () => gone,
    exited,
    readLog: async () => (await readFile(logFile, 'utf8').catch(() => '')).slice(logStart),
    stop: async () => {
      if (gone) return;
      child.ref();
      await stopProcess(pid, () => gone);
    },
  };
}

function flags(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function logSize(file: string): number {
  try {
    const { size } = statSync(file);
    return size > MAX_LOG_BYTES ? 0 : size;
  } catch {
    return 0;
  }
}
