import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { openTestDatabase, type TestDatabase } from '../testing/open-test-database';
import { NotificationListener } from './notification-listener';

/** A closing database may take its time on a crowded machine. */
jest.setTimeout(240_000);

/** Half a second between attempts: four in this time, and far more if every failed attempt began a round of its own. */
const OUTAGE_MS = 2_200;

/** A door in front of the server that can be shut: whoever knocks then is turned away, and counted. */
class Door {
  private server: Server | null = null;
  private readonly sockets = new Set<Socket>();
  private port = 0;
  knocks = 0;

  constructor(
    private readonly target: URL,
    private isShut = false,
  ) {}

  async open(): Promise<string> {
    this.server = createServer((client) => {
      this.knocks += 1;
      if (this.isShut) return client.destroy();
      const upstream = connect(Number(this.target.port), this.target.hostname);
      for (const end of [client, upstream]) {
        this.sockets.add(end);
        end.on('error', () => undefined);
        end.on('close', () => [client, upstream].forEach((other) => other.destroy()));
      }
      client.pipe(upstream).pipe(client);
    });
    await new Promise<void>((resolve) => this.server!.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as { port: number }).port;
    const url = new URL(this.target);
    url.port = String(this.port);
    return url.href;
  }
  shut(): void {
    this.isShut = true;
    this.knocks = 0;
    for (const socket of this.sockets) socket.destroy();
  }
  unlock(): void {
    this.isShut = false;
  }
  async close(): Promise<void> {
    this.shut();
    await new Promise<void>((resolve) => this.server!.close(() => resolve()));
  }
}

describe('NotificationListener', () => {
  let database: TestDatabase;
  let url: string;
  let door: Door;
  let listener: NotificationListener;
  const heard: (string | null)[] = [];
  beforeAll(async () => {
    database = await openTestDatabase();
    url = await database.newDatabase();
  }, 60_000);
  afterAll(() => database.close());
  beforeEach(async () => {
    heard.length = 0;
    door = new Door(new URL(url));
    listener = new NotificationListener(await door.open());
  });
  afterEach(async () => {
    await listener.close();
    await door.close();
  });
  const subscribe = () => listener.subscribe('news', (payload) => heard.push(payload));
  const notify = async (payload: string): Promise<void> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(`select pg_notify('news', $1)`, [payload]);
    await client.end();
  };
  const until = async (isSo: () => boolean): Promise<void> => {
    for (let tries = 0; tries < 100 && !isSo(); tries += 1) await sleep(50);
    expect(isSo()).toBe(true);
  };

  it('asks for an absent server at a steady pace, then tells once of the gap and hears each notice once', async () => {
    await subscribe();
    door.shut();
    await sleep(OUTAGE_MS);
    expect(door.knocks).toBeGreaterThan(1);
    expect(door.knocks).toBeLessThanOrEqual(5);
    door.unlock();
    await until(() => heard.length > 0);
    await notify('one');
    await until(() => heard.includes('one'));
    await sleep(200);
    expect(heard).toEqual([null, 'one']);
  });

  it('can be closed while the server is away', async () => {
    await subscribe();
    door.shut();
    await sleep(200);
    await listener.close();
    await sleep(700);
    expect(door.knocks).toBeLessThanOrEqual(1);
  });

  it('subscribes once the server is there, though the first attempt failed', async () => {
    door.shut();
    await expect(subscribe()).rejects.toThrow();
    door.unlock();
    await subscribe();
    await notify('two');
    await until(() => heard.length > 0);
    expect(heard).toEqual(['two']);
  });
});
