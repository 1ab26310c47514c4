import fc from 'fast-check';
import { contentDigest } from './content-digest';

describe('contentDigest', () => {
  it('does not see the order of fields or absent ones', () => {
    expect(contentDigest({ a: 1, b: { c: 'x', d: undefined } })).toBe(contentDigest({ b: { c: 'x' }, a: 1 }));
  });

  it('sees every value, where it stands and its type', () => {
    const contents = [{ a: 1 }, { a: '1' }, { a: 2 }, { b: 1 }, { a: { a: 1 } }, { a: [1, 2] }, { a: [2, 1] }, { a: true }, { a: 'true' }, { a: 'x', b: 'y' }, { a: 'y', b: 'x' }, {}];
    expect(new Set(contents.map(contentDigest)).size).toBe(contents.length);
  });

  it('is a whole number that fits 32 bits', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      const digest = contentDigest(value);
      expect(Number.isInteger(digest) && digest >= 0 && digest < 2 ** 32).toBe(true);
    }));
  });
});
