import { Logger } from '@nestjs/common';
import { LOCAL_OPERATIONS, StartupStatus, type ApiContext, type QueryDependencies } from '@wardcast/application';
import { ChangeHub } from '../subscription/change-hub';
import { BoardResolver } from './board.resolver';

jest.useFakeTimers();
afterEach(() => jest.restoreAllMocks());

test('a database that is away is told once for all subscribers, and again while it stays away', async () => {
  const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
  let reads = 0;
  const away = (): Promise<never> => {
    reads += 1;
    return Promise.reject(new Error('canary'));
  };
  const deps = { readStore: { facilities: away }, changeFeed: { subscribe: () => Promise.resolve(() => Promise.resolve()) } } as unknown as QueryDependencies;
  const context: ApiContext = { startup: new StartupStatus(), deps: () => deps, actor: LOCAL_OPERATIONS, replayRejected: () => Promise.resolve({ kind: 'refused', reason: 'none' }) };
  const hub = new ChangeHub(context, () => undefined);
  const resolver = new BoardResolver(context, hub);
  const streams = Array.from({ length: 20 }, () => resolver.boardChanged(null, '0'));
  for (const stream of streams) void stream.next();
  await jest.advanceTimersByTimeAsync(20_000);
  expect(reads).toBeGreaterThan(10);
  expect(warn.mock.calls).toEqual([['The board could not be read for its subscribers (Error); trying again.']]);
  await jest.advanceTimersByTimeAsync(20_000);
  expect(warn).toHaveBeenCalledTimes(2);
  for (const stream of streams) await stream.return?.();
  await hub.close();
});
