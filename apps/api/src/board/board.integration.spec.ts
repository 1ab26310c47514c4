import { LOCAL_OPERATIONS, StartupStatus, type ApiContext, type QueryDependencies } from '@wardcast/application';
import { BoardChangedDocument, BoardDocument, ForecastIssuesDocument, HospitalDocument, NodeDocument, StartupChangedDocument, StartupDocument, type BoardChangedSubscription } from '@wardcast/contract';
import type { ApiHandle } from '../api-options';
import { createApi } from '../create-api';
import { postGraphql } from '../testing/post-graphql';
import { SocketReader } from '../testing/socket-reader';
import { HOUR_MS, StoredHospital, TEN_O_CLOCK } from '../testing/stored-hospital';

jest.setTimeout(240_000);
const OPTIONS = { host: '127.0.0.1', port: 0, dashboardDir: '/nowhere', development: false };
const ALL = { ed: 3, m1: 4, m2: 5, s1: 6 };
type Change = BoardChangedSubscription['boardChanged'];

let stored: StoredHospital;
let startup: StartupStatus;
let deps: QueryDependencies | null;
let context: ApiContext;
let api: ApiHandle;

beforeAll(async () => {
  stored = await StoredHospital.open();
  startup = new StartupStatus();
  deps = null;
  context = { startup, deps: () => deps, actor: LOCAL_OPERATIONS, replayRejected: () => Promise.resolve({ kind: 'refused', reason: 'There is no such message.' }) };
  api = await createApi(context, OPTIONS);
});
afterAll(async () => {
  await api?.close();
  await stored?.close();
});

/** The board that a reader holds who replaces each node by what a message says of it. */
function apply(held: Map<string, Change['nodes'][number]>, change: Change): void {
  for (const node of change.nodes) held.set(node.nodeId, node);
}
const censusOf = (nodes: Iterable<Change['nodes'][number]>) => Object.fromEntries([...nodes].map((node) => [node.nodeId, node.live.census]));
async function boardNow() {
  const { data } = await postGraphql(api.url, BoardDocument, {});
  return data!.board!;
}

// These come first and in this order: they are the start of the product.
describe('while the product starts', () => {
  test('the start-up is told and the board is null', async () => {
    expect((await postGraphql(api.url, StartupDocument, {})).data?.startup).toEqual({ ready: false, phase: 'database', message: 'Starting the database.', fraction: null, backgroundFraction: null, backgroundNote: null });
    expect(await postGraphql(api.url, BoardDocument, {})).toMatchObject({ data: { board: null }, errors: [] });
    expect((await postGraphql(api.url, NodeDocument, { nodeId: 'm1' })).errors[0]?.extensions.code).toBe('NOT_READY');
    expect((await fetch(`${api.url}/livez`)).status).toBe(200);
    expect((await fetch(`${api.url}/readyz`)).status).toBe(503);
  });

  test('a subscriber of the board that came too early gets it once there are numbers', async () => {
    const reader = await SocketReader.open(api.url, BoardChangedDocument, {});
    const progress = await SocketReader.open(api.url, StartupChangedDocument, {});
    expect((await progress.next()).startupChanged.phase).toBe('database');
    await stored.saveFacility();
    await stored.commit(ALL);
    deps = stored.dependencies();
    startup.report({ ready: true, phase: 'live', message: 'The board is live.' });
    expect((await progress.next()).startupChanged).toMatchObject({ ready: true, phase: 'live' });
    // 4 + 5 in medicine without the emergency department's 3, 6 in surgery, 15 in the hospital.
    expect(censusOf((await reader.next()).boardChanged.nodes)).toEqual({ north: 15, med: 9, sur: 6, ...ALL });
    expect((await fetch(`${api.url}/readyz`)).status).toBe(200);
    await Promise.all([reader.close(), progress.close()]);
  });
});

