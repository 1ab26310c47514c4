import { execFile } from 'node:child_process';
import { chown, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedPostgresError } from './embedded-postgres-error';

const run = promisify(execFile);

/** The operating system account PostgreSQL runs under when we are root, since it refuses to run as root. */
export interface ServerAccount {
  readonly uid: number;
  readonly gid: number;
}
/** Accounts that exist nearly everywhere, best first. None is created: the machine's users are not ours to change. */
const KNOWN_ACCOUNTS = ['postgres', 'nobody'];
const X_FOR_ALL = 0o001;
const X_FOR_GROUP = 0o010;
const X_FOR_OWNER = 0o100;

/**
 * null = run as ourselves (an ordinary user). As root: the owner of an existing data folder or of its parent
 * (so that an ordinary user can go on with it later), else `postgres`, else `nobody`.
 */
export async function chooseServerAccount(dataDir: string): Promise<ServerAccount | null> {
  if (process.getuid?.() !== 0) return null;
  for (const path of [dataDir, dirname(dataDir)]) {
    const owner = await stat(path).catch(() => null);
    if (owner !== null && owner.uid !== 0 && (await accountOf(String(owner.uid))) !== null) return { uid: owner.uid, gid: owner.gid };
  }
  for (const name of KNOWN_ACCOUNTS) {
    const account = await accountOf(name);
    if (account !== null) return account;
  }
  throw new EmbeddedPostgresError('no_account', 'PostgreSQL refuses to run as root, and this machine has neither a "postgres" nor a "nobody" account. Create one (useradd --system postgres), or start Wardcast as an ordinary user.');
}

async function accountOf(name: string): Promise<ServerAccount | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

export async function giveTo(account: ServerAccount | null, path: string): Promise<void> {
  if (account !== null) await chown(path, account.uid, account.gid);
}

/** True when the account may walk through every folder above `path` (a checkout under /root usually refuses). */
export async function canReach(account: ServerAccount | null, path: string): Promise<boolean> {
  if (account === null) return true;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { uid, gid, mode } = await stat(folder);
    const needed = uid === account.uid ? X_FOR_OWNER : gid === account.gid ? X_FOR_GROUP : X_FOR_ALL;
    if ((mode & needed) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
