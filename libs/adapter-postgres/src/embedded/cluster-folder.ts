import { randomBytes } from 'node:crypto';
import { access, chmod, mkdir, mkdtemp, readFile, readdir, realpath, rename, rm, stat, statfs, symlink, unlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { EmbeddedPostgresError, MIN_FREE_BYTES, MIN_FREE_TO_GO_ON_BYTES, diskFull } from './embedded-postgres-error';
import { createCluster } from './create-cluster';
import { canReach, giveTo, type ServerAccount } from './server-account';
import { POSTGRES_MAJOR, SHARED_FOLDER, type ServerBinaries } from './server-binaries';

export interface ClusterRequest {
  readonly dataDir: string;
  readonly account: ServerAccount | null;
  readonly binaries: ServerBinaries;
  readonly onMessage: (message: string) => void;
  readonly signal?: AbortSignal;
}
export interface Cluster {
  /** Real path of the PostgreSQL data directory. */
  readonly folder: string;
  readonly password: string;
  readonly created: boolean;
}
const CLUSTER = 'cluster';
const PASSWORD_FILE = 'wardcast.password';
/** A cluster without these was never finished. */
const ESSENTIAL_FILES = ['PG_VERSION', join('global', 'pg_control'), PASSWORD_FILE];
const PASSWORD_BYTES = 24;
/** What a cluster's name begins with until it is complete. */
const UNFINISHED = 'cluster.new';

/** One of these tells a data folder from a folder of somebody else's. */
const OURS = /^(cluster(\.(new|incomplete).*)?|dead-letter\.key.*|owner\.lock|postgres\.log|\.write-probe-\d+)$/;
/** What an empty file system of its own begins with. */
const NO_CONTENT = ['lost+found'];

/** Level by level: Node's own way tries for ever where a file system answers that there is nothing, as /proc does. */
async function makeFolders(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT' || folder === dirname(folder)) throw cause;
    await makeFolders(dirname(folder));
    await makeFolder(folder);
  }
}

/** One that stands already is as good; another start may be making the same. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST' || !(await stat(folder)).isDirectory()) throw cause;
  }
}

/** Makes the data folder itself: writable, ours, with room. One that holds other things is refused as it is: owner and rights change below. */
export async function prepareDataDir(dataDir: string, account: ServerAccount | null): Promise<void> {
  try {
    // Parents get the usual mode (the account must walk through them), only the folder itself is closed.
    await makeFolders(resolve(dataDir));
    await refuseForeign(dataDir);
    await giveTo(account, dataDir);
    await chmod(dataDir, 0o700);
    const probe = join(dataDir, `.write-probe-${process.pid}`);
    await writeFile(probe, '');
    await unlink(probe);
  } catch (cause) {
    if (cause instanceof EmbeddedPostgresError) throw cause;
    throw folderFault(cause as NodeJS.ErrnoException, dataDir);
  }
  const { bavail, bsize } = await statfs(dataDir);
  const isBegun = await exists(join(dataDir, CLUSTER));
  if (bavail * bsize < (isBegun ? MIN_FREE_TO_GO_ON_BYTES : MIN_FREE_BYTES)) throw diskFull(dataDir);
}

/**
 * Opens the cluster in the folder, or creates it. Creation is atomic: it happens under another name and is renamed when
 * complete, so that a start cut off half-way leaves nothing that could be taken for a database.
 */
export async function openCluster(request: ClusterRequest): Promise<Cluster> {
  const place = join(request.dataDir, CLUSTER);
  const existing = await realpath(place).catch(() => null);
  if (existing !== null && (await isComplete(existing))) {
    await refuseOtherVersion(existing);
    return { folder: existing, password: await readFile(join(existing, PASSWORD_FILE), 'utf8'), created: false };
  }
  await moveAside(place, existing, request.onMessage);
  return create(request, place);
}

