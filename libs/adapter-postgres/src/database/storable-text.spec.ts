import fc from 'fast-check';
import { toStorableJson, toStorableText } from './storable-text';

describe('toStorableText', () => {
  it('replaces NUL and halves of surrogate pairs, and nothing else', () => {
    expect(toStorableText('a\u0000b\ud800c\udc00d')).toBe('a\ufffdb\ufffdc\ufffdd');
    expect(toStorableText('quote " backslash \\ ü 𝒳 \u0001')).toBe('quote " backslash \\ ü 𝒳 \u0001');
  });

  it('leaves no text that UTF-8 or the database could not hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const stored = toStorableText(text);
        expect(stored).not.toContain('\u0000');
        expect(Buffer.from(stored, 'utf8').toString('utf8')).toBe(stored);
      }),
    );
  });
});

describe('toStorableJson', () => {
  it('cleans values and keys at any depth', () => {
    expect(JSON.parse(toStorableJson({ 'k\u0000': [{ v: '\udfff' }, 1, null] }))).toEqual({ 'k\ufffd': [{ v: '\ufffd' }, 1, null] });
  });

  it('is not deceived by text that only looks like an escape', () => {
    const value = { literal: 'backslash \\u0000 and \\ud800' };
    expect(JSON.parse(toStorableJson(value))).toEqual(value);
  });

  it('is plain JSON for everything that can be stored', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => expect(toStorableJson(value)).toBe(JSON.stringify(value))));
  });
});
