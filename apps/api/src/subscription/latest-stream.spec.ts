import { LatestStream } from './latest-stream';

jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick', 'setImmediate'] });
const MIN_GAP_MS = 100;
const HEARTBEAT_MS = 8_000;

/** A stream over a counter that the test moves; `take` gives the next message, or null while none is due. */
function streamOver(state: { value: number; failures?: number }) {
  const closed = jest.fn();
  const failed = jest.fn();
  let reads = 0;
  const stream = new LatestStream<number>({
    minGapMs: MIN_GAP_MS, heartbeatMs: HEARTBEAT_MS, onClose: closed, onFailure: failed,
    produce: async () => {
      reads += 1;
      if ((state.failures ?? 0) >= reads) throw new Error('the store is away');
      return state.value;
    },
  });
  const take = async (advanceMs: number): Promise<number | null> => {
    const next = stream.next();
    await jest.advanceTimersByTimeAsync(advanceMs);
    return Promise.race([next.then(({ value }) => value as number), Promise.resolve().then(() => Promise.resolve()).then(() => null)]);
  };
  return { stream, take, closed, failed };
}

test('the first message comes at once', async () => {
  const { take } = streamOver({ value: 7 });
  expect(await take(0)).toBe(7);
});

test('many wakes within the gap are one message, with the newest state', async () => {
  const state = { value: 1 };
  const { stream, take } = streamOver(state);
  await take(0);
  for (state.value = 2; state.value < 9; state.value += 1) stream.wake();
  expect(await take(MIN_GAP_MS)).toBe(9);
});

test('a wake while nobody reads is remembered', async () => {
  const state = { value: 1 };
  const { stream, take } = streamOver(state);
  await take(0);
  await jest.advanceTimersByTimeAsync(5 * MIN_GAP_MS);
  state.value = 2;
  stream.wake();
  expect(await take(0)).toBe(2);
});

test('without a wake the message comes at the heartbeat and not before', async () => {
  const { stream, take } = streamOver({ value: 3 });
  await take(0);
  const next = stream.next();
  let arrived = false;
  void next.then(() => {
    arrived = true;
  });
  await jest.advanceTimersByTimeAsync(HEARTBEAT_MS - 1);
  expect(arrived).toBe(false);
  await jest.advanceTimersByTimeAsync(2);
  expect(await next).toEqual({ done: false, value: 3 });
});

test('a failed read is told and tried again a second later', async () => {
  const { take, failed } = streamOver({ value: 4, failures: 2 });
  // Two failures, a second's wait after each.
  expect(await take(2_000 + 2 * MIN_GAP_MS)).toBe(4);
  expect(failed).toHaveBeenCalledTimes(2);
});

test('a reader that leaves while waiting is let go at once, and only once', async () => {
  const { stream, take, closed } = streamOver({ value: 5 });
  await take(0);
  const next = stream.next();
  await stream.return();
  expect(await next).toEqual({ done: true, value: undefined });
  await stream.return();
  expect(closed).toHaveBeenCalledTimes(1);
  stream.wake();
  expect(await stream.next()).toEqual({ done: true, value: undefined });
  expect(jest.getTimerCount()).toBe(0);
});
