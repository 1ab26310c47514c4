import { parseLetterKeys, toLetterKey } from './letter-keys';

const A = Buffer.alloc(32, 1);
const B = Buffer.alloc(32, 2);

describe('parseLetterKeys', () => {
  it('reads base64, base64url and hexadecimal keys, in order, with remarks between them', () => {
    const text = `# new\n${A.toString('base64')} # since spring\r\n${B.toString('hex')}, ${A.toString('base64url')}\n`;
    expect(parseLetterKeys(text)).toEqual([A, B, A].map(toLetterKey));
  });

  it.each([['nothing'], ['', ], ['# only a remark'], [A.toString('hex').slice(1)], [A.toString('base64').slice(4)], [`${A.toString('hex')} x`]])('refuses %j', (text) => {
    expect(parseLetterKeys(text)).toBeNull();
  });

  it('names a key by what it is, without telling it', () => {
    // printf 'wardcast dead letter key\0' followed by 32 bytes of 01, through sha256sum: the first 16 digits.
    expect(toLetterKey(A).id).toMatch(/^[0-9a-f]{16}$/);
    expect(toLetterKey(A).id).toBe(toLetterKey(Buffer.from(A)).id);
    expect(toLetterKey(A).id).not.toBe(toLetterKey(B).id);
  });
});