describe('queries', () => {
  test('the board has the tree, the clock, the feeds and each node once', async () => {
    const board = await boardNow();
    expect(board.hospital).toMatchObject({ facilityId: 'north', timeZone: 'Europe/London', sample: true, huddleTimes: ['08:00', '14:00', '20:00'] });
    expect(board.nodes.map((node) => node.nodeId)).toEqual(['north', 'med', 'sur', 'ed', 'm1', 'm2', 's1']);
    expect(board.clock.now).toBeGreaterThanOrEqual(TEN_O_CLOCK);
    expect(board.feeds).toEqual([expect.objectContaining({ feedId: 'adt', lastHeartbeatAt: TEN_O_CLOCK })]);
    expect((await postGraphql(api.url, HospitalDocument, { facilityId: 'north' })).data?.hospital).toEqual(board.hospital);
  });

  test('a ward has its history into the running hour and its forecast by columns', async () => {
    await stored.issue('m1', TEN_O_CLOCK);
    const { data } = await postGraphql(api.url, NodeDocument, { nodeId: 'm1', input: { hoursBack: 3 } });
    // Stored: 9 o'clock with 4, 1 in, 1 out; so 4 at ten, and no moves since.
    expect(data?.node?.history).toEqual({ hours: [TEN_O_CLOCK - HOUR_MS, TEN_O_CLOCK], census: [4, 4], arrivals: [1, 0], departures: [1, 0] });
    expect(data?.node?.historyStaffed).toEqual([9, 9]);
    expect(data?.node?.forecast?.targets).toHaveLength(72);
    expect(data?.node?.forecast?.quantiles.map((column) => column[0])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(data?.node?.forecast?.mean[0]).toBe(4.1);
  });

  test('an earlier forecast is found by its time', async () => {
    await stored.issue('s1', TEN_O_CLOCK - HOUR_MS);
    await stored.issue('s1', TEN_O_CLOCK);
    expect((await postGraphql(api.url, ForecastIssuesDocument, { nodeId: 's1' })).data?.forecastIssues).toEqual([TEN_O_CLOCK, TEN_O_CLOCK - HOUR_MS]);
    const { data } = await postGraphql(api.url, NodeDocument, { nodeId: 's1', input: { asOf: TEN_O_CLOCK - 1 } });
    expect(data?.node?.forecast?.issuedAt).toBe(TEN_O_CLOCK - HOUR_MS);
  });

  test('what does not exist is null; what is not a number of hours is refused with a code', async () => {
    expect((await postGraphql(api.url, NodeDocument, { nodeId: 'nowhere' })).data?.node).toBeNull();
    expect((await postGraphql(api.url, BoardDocument, { facilityId: 'nowhere' })).data?.board).toBeNull();
    expect((await postGraphql(api.url, NodeDocument, { nodeId: 'm1', input: { hoursBack: 337 } })).errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('the live board', () => {
  test('a commit reaches the subscriber: the changed ward and the sums above it, nothing else', async () => {
    const { version } = await boardNow();
    const reader = await SocketReader.open(api.url, BoardChangedDocument, { sinceVersion: version });
    expect((await reader.next()).boardChanged.nodes).toEqual([]);
    await stored.commit({ m1: 7 });
    const change = (await reader.next()).boardChanged;
    expect(censusOf(change.nodes)).toEqual({ north: 18, med: 12, m1: 7 });
    expect(BigInt(change.version)).toBeGreaterThan(BigInt(version));
    await reader.close();
  });

  test('sixty cuts and a restart of the server under constant commits lose nothing: the held board equals the stored one', async () => {
    const held = new Map<string, Change['nodes'][number]>();
    let version = '0';
    const take = (change: Change): void => {
      expect(BigInt(change.version)).toBeGreaterThanOrEqual(BigInt(version));
      apply(held, change);
      version = change.version;
    };
    for (let cut = 0; cut < 60; cut += 1) {
      if (cut === 30) {
        await api.close();
        api = await createApi(context, OPTIONS);
      }
      const unitId = cut % 2 === 0 ? 'm2' : 's1';
      const reader = await SocketReader.open(api.url, BoardChangedDocument, { sinceVersion: version });
      take((await reader.next()).boardChanged);
      await stored.commit({ [unitId]: cut % 10 });
      // Every third reader sees what came; the others are cut with it under way, or before it was sent.
      if (cut % 3 === 0) take((await reader.next()).boardChanged);
      const more = stored.commit({ [unitId]: (cut + 3) % 10, ed: cut });
      if (cut % 3 === 1) await more;
      reader.cut();
      await more;
    }
    const last = await SocketReader.open(api.url, BoardChangedDocument, { sinceVersion: version });
    take((await last.next()).boardChanged);
    await last.close();
    const board = await boardNow();
    expect(Object.fromEntries(held)).toEqual(Object.fromEntries(board.nodes.map((node) => [node.nodeId, node])));
  });

  test('a burst of commits is a few messages, and the last one holds the newest state', async () => {
    const reader = await SocketReader.open(api.url, BoardChangedDocument, {});
    await reader.next();
    const since = performance.now();
    for (let i = 0; i < 40; i += 1) await stored.commit({ m1: i % 9 });
    await stored.commit({ m1: 9 });
    let messages = 0;
    for (let census: number | undefined; census !== 9; messages += 1) census = censusOf((await reader.next()).boardChanged.nodes).m1;
    // At most one message each 100 ms, however long the commits took; one may have been due at the start, one at the end.
    expect(messages).toBeLessThanOrEqual((performance.now() - since) / 100 + 2);
    await reader.close();
  });

  test('a link without news still speaks within ten seconds', async () => {
    const { version } = await boardNow();
    const reader = await SocketReader.open(api.url, BoardChangedDocument, { sinceVersion: version });
    await reader.next();
    const since = performance.now();
    const beat = (await reader.next()).boardChanged;
    expect(performance.now() - since).toBeLessThan(10_000);
    expect(beat.nodes).toEqual([]);
    expect(beat.feeds.map((feed) => feed.feedId)).toEqual(['adt']);
    await reader.close();
  });
});

// Last, since it takes the database away.
test('when the database is away, readers get a reference and no reason', async () => {
  const reader = await SocketReader.open(api.url, BoardChangedDocument, { sinceVersion: '0' });
  await reader.next();
  const silenced = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  await stored.stopDatabase();
  const answer = await postGraphql(api.url, BoardDocument, {});
  silenced.mockRestore();
  expect(answer.errors).toEqual([expect.objectContaining({ message: 'The server could not answer. The reference finds the reason in its log.', extensions: { code: 'INTERNAL', reference: expect.stringMatching(/^[0-9a-f-]{36}$/) } })]);
  expect(answer.text).not.toMatch(/select|postgres|pool|stack|node_modules/i);
  expect((await fetch(`${api.url}/readyz`)).status).toBe(503);
  reader.cut();
});
