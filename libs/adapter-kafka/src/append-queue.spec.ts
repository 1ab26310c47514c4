import { splitBySize } from './append-queue';

describe('splitBySize', () => {
  const message = (bytes: number) => ({ key: '', headers: {}, value: new Uint8Array(bytes) });
  const sizes = (list: readonly number[]) => splitBySize(list.map(message)).map((request) => request.map(({ value }) => value.byteLength));

  it('makes no request of no message', () => expect(sizes([])).toEqual([]));
  // 512 KiB = 524,288: two of 262,144 fit exactly, one byte more does not.
  it('fills a request up to its limit, in order', () => expect(sizes([262_144, 262_144, 1, 2])).toEqual([[262_144, 262_144], [1, 2]]));
  it('sends a larger message alone', () => expect(sizes([1, 900_000, 2])).toEqual([[1], [900_000], [2]]));
  it('limits the number of messages', () => expect(sizes(Array<number>(10_001).fill(1)).map((request) => request.length)).toEqual([5_000, 5_000, 1]));
});
