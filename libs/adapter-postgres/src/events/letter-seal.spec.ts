import { LetterKeyMissing } from '@wardcast/application';
import fc from 'fast-check';
import { toLetterKey } from './letter-keys';
import { openLetter, sealLetter } from './letter-seal';

const OLD = toLetterKey(Buffer.alloc(32, 1));
const NEW = toLetterKey(Buffer.alloc(32, 2));
const PLACE = { topic: 'events', partition: 3, topicId: 'first', offset: 77n };
const RAW = { key: 'st-test', headers: { ce_id: 'a"b', empty: '' }, value: Uint8Array.from([0, 1, 254, 255]) };

describe('sealed letters', () => {
  it('come out as they went in, whatever they held', () => {
    fc.assert(
      fc.property(fc.string(), fc.dictionary(fc.string(), fc.string()), fc.uint8Array(), (key, headers, value) => {
        const raw = { key, headers: { ...headers }, value };
        expect(openLetter([NEW], PLACE, sealLetter(NEW, PLACE, raw))).toEqual(raw);
      }),
      { numRuns: 50 },
    );
  });

  it('hide what they hold, and never look the same twice', () => {
    const [one, two] = [sealLetter(NEW, PLACE, RAW), sealLetter(NEW, PLACE, RAW)];
    expect(one.bytes.includes('st-test')).toBe(false);
    expect(one.bytes.equals(two.bytes)).toBe(false);
  });

  it('open with an older key as long as it is given', () => {
    const sealed = sealLetter(OLD, PLACE, RAW);
    expect(openLetter([NEW, OLD], PLACE, sealed)).toEqual(RAW);
    expect(() => openLetter([NEW], PLACE, sealed)).toThrow(LetterKeyMissing);
    expect(() => openLetter(null, PLACE, sealed)).toThrow(OLD.id);
  });

  it('refuse one changed bit anywhere, another row, and a stump', () => {
    const { keyId, bytes } = sealLetter(NEW, PLACE, RAW);
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      expect(() => openLetter([NEW], PLACE, { keyId, bytes: changed })).toThrow('altered');
    }
    expect(() => openLetter([NEW], { ...PLACE, offset: 78n }, { keyId, bytes })).toThrow('altered');
    expect(() => openLetter([NEW], PLACE, { keyId, bytes: bytes.subarray(0, 20) })).toThrow('altered');
  });
});
