import { SharedRead } from './shared-read';

/** A read that ends when told to. */
function heldRead(): { readonly read: () => Promise<number>; readonly ends: (() => void)[] } {
  const ends: (() => void)[] = [];
  return { ends, read: () => new Promise((resolve) => ends.push(() => resolve(ends.length))) };
}
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('callers before a read begins share it; callers during it share the next, which begins after it ended', async () => {
  const { read, ends } = heldRead();
  const shared = new SharedRead(read);
  const early = [shared.next(), shared.next()];
  await settled();
  expect(ends).toHaveLength(1);
  const late = [shared.next(), shared.next(), shared.next()];
  await settled();
  expect(ends).toHaveLength(1);
  ends[0]!();
  expect(await Promise.all(early)).toEqual([1, 1]);
  await settled();
  ends[1]!();
  expect(await Promise.all(late)).toEqual([2, 2, 2]);
});

test('a failed read fails those who shared it and nobody after them', async () => {
  let calls = 0;
  const shared = new SharedRead(async () => {
    calls += 1;
    if (calls === 1) throw new Error('the store is away');
    return calls;
  });
  await expect(shared.next()).rejects.toThrow('the store is away');
  await expect(shared.next()).resolves.toBe(2);
});
