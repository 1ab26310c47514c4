import { bigintArray, booleanArray, instantArray, integerArray, jsonbArray, textArray, uuidArray } from './binary-array';

/** Expected bytes follow the server's array_send: dimensions, null flag, type, length, lower bound; then length and bytes of each element. */
const header = (oid: number, length: number, hasNull = 0): string => [1, hasNull, oid, length, 1].map(int).join('');
const int = (value: number): string => (value >>> 0).toString(16).padStart(8, '0');

describe('binary arrays', () => {
  it('write an array without elements as one without dimensions', () => {
    expect(textArray([]).toString('hex')).toBe(int(0) + int(0) + int(25));
    expect(integerArray([]).toString('hex')).toBe(int(0) + int(0) + int(23));
  });

  it('write elements of fixed size', () => {
    expect(integerArray([1, -2]).toString('hex')).toBe(`${header(23, 2)}${int(4)}00000001${int(4)}fffffffe`);
    expect(bigintArray([-1n]).toString('hex')).toBe(`${header(20, 1)}${int(8)}ffffffffffffffff`);
    expect(booleanArray([true, false]).toString('hex')).toBe(`${header(16, 2)}${int(1)}01${int(1)}00`);
    expect(uuidArray(['000102030405060708090a0b0c0d0e0f']).toString('hex')).toBe(`${header(2950, 1)}${int(16)}000102030405060708090a0b0c0d0e0f`);
  });

  it('write text by its UTF-8 length, and null as length -1', () => {
    expect(textArray(['ü', null, '']).toString('hex')).toBe(`${header(25, 3, 1)}${int(2)}c3bc${int(-1)}${int(0)}`);
    expect(jsonbArray([{}]).toString('hex')).toBe(`${header(3802, 1)}${int(3)}01${Buffer.from('{}').toString('hex')}`);
  });

  it('write instants as microseconds since 2000', () => {
    // 1 ms before and after the year 2000 is -1000 and 1000 microseconds.
    const y2k = Date.UTC(2000, 0, 1);
    expect(instantArray([y2k - 1, y2k + 1, null]).toString('hex')).toBe(`${header(1184, 3, 1)}${int(8)}fffffffffffffc18${int(8)}00000000000003e8${int(-1)}`);
    // Beyond 2^53 microseconds (the year 2285): 8,000 years of 365.2425 days are 252,455,616,000 s.
    const far = y2k + 252_455_616_000_000;
    expect(instantArray([far]).readBigInt64BE(24)).toBe(252_455_616_000_000_000n);
  });

  it('refuse ids that are not 32 hexadecimal digits', () => {
    for (const id of ['', 'xyz', '0'.repeat(31), 'g'.repeat(32), '0'.repeat(33)]) expect(() => uuidArray([id])).toThrow(RangeError);
  });
});
