import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processExists } from './owner-lock';
import { ask, postmasterPid, TIMEOUT_MS, useFolder } from './testing/use-folder';

describe('openEmbeddedPostgres beside another process', () => {
  const { dataDir, messages, open } = useFolder('with a database');

  const startOwner = async (): Promise<{ owner: ChildProcess; url: string }> => {
    const env = { ...process.env, ENTRY: join(__dirname, 'embedded-postgres.ts'), OWNED: dataDir() };
    // A process group of its own, as a terminal gives it.
    const owner = spawn(process.execPath, ['-e', OWNER_SCRIPT], { env, cwd: __dirname, detached: true, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const [url] = (await once(owner, 'message')) as [string];
    return { owner, url };
  };

  it('takes over after a kill: stops the orphan server, loses nothing that was committed', async () => {
    const { owner, url } = await startOwner();
    await ask(url, 'create table kept as select 42 as answer');
    const orphan = await postmasterPid(dataDir());
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    expect(processExists(orphan)).toBe(true);
    const server = await open();
    expect(processExists(orphan)).toBe(false);
    expect(messages()[0]).toBe('The database of an earlier run is still up. Stopping it first.');
    expect(await ask(server.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  }, TIMEOUT_MS);

  it('survives a Ctrl-C, which reaches the whole process group, until it is closed', async () => {
    const { owner, url } = await startOwner();
    process.kill(-(owner.pid ?? 0), 'SIGINT');
    await sleep(300);
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    const server = await postmasterPid(dataDir());
    owner.send('close');
    await once(owner, 'exit');
    expect(processExists(server)).toBe(false);
    expect(await readFile(join(dataDir(), 'postgres.log'), 'utf8')).toContain('received fast shutdown request');
  }, TIMEOUT_MS);

  it('shuts the server down when the process ends without closing it', async () => {
    const { owner } = await startOwner();
    const server = await postmasterPid(dataDir());
    owner.send('exit');
    await once(owner, 'exit');
    for (let waited = 0; processExists(server) && waited < 10_000; waited += 20) await sleep(20);
    expect(processExists(server)).toBe(false);
  }, TIMEOUT_MS);
});

/** Another product on the folder: plain Node, with the sources compiled as they are read. */
const OWNER_SCRIPT = `
  const { transformSync } = require('@swc/core');
  require.extensions['.ts'] = (module, file) => {
    const source = require('node:fs').readFileSync(file, 'utf8');
    const options = { filename: file, jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } };
    module._compile(transformSync(source, options).code, file);
  };
  const { openEmbeddedPostgres } = require(process.env.ENTRY);
  process.on('SIGINT', () => undefined);
  openEmbeddedPostgres({ dataDir: process.env.OWNED, onMessage: () => undefined }).then((server) => {
    process.on('message', async (order) => {
      if (order === 'close') await server.close();
      process.exit(0);
    });
    process.send(server.url);
  });
`;
