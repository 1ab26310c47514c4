import { AnswerStream } from './answer-stream';

const streamOf = (keep: 'newest' | 'all') => {
  const left = jest.fn();
  return { stream: new AnswerStream<number>(keep, left), left };
};

it('gives a slow reader the newest value, or all of them', async () => {
  const newest = streamOf('newest').stream;
  const all = streamOf('all').stream;
  for (const value of [1, 2, 3]) {
    newest.push(value);
    all.push(value);
  }
  newest.end();
  all.end();
  expect([await newest.next(), await newest.next()]).toEqual([{ done: false, value: 3 }, { done: true, value: undefined }]);
  expect([(await all.next()).value, (await all.next()).value, (await all.next()).value, (await all.next()).done]).toEqual([1, 2, 3, true]);
});

it('gives a waiting reader the value at once', async () => {
  const { stream } = streamOf('newest');
  const next = stream.next();
  stream.push(7);
  stream.push(8);
  expect([(await next).value, (await stream.next()).value]).toEqual([7, 8]);
});

it('tells a fault once, after the values before it', async () => {
  const { stream } = streamOf('all');
  stream.push(1);
  stream.end(new Error('broken'));
  expect((await stream.next()).value).toBe(1);
  await expect(stream.next()).rejects.toThrow('broken');
  expect(await stream.next()).toEqual({ done: true, value: undefined });
});

it('lets a reader go that waits, tells so once, and forgets what comes later', async () => {
  const { stream, left } = streamOf('newest');
  const next = stream.next();
  await stream.return();
  await stream.return();
  stream.push(1);
  expect([await next, await stream.next(), left.mock.calls.length]).toEqual([{ done: true, value: undefined }, { done: true, value: undefined }, 1]);
});

it('does not call a reader that took everything one that left', async () => {
  const { stream, left } = streamOf('newest');
  stream.end();
  await stream.return();
  expect(left).not.toHaveBeenCalled();
});
