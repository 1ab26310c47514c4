import { chmod, readFile, unlink, writeFile } from 'node:fs/promises';
import { readFileSync, unlinkSync } from 'node:fs';
import { EmbeddedPostgresError } from './embedded-postgres-error';

/** Who holds the folder. The start time tells a reused process id from the process that wrote the lock. */
interface Owner {
  readonly pid: number;
  readonly startTicks: string | null;
}
export interface OwnerLock {
  /** True when a process that died without cleaning up held the folder before. */
  readonly tookOver: boolean;
  release(): Promise<void>;
}
/** Two rounds are enough when the holder is dead; more means that others fight for the folder. */
const MAX_ATTEMPTS = 5;

/**
 * Takes the folder for this process, or throws `folder_in_use` while a living process holds it.
 * A lock left by a dead process is taken over.
 */
export async function takeOwnerLock(lockFile: string, folder: string): Promise<OwnerLock> {
  let tookOver = false;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    if (await writeLock(lockFile)) return held(lockFile, tookOver);
    const owner = await readOwner(lockFile);
    if (owner !== null && isAlive(owner)) throw inUse(folder, owner.pid);
    tookOver = true;
    await unlink(lockFile).catch(() => undefined);
  }
  throw inUse(folder, null);
}

async function writeLock(lockFile: string): Promise<boolean> {
  const owner: Owner = { pid: process.pid, startTicks: startTicksOf(process.pid) };
  try {
    await writeFile(lockFile, JSON.stringify(owner), { flag: 'wx', mode: 0o644 });
    // Whatever the umask: another account that may enter the folder must see that it is taken. It says nothing secret.
    await chmod(lockFile, 0o644);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function readOwner(lockFile: string): Promise<Owner | null> {
  try {
    const owner = JSON.parse(await readFile(lockFile, 'utf8')) as Owner;
    return Number.isInteger(owner.pid) ? owner : null;
  } catch {
    // A lock cut short by a crash, or already gone: nobody holds it.
    return null;
  }
}

function held(lockFile: string, tookOver: boolean): OwnerLock {
  const onExit = (): void => {
    try {
      unlinkSync(lockFile);
    } catch {
      // Gone already: nothing to release.
    }
  };
  process.once('exit', onExit);
  return {
    tookOver,
    release: async () => {
      process.removeListener('exit', onExit);
      await unlink(lockFile).catch(() => undefined);
    },
  };
}

function isAlive(owner: Owner): boolean {
  if (!processExists(owner.pid)) return false;
  const ticks = startTicksOf(owner.pid);
  return owner.startTicks === null || ticks === null || ticks === owner.startTicks;
}

export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Field 22 of /proc/<pid>/stat (start time in clock ticks); null where there is no /proc. */
function startTicksOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function inUse(folder: string, pid: number | null): EmbeddedPostgresError {
  const by = pid === null ? '' : ` (process ${pid})`;
  return new EmbeddedPostgresError('folder_in_use', `Another Wardcast${by} is using ${folder}. Stop it first, or give this one its own data folder.`);
}
