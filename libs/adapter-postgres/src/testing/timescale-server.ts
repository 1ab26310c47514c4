import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface TimescaleServer {
  readonly url: string;
  /** Ends the process; nothing of it stays. */
  stop(): Promise<void>;
}
/** In memory. A program of its own, since it is an ES module, and since a WebAssembly database would block the test's own loop. */
const PROGRAM = `
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { timescaledb } from '@electric-sql/pglite/timescaledb';
const db = await PGlite.create({ extensions: { timescaledb } });
await db.exec('create extension timescaledb');
const server = new PGLiteSocketServer({ db, port: 0, host: '127.0.0.1' });
await server.start();
console.log('listening ' + server.getServerConn());
process.stdin.resume().on('end', () => process.exit(0));
`;

/** Takes four to eight seconds, and no statement beyond 64 kB (the socket hands larger ones over in pieces). The process ends with ours even when it is not stopped: its input closes. */
export async function startTimescale(): Promise<TimescaleServer> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM], { cwd: __dirname, stdio: ['pipe', 'pipe', 'pipe'] });
  const said: string[] = [];
  child.stderr.on('data', (text: Buffer) => said.push(String(text)));
  const exited = once(child, 'exit');
  const address = await new Promise<string>((accept, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /^listening (\S+)$/.exec(line)?.[1];
      if (found !== undefined) accept(found);
    });
    child.once('exit', (code) => reject(new Error(`TimescaleDB did not start (code ${code}). It said: ${said.join('').slice(-2_000)}`)));
  });
  const stop = async (): Promise<void> => {
    child.stdin.end();
    await exited;
  };
  return { url: `postgresql://postgres:postgres@${address}/postgres`, stop };
}
