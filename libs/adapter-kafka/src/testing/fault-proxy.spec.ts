import { connect, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { once } from 'node:events';
import { FaultProxy } from './fault-proxy';

/** Answers every piece with itself. */
async function openEcho(): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return { server, port: typeof address === 'object' && address !== null ? address.port : 0 };
}

async function dial(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

async function hear(socket: Socket, length: number): Promise<string> {
  let heard = '';
  while (heard.length < length) heard += String((await once(socket, 'data'))[0]);
  return heard;
}

describe('FaultProxy', () => {
  let echo: Awaited<ReturnType<typeof openEcho>>;
  let proxy: FaultProxy;
  beforeEach(async () => {
    echo = await openEcho();
    proxy = await FaultProxy.open({ targetPort: echo.port });
  });
  afterEach(async () => {
    await proxy.close();
    await new Promise((resolve) => echo.server.close(resolve));
  });

  it('passes bytes on in both directions', async () => {
    const socket = await dial(proxy.port);
    socket.write('to and fro');
    expect(await hear(socket, 10)).toBe('to and fro');
    socket.destroy();
  });

  it('delays by the latency at least, and keeps the order', async () => {
    proxy.add('slow', { type: 'latency', stream: 'upstream', latencyMs: 60, jitterMs: 0 });
    const socket = await dial(proxy.port);
    const began = performance.now();
    socket.write('a');
    socket.write('b');
    const answer = hear(socket, 3);
    socket.write('c');
    expect(await answer).toBe('abc');
    // Timers may fire up to a millisecond early.
    expect(performance.now() - began).toBeGreaterThan(58);
    socket.destroy();
  });

  it('resets open connections and takes new ones', async () => {
    const socket = await dial(proxy.port);
    socket.write('x');
    await hear(socket, 1);
    const failed = once(socket, 'error');
    expect(proxy.reset()).toBe(1);
    expect(((await failed)[0] as NodeJS.ErrnoException).code).toBe('ECONNRESET');
    const next = await dial(proxy.port);
    next.write('y');
    expect(await hear(next, 1)).toBe('y');
    next.destroy();
  });

  it('lets nothing through under a timeout, and ends the connection', async () => {
    proxy.add('silent', { type: 'timeout', timeoutMs: 20 });
    const socket = await dial(proxy.port);
    let heard = 0;
    socket.on('data', () => void (heard += 1));
    socket.on('error', () => undefined);
    socket.write('lost');
    await new Promise((resolve) => socket.once('close', resolve));
    expect(heard).toBe(0);
  });

  it('lets an inspector keep a piece back and pass on another', async () => {
    proxy.inspect(({ stream, bytes, forward }) => {
      if (stream === 'downstream') return 'pass';
      forward(bytes.subarray(0, 2));
      return 'kept';
    });
    const socket = await dial(proxy.port);
    socket.write('half of it');
    expect(await hear(socket, 2)).toBe('ha');
    socket.destroy();
  });

  it('is down while disabled', async () => {
    proxy.setEnabled(false);
    const refused = connect(proxy.port, '127.0.0.1');
    refused.on('error', () => undefined);
    await new Promise((resolve) => refused.once('close', resolve));
    proxy.setEnabled(true);
    const socket = await dial(proxy.port);
    socket.write('up');
    expect(await hear(socket, 2)).toBe('up');
    socket.destroy();
  });
});
