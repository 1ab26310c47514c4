import { createServer, connect, type Server, type Socket } from 'node:net';

/** Stands between a client and the server, and cuts the line at a chosen moment. */
export interface CuttingProxy {
  /** The server's address by way of the proxy. */
  readonly url: string;
  /** The next request reaches the server and is done, but its answer never arrives. */
  cutBeforeNextReply(): void;
  /** The next request never reaches the server. */
  cutBeforeNextRequest(): void;
  /** How often the line was cut. */
  cuts(): number;
  close(): Promise<void>;
}

type Side = 'request' | 'reply';

export async function openCuttingProxy(url: string): Promise<CuttingProxy> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let armed: Side | null = null;
  let cuts = 0;
  /** True when the line has just been cut instead of passing the bytes on. */
  const cut = (side: Side, ends: readonly Socket[]): boolean => {
    if (armed !== side) return false;
    armed = null;
    cuts += 1;
    for (const end of ends) end.destroy();
    return true;
  };
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    const ends = [client, upstream];
    for (const end of ends) {
      sockets.add(end);
      end.on('error', () => undefined);
      end.on('close', () => {
        sockets.delete(end);
        for (const other of ends) other.destroy();
      });
    }
    client.on('data', (bytes) => void (cut('request', ends) || upstream.write(bytes)));
    upstream.on('data', (bytes) => void (cut('reply', ends) || client.write(bytes)));
  });
  const proxied = new URL(url);
  proxied.port = String(await listen(server));
  return {
    url: proxied.href,
    cutBeforeNextReply: () => void (armed = 'reply'),
    cutBeforeNextRequest: () => void (armed = 'request'),
    cuts: () => cuts,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}
