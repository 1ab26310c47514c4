import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { access, chmod, chown, mkdir, readFile, readdir, realpath, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresError, type EmbeddedPostgresFault } from './embedded-postgres-error';
import { ask, postmasterPid, TIMEOUT_MS, useFolder } from './testing/use-folder';

async function faultOf(opening: Promise<unknown>): Promise<{ fault: EmbeddedPostgresFault; message: string }> {
  const error: unknown = await opening.then(() => null, (reason: unknown) => reason);
  if (!(error instanceof EmbeddedPostgresError)) throw new Error(`not a fault for a person: ${String(error)}`);
  return error;
}

describe('openEmbeddedPostgres in an empty folder', () => {
  const { parent, dataDir, messages, open, closeAll } = useFolder('empty');

  it('creates the database the first time and keeps the data between runs', async () => {
    const first = await open();
    await ask(first.url, 'create table kept as select 42 as answer');
    await first.close();
    const second = await open();
    expect(await ask(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    expect(messages()).toEqual(['Creating the database (only the first time).']);
  }, TIMEOUT_MS);

  it('listens on loopback only, asks for the password, and hides it from others', async () => {
    const { url } = await open();
    const wrong = new URL(url);
    wrong.password = 'guess';
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
    expect(await ask(url, 'select inet_server_addr()::text as at')).toEqual([{ at: '127.0.0.1/32' }]);
    expect((await stat(join(dataDir(), 'cluster', 'wardcast.password'))).mode & 0o777).toBe(0o600);
    expect((await stat(dataDir())).mode & 0o777).toBe(0o700);
  }, TIMEOUT_MS);

  it('is durable: what was committed is on the disk', async () => {
    const { url } = await open();
    expect(await ask(url, `select current_setting('fsync') as f, current_setting('synchronous_commit') as s, current_setting('TimeZone') as z`)).toEqual([{ f: 'on', s: 'on', z: 'UTC' }]);
  }, TIMEOUT_MS);

  it('throws away a creation that was cut off half-way', async () => {
    await mkdir(join(dataDir(), 'cluster.new', 'base'), { recursive: true });
    await writeFile(join(dataDir(), 'cluster.new', 'PG_VERSION'), '18\n');
    await open();
    expect(messages()).toContain('An earlier start was cut off while it created the database. It held no data yet: creating it again.');
  }, TIMEOUT_MS);

  it('gives up in the middle of the creation and leaves nothing behind', async () => {
    const stop = new AbortController();
    const opening = open({ signal: stop.signal });
    const begun = async (): Promise<boolean> => (await readdir(dataDir(), { recursive: true }).catch(() => [])).some((name) => name.endsWith('PG_VERSION'));
    while (!(await begun())) await sleep(5);
    stop.abort();
    await expect(opening).rejects.toThrow('aborted');
    expect(await readdir(dataDir())).toEqual([]);
  }, TIMEOUT_MS);

  it('moves an incomplete database folder aside and says where', async () => {
    await mkdir(join(dataDir(), 'cluster'), { recursive: true });
    await writeFile(join(dataDir(), 'cluster', 'PG_VERSION'), '18\n');
    await open();
    const aside = /It was moved to (\S+);/.exec(messages()[0] ?? '')?.[1] ?? '';
    expect(await readFile(join(aside, 'PG_VERSION'), 'utf8')).toBe('18\n');
  }, TIMEOUT_MS);

  it('says what to do when the folder cannot be written', async () => {
    // Permissions do not stop root, but no account makes a folder whose name is longer than file systems allow.
    const { fault, message } = await faultOf(open({ dataDir: join(parent(), 'x'.repeat(300)) }));
    expect(fault).toBe('not_writable');
    expect(message).toContain('Give this account write access to it, or choose another data folder.');
  }, TIMEOUT_MS);

  it('says so too of a place that takes no folders, and gives up', async () => {
    expect((await faultOf(open({ dataDir: '/proc/wardcast/data' }))).fault).toBe('not_writable');
  }, TIMEOUT_MS);

  it.each([['file'], ['file/data']])('says so when the data folder is %s, where "file" is a file', async (place) => {
    await writeFile(join(parent(), 'file'), '');
    const { fault, message } = await faultOf(open({ dataDir: join(parent(), place) }));
    expect(fault).toBe('not_writable');
    expect(message).toContain('is a file or lies below one. Choose a folder for the data.');
  }, TIMEOUT_MS);

  it('leaves a folder that holds other things as it is', async () => {
    await mkdir(dataDir(), { mode: 0o755 });
    await writeFile(join(dataDir(), 'thesis.txt'), '');
    const before = await stat(dataDir());
    const { fault, message } = await faultOf(open());
    expect(fault).toBe('foreign_folder');
    expect(message).toBe(`${dataDir()} holds other files. Choose an empty folder for the data, or one that does not exist yet.`);
    const after = await stat(dataDir());
    expect([after.mode, after.uid, await readdir(dataDir())]).toEqual([before.mode, before.uid, ['thesis.txt']]);
  }, TIMEOUT_MS);

  it('leaves nothing to root in the folder of another account, which may go on with it', async () => {
    if (process.getuid?.() !== 0) {
      console.log('Not run: only root meets this case.');
      return;
    }
    const NOBODY = 65_534;
    await chown(parent(), NOBODY, NOBODY);
    await open();
    // The lock belongs to whoever holds it, but others see that it is held.
    expect((await stat(join(dataDir(), 'owner.lock'))).mode & 0o777).toBe(0o644);
    const owners = await Promise.all((await readdir(dataDir())).filter((name) => name !== 'owner.lock').map(async (name) => [name, (await stat(join(dataDir(), name))).uid]));
    expect(owners).toEqual([['cluster', NOBODY], ['postgres.log', NOBODY]]);
  }, TIMEOUT_MS);

  it('works as root below a folder that is closed to other accounts', async () => {
    if (process.getuid?.() !== 0) {
      console.log('Not run: only root meets this case.');
      return;
    }
    await chmod(parent(), 0o700);
    const first = await open();
    const place = await realpath(join(dataDir(), 'cluster'));
    try {
      expect(place.startsWith(parent())).toBe(false);
      expect(messages()[0]).toContain(`the database lives in ${place}`);
      await ask(first.url, 'create table kept as select 42 as answer');
      await first.close();
      expect(await ask((await open()).url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    } finally {
      await closeAll();
      await rm(place, { recursive: true, force: true });
    }
  }, TIMEOUT_MS);
});

describe('openEmbeddedPostgres meets a fault and', () => {
  const { parent, dataDir, messages, open } = useFolder('with a database');

  it('takes the port it is given, and says so when another program has it', async () => {
    const listener = createServer().listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const { port } = listener.address() as { port: number };
    const { fault, message } = await faultOf(open({ port }));
    expect(fault).toBe('port_busy');
    expect(message).toBe(`Port ${port} is taken by another program. Stop it, choose another database port, or leave the port out so that a free one is found.`);
    listener.close();
    await once(listener, 'close');
    const server = await open({ port });
    expect(new URL(server.url).port).toBe(String(port));
  }, TIMEOUT_MS);

  it('refuses a folder that a living process uses', async () => {
    await open();
    const { fault, message } = await faultOf(open());
    expect(fault).toBe('folder_in_use');
    expect(message).toBe(`Another Wardcast (process ${process.pid}) is using ${dataDir()}. Stop it first, or give this one its own data folder.`);
  }, TIMEOUT_MS);

  it('cleans up locks that dead processes left', async () => {
    // A process id above the kernel's limit is nobody's.
    await writeFile(join(dataDir(), 'owner.lock'), JSON.stringify({ pid: 4_999_999, startTicks: '1' }));
    await writeFile(join(dataDir(), 'cluster', 'postmaster.pid'), `4999999\n${dataDir()}\n`);
    const server = await open();
    expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(messages()[0]).toBe('The database was not shut down cleanly last time. Removing its stale lock; it recovers by itself.');
  }, TIMEOUT_MS);

  it('is not deceived by a lock whose process id belongs to somebody else by now', async () => {
    await writeFile(join(dataDir(), 'owner.lock'), JSON.stringify({ pid: process.pid, startTicks: 'another start' }));
    await writeFile(join(dataDir(), 'cluster', 'postmaster.pid'), `${process.pid}\n${dataDir()}\n`);
    expect(await ask((await open()).url, 'select 1 as one')).toEqual([{ one: 1 }]);
  }, TIMEOUT_MS);

  it('refuses the data of another version and leaves them as they are', async () => {
    await writeFile(join(dataDir(), 'cluster', 'PG_VERSION'), '17\n');
    const { fault, message } = await faultOf(open());
    expect(fault).toBe('wrong_version');
    expect(message).toContain('was written by PostgreSQL 17; this Wardcast carries PostgreSQL 18.');
    await access(join(dataDir(), 'cluster', 'global', 'pg_control'));
  }, TIMEOUT_MS);

  it('begins with 256 MB free, goes on with 64, and says what to free below that', async () => {
    const disk = join(parent(), 'disk');
    await mkdir(disk);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=200m', 'tmpfs', disk]).status !== 0) {
      console.log('Not run: this account may not mount a disk of a size of its own.');
      return;
    }
    try {
      await chmod(disk, 0o755);
      const begun = join(disk, 'begun');
      const full = (folder: string) => ({ fault: 'disk_full', message: `The disk that holds ${folder} is full. Free at least 256 MB there and start again; the data already stored are safe.` });
      expect(await faultOf(open({ dataDir: join(disk, 'new') }))).toMatchObject(full(join(disk, 'new')));
      spawnSync('cp', ['-a', dataDir(), begun]);
      await (await open({ dataDir: begun })).close();
      const { bavail, bsize } = await statfs(disk);
      await writeFile(join(disk, 'films'), Buffer.alloc(bavail * bsize - 63 * 1024 * 1024));
      expect(await faultOf(open({ dataDir: begun }))).toMatchObject(full(begun));
    } finally {
      spawnSync('umount', [disk]);
    }
  }, TIMEOUT_MS);

  it('says what the server said when it does not start, and where its log is', async () => {
    await rename(join(dataDir(), 'cluster', 'pg_xact'), join(dataDir(), 'cluster', 'pg_xact.gone'));
    const { fault, message } = await faultOf(open());
    expect(fault).toBe('start_failed');
    expect(message).toContain('could not access status of transaction');
    expect(message).toContain(join(dataDir(), 'postgres.log'));
    // The folder is free again for the next attempt.
    await rename(join(dataDir(), 'cluster', 'pg_xact.gone'), join(dataDir(), 'cluster', 'pg_xact'));
    await open();
  }, TIMEOUT_MS);

  it('ends a server that it no longer waits for, and the folder is free', async () => {
    const stop = new AbortController();
    const opening = open({ signal: stop.signal, settings: { max_connections: '1', superuser_reserved_connections: '0' } });
    const pidFile = join(dataDir(), 'cluster', 'postmaster.pid');
    while (await access(pidFile).then(() => false, () => true)) await sleep(5);
    stop.abort();
    await expect(opening).rejects.toThrow('aborted');
    await expect(access(pidFile)).rejects.toThrow('ENOENT');
    await open();
  }, TIMEOUT_MS);

  it('tells when the server ends by itself, and can be closed all the same', async () => {
    const server = await open();
    process.kill(await postmasterPid(dataDir()), 'SIGQUIT');
    const { fault, message } = await server.ended;
    expect(fault).toBe('ended');
    expect(message).toContain(`Its log is ${join(dataDir(), 'postgres.log')}. What was stored is safe: start again.`);
    await server.exited;
    await server.close();
    expect(await ask((await open()).url, 'select 1 as one')).toEqual([{ one: 1 }]);
  }, TIMEOUT_MS);
});