async function create(request: ClusterRequest, place: string): Promise<Cluster> {
  const { dataDir, account, onMessage } = request;
  if (await removeUnfinished(dataDir)) onMessage('An earlier start was cut off while it created the database. It held no data yet: creating it again.');
  const reachable = await canReach(account, place);
  // A name of its own: an initdb that outlived its killed parent may still be writing under another.
  const folder = reachable ? join(dataDir, `${UNFINISHED}-${randomBytes(4).toString('hex')}`) : await sharedFolder(onMessage);
  onMessage('Creating the database (only the first time).');
  const password = randomBytes(PASSWORD_BYTES).toString('base64url');
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await giveTo(account, folder);
    await createCluster({ folder, password, account, initdb: request.binaries.initdb, signal: request.signal });
    await writeFile(join(folder, PASSWORD_FILE), password, { mode: 0o600 });
    await giveTo(account, join(folder, PASSWORD_FILE));
    await (reachable ? rename(folder, place) : symlink(folder, place));
  } catch (cause) {
    await rm(folder, { recursive: true, force: true });
    if (cause instanceof EmbeddedPostgresError || request.signal?.aborted === true) throw cause;
    throw folderFault(cause as NodeJS.ErrnoException, dataDir);
  }
  return { folder: await realpath(place), password, created: true };
}

/** True when an earlier start left something. An initdb that still writes into it fails then, as it should. */
async function removeUnfinished(dataDir: string): Promise<boolean> {
  const left = (await readdir(dataDir)).filter((name) => name.startsWith(UNFINISHED));
  await Promise.all(left.map((name) => rm(join(dataDir, name), { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined)));
  return left.length > 0;
}

async function sharedFolder(onMessage: (message: string) => void): Promise<string> {
  const parent = join(SHARED_FOLDER, 'clusters');
  await mkdir(parent, { recursive: true, mode: 0o755 });
  const folder = await mkdtemp(join(parent, 'cluster-'));
  onMessage(`This folder is closed to other accounts, and PostgreSQL refuses to run as root: the database lives in ${folder}, with a link from here.`);
  return folder;
}

async function moveAside(place: string, existing: string | null, onMessage: (message: string) => void): Promise<void> {
  if (existing === null) {
    // A link whose target is gone holds nothing.
    await unlink(place).catch(() => undefined);
    return;
  }
  const aside = `${place}.incomplete-${randomBytes(4).toString('hex')}`;
  await rename(place, aside);
  onMessage(`The database folder was incomplete. It was moved to ${aside}; delete it when nothing in it is missed.`);
}

async function isComplete(folder: string): Promise<boolean> {
  const found = await Promise.all(ESSENTIAL_FILES.map((file) => exists(join(folder, file))));
  return found.every(Boolean);
}

async function refuseOtherVersion(folder: string): Promise<void> {
  const version = (await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim();
  if (version === POSTGRES_MAJOR) return;
  throw new EmbeddedPostgresError('wrong_version', `${folder} was written by PostgreSQL ${version}; this Wardcast carries PostgreSQL ${POSTGRES_MAJOR}. Start the Wardcast that wrote it, or move the folder away to begin afresh.`);
}

async function refuseForeign(dataDir: string): Promise<void> {
  const content = (await readdir(dataDir)).filter((name) => !NO_CONTENT.includes(name));
  if (content.length === 0 || content.some((name) => OURS.test(name))) return;
  throw new EmbeddedPostgresError('foreign_folder', `${dataDir} holds other files. Choose an empty folder for the data, or one that does not exist yet.`);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(() => true, () => false);
}

function folderFault(cause: NodeJS.ErrnoException, dataDir: string): EmbeddedPostgresError {
  if (cause.code === 'ENOSPC' || cause.code === 'EDQUOT') return diskFull(dataDir);
  if (cause.code === 'EEXIST' || cause.code === 'ENOTDIR') return new EmbeddedPostgresError('not_writable', `${dataDir} is a file or lies below one. Choose a folder for the data.`, { cause });
  return new EmbeddedPostgresError('not_writable', `${dataDir} cannot be written (${cause.code ?? cause.message}). Give this account write access to it, or choose another data folder.`, { cause });
}
