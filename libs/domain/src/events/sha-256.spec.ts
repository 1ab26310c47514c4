import { hexOf, sha256 } from './sha-256';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('sha256', () => {
  // NIST, FIPS 180-4 example values (SHA256.pdf) and the long message of a million "a".
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1'],
    ['abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu', 'cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1'],
  ])('gives the published digest of %j', (text, digest) => {
    expect(hexOf(sha256(bytes(text)))).toBe(digest);
  });

  it('gives the published digest of a million letters a', () => {
    expect(hexOf(sha256(bytes('a'.repeat(1_000_000))))).toBe('cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0');
  });

  it('pads messages around the block boundary differently', () => {
    const digests = [55, 56, 57, 63, 64, 65].map((length) => hexOf(sha256(new Uint8Array(length))));
    expect(new Set(digests).size).toBe(6);
  });
});
