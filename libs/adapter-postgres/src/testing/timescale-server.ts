import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { WireServer, type WireBackend } from './wire-server';

export interface TimescaleServer {
  readonly url: string;
  /** Ends the process; nothing of it stays. */
  stop(): Promise<void>;
}
/**
 * In memory. A program of its own, since it is an ES module, and since a WebAssembly database would block the test's own loop.
 * Its COPY reads and writes a file of this name in place of the connection.
 */
const PROGRAM = `
import { PGlite } from '@electric-sql/pglite';
import { timescaledb } from '@electric-sql/pglite/timescaledb';
const db = await PGlite.create({ extensions: { timescaledb } });
await db.exec('create extension timescaledb');
const WORK = {
  exchange: async ({ bytes }) => ({ bytes: await db.execProtocolRaw(bytes) }),
  copyIn: async ({ sql, bytes }) => ({ rows: (await db.query(sql, [], { blob: new Blob([bytes]) })).affectedRows ?? 0 }),
  copyOut: async ({ sql }) => ({ bytes: new Uint8Array(await (await db.query(sql)).blob?.arrayBuffer() ?? 0) }),
};
process.on('message', async ({ id, kind, ...work }) => {
  try {
    process.send({ id, ...(await WORK[kind](work)) });
  } catch (error) {
    process.send({ id, refusal: { code: error.code ?? 'XX000', message: error.message } });
  }
});
process.on('disconnect', () => process.exit(0));
process.send({ id: 0 });
`;
const COPY_FILE = `'/dev/blob'`;

interface Answer {
  readonly id: number;
  readonly bytes?: Uint8Array;
  readonly rows?: number;
  readonly refusal?: { readonly code: string; readonly message: string };
}

/** Takes four to eight seconds. One session at a time: the next connection waits for the end of the one before. The process ends with ours even when it is not stopped. */
export async function startTimescale(): Promise<TimescaleServer> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM], { cwd: __dirname, stdio: ['ignore', 'ignore', 'pipe', 'ipc'], serialization: 'advanced' });
  const said: string[] = [];
  child.stderr?.on('data', (text: Buffer) => said.push(String(text)));
  const exited = once(child, 'exit');
  await new Promise<void>((accept, reject) => {
    child.once('message', () => accept());
    child.once('exit', (code) => reject(new Error(`TimescaleDB did not start (code ${code}). It said: ${said.join('').slice(-2_000)}`)));
  });
  const server = await WireServer.open(backendIn(child));
  const stop = async (): Promise<void> => {
    await server.close();
    child.disconnect();
    await exited;
  };
  return { url: `postgresql://postgres:postgres@127.0.0.1:${server.port}/postgres`, stop };
}

function backendIn(child: ChildProcess): WireBackend {
  const waiting = new Map<number, (answer: Answer) => void>();
  let asked = 0;
  child.on('message', (answer: Answer) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  child.on('exit', () => {
    for (const [id, accept] of waiting) accept({ id, refusal: { code: '57P01', message: 'It ended.' } });
  });
  const ask = (work: { readonly kind: string; readonly sql?: string; readonly bytes?: Uint8Array }): Promise<Answer> =>
    new Promise((accept) => {
      asked += 1;
      waiting.set(asked, accept);
      child.send({ id: asked, ...work });
    });
  return {
    exchange: async (bytes) => {
      const { bytes: answer, refusal } = await ask({ kind: 'exchange', bytes });
      // Its connection is cut: a client must not wait for an answer that never comes.
      if (answer === undefined) throw new Error(`TimescaleDB gave no answer: ${refusal?.message ?? ''}`);
      return answer;
    },
    copyIn: async (into, bytes) => {
      const { rows = 0, refusal } = await ask({ kind: 'copyIn', sql: `copy ${into} from ${COPY_FILE}`, bytes });
      return refusal ?? { rows };
    },
    copyOut: async (what) => {
      const { bytes = new Uint8Array(0), refusal } = await ask({ kind: 'copyOut', sql: `copy ${what} to ${COPY_FILE}` });
      return refusal ?? { bytes };
    },
  };
}
