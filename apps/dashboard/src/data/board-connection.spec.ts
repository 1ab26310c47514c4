import type { Sink } from './graphql-client';
import { boardFixture } from '../testing/board-fixture';
import { FakeClient } from '../testing/fake-client';
import { nodeOf, withChance } from '../testing/readings';
import { BoardConnection } from './board-connection';
import { BoardStore } from './board-store';

const board = boardFixture();
const READY = { ready: true, phase: 'live', message: 'Live.', fraction: null, backgroundFraction: null, backgroundNote: null };

function started(first: typeof board | null = board) {
  const client = new FakeClient();
  const store = new BoardStore(0);
  client.answer('Startup', () => ({ startup: READY }));
  client.answer('Board', () => ({ board: first }));
  const connection = new BoardConnection({ client, store, wallNow: () => Date.now() });
  connection.start();
  return { client, store, connection };
}

function sinkOf(client: FakeClient): Sink<unknown> {
  return client.newest('BoardChanged').sink;
}

function message(version: string) {
  return { boardChanged: { version, clock: board.clock, feeds: board.feeds, nodes: [withChance(nodeOf(board, 'trauma'), 0.9, { version })] } };
}

describe('BoardConnection', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('reads the board and follows it from the version read', async () => {
    const { client, store } = started();
    await jest.advanceTimersByTimeAsync(0);
    expect(store.state().hospital?.name).toBe(board.hospital.name);
    expect(client.newest('BoardChanged').variables).toEqual({ sinceVersion: '100' });
  });

  it('resumes from the last version seen after a cut', async () => {
    const { client, store } = started();
    await jest.advanceTimersByTimeAsync(0);
    sinkOf(client).next(message('107'));
    sinkOf(client).failed(new Error('cut'));
    expect(store.state().connection.state).toBe('polling');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(client.newest('BoardChanged').variables).toEqual({ sinceVersion: '107' });
    sinkOf(client).next(message('108'));
    expect(store.state().connection.state).toBe('streaming');
  });

  it('reads the whole board when the versions began anew', async () => {
    const { client, store } = started();
    await jest.advanceTimersByTimeAsync(0);
    sinkOf(client).next(message('107'));
    client.answer('Board', () => ({ board: { ...board, version: '3' } }));
    sinkOf(client).next(message('2'));
    await jest.advanceTimersByTimeAsync(0);
    expect(store.state().version).toBe('3');
  });

  it('ignores a slow answer that changes have overtaken', async () => {
    const { client, store } = started();
    await jest.advanceTimersByTimeAsync(0);
    sinkOf(client).next(message('107'));
    client.answer('Board', () => {
      sinkOf(client).next(message('109'));
      return { board };
    });
    // half a minute of silence makes it read again
    await jest.advanceTimersByTimeAsync(46_000);
    expect(client.asked.filter((name) => name === 'Board').length).toBe(2);
    expect(store.state().version).toBe('109');
  });

  it('says that the server cannot be reached and tries until it can', async () => {
    const client = new FakeClient();
    const store = new BoardStore(0);
    new BoardConnection({ client, store, wallNow: () => Date.now() }).start();
    await jest.advanceTimersByTimeAsync(0);
    expect(store.state().connection.state).toBe('unreachable');
    client.answer('Board', () => ({ board }));
    client.answer('Startup', () => ({ startup: READY }));
    await jest.advanceTimersByTimeAsync(20_000);
    expect(store.state().hospital).not.toBeNull();
  });

  it('asks again each second while no hospital is known', async () => {
    const { client, store, connection } = started(null);
    await jest.advanceTimersByTimeAsync(0);
    expect(store.state().connection.state).toBe('empty');
    client.answer('Board', () => ({ board }));
    await jest.advanceTimersByTimeAsync(1_000);
    expect(store.state().hospital).not.toBeNull();
    connection.stop();
  });

  it('is silent once stopped', async () => {
    const { client, connection } = started();
    await jest.advanceTimersByTimeAsync(0);
    connection.stop();
    sinkOf(client).ended();
    const asked = client.asked.length;
    await jest.advanceTimersByTimeAsync(120_000);
    expect([client.asked.length, client.followed.length]).toEqual([asked, 1]);
  });
});
