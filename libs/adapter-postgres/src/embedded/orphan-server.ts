import { execFile } from 'node:child_process';
import { readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { processExists } from './owner-lock';
import { stopProcess } from './stop-process';

const run = promisify(execFile);

/**
 * When our process was killed, its server lives on. The folder is ours by now (owner lock), so a server found in
 * postmaster.pid is an orphan: it is stopped cleanly. A pid file of a dead or foreign process is removed.
 */
export async function stopOrphanServer(folder: string, onMessage: (message: string) => void): Promise<void> {
  const pidFile = join(folder, 'postmaster.pid');
  const content = await readFile(pidFile, 'utf8').catch(() => null);
  if (content === null) return;
  const pid = Number(content.split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !processExists(pid) || !(await isServerOf(pid, folder))) {
    onMessage('The database was not shut down cleanly last time. Removing its stale lock; it recovers by itself.');
    await unlink(pidFile).catch(() => undefined);
    return;
  }
  onMessage('The database of an earlier run is still up. Stopping it first.');
  await stopProcess(pid, () => !processExists(pid));
}

async function isServerOf(pid: number, folder: string): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => commandByPs(pid));
  return command.includes(folder);
}

async function commandByPs(pid: number): Promise<string> {
  return run('ps', ['-o', 'command=', '-p', String(pid)]).then(({ stdout }) => stdout, () => '');
}
