import fc from 'fast-check';
import { ByteReader } from './byte-reader';
import { ByteWriter } from './byte-writer';

describe('ByteReader', () => {
  it('reads back any numbers and texts that ByteWriter wrote', () => {
    const hex = fc.stringMatching(/^[0-9a-f]{32}$/);
    const item = fc.oneof(fc.double(), fc.integer(), fc.maxSafeInteger(), fc.constantFrom(Infinity, -Infinity, 0, -1, 2 ** 51, -(2 ** 51)), fc.string({ unit: 'binary' }), hex, fc.constant(null));
    fc.assert(fc.property(fc.array(item), (items) => {
      const out = new ByteWriter();
      for (const value of [...items, ...items]) {
        if (typeof value === 'number') out.number(value);
        else out.text(value);
      }
      const from = new ByteReader(out.toBytes());
      const back = [...items, ...items].map((value) => (typeof value === 'number' ? from.number() : from.text()));
      // -0 comes back as 0: the ledger has no use for its sign.
      expect(back).toEqual([...items, ...items].map((value) => (value === 0 ? 0 : value)));
      expect(from.isAtEnd).toBe(true);
    }));
  });

  it('throws RangeError for references and counts that cannot be', () => {
    const reference = new ByteWriter();
    reference.number(9);
    expect(() => new ByteReader(reference.toBytes()).text()).toThrow(RangeError);
    const count = new ByteWriter();
    count.number(1_000_000);
    expect(() => new ByteReader(count.toBytes()).list(() => 0)).toThrow(RangeError);
    expect(() => new ByteReader(new Uint8Array([255])).number()).toThrow(RangeError);
  });
});
