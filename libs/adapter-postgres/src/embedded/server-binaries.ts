import { access, chmod, constants, cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error';
import { canReach, type ServerAccount } from './server-account';

export interface ServerBinaries {
  readonly postgres: string;
  readonly initdb: string;
}
/** The major version that the installed package carries; a cluster of another one cannot be opened by it. */
export const POSTGRES_MAJOR = '18';
/** Where root may put what an unprivileged account must reach although the checkout lies in a closed folder. */
export const SHARED_FOLDER = '/var/lib/wardcast';

/**
 * Finds the PostgreSQL programs that came with the npm install. Only the platform package is used:
 * the wrapper around it installs signal handlers of its own, and shutdown order is ours to decide.
 */
export async function findServerBinaries(account: ServerAccount | null): Promise<ServerBinaries> {
  const native = nativeFolder();
  const folder = (await canReach(account, join(native, 'bin', 'postgres'))) ? native : await copyToShared(native);
  const binaries = { postgres: join(folder, 'bin', 'postgres'), initdb: join(folder, 'bin', 'initdb') };
  await Promise.all(Object.values(binaries).map(makeExecutable));
  return binaries;
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const fromWrapper = createRequire(require.resolve('embedded-postgres'));
    return join(dirname(fromWrapper.resolve(name)), '..', 'native');
  } catch (cause) {
    throw new EmbeddedPostgresError('no_binaries', `No PostgreSQL for this machine (${name}) is installed. Run npm ci, or set DATABASE_URL to a server of your own.`, { cause });
  }
}

async function makeExecutable(file: string): Promise<void> {
  try {
    await access(file, constants.X_OK);
  } catch {
    await chmod(file, 0o755);
  }
}

async function copyToShared(native: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const target = join(SHARED_FOLDER, `postgresql-${version}`);
  const complete = await access(join(target, 'bin', 'postgres')).then(() => true, () => false);
  if (complete) return target;
  const unfinished = `${target}.${process.pid}`;
  await mkdir(SHARED_FOLDER, { recursive: true, mode: 0o755 });
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  await rename(unfinished, target).catch(() => rm(unfinished, { recursive: true, force: true }));
  return target;
}
