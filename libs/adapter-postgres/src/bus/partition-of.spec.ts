import fc from 'fast-check';
import { partitionOf } from './partition-of';

describe('partitionOf', () => {
  it('never changes where a key goes', () => {
    // FNV-1a, 32 bits, reference vectors: "" 811c9dc5, "a" e40c292c, "foobar" bf9cf968.
    const wide = 2 ** 32;
    expect([partitionOf('', wide), partitionOf('a', wide), partitionOf('foobar', wide)]).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968]);
  });

  it('stays within the partitions', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 64 }), (key, partitions) => {
        const partition = partitionOf(key, partitions);
        expect(partition >= 0 && partition < partitions && Number.isInteger(partition)).toBe(true);
      }),
    );
  });
});
