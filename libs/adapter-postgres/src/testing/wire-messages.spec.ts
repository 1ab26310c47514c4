import { commandComplete, copyData, errorResponse, readyForQuery, transactionStatus } from './wire-messages';

describe('messages of the wire', () => {
  it('have a letter, their length with the length itself, and their content', () => {
    // 4 bytes of length, 6 of the tag, a zero.
    expect(commandComplete('COPY 7')).toEqual(Buffer.from('C\0\0\0\x0bCOPY 7\0', 'latin1'));
    expect(errorResponse({ code: '22P02', message: 'no' }).toString('latin1', 5)).toBe('SERROR\0VERROR\0C22P02\0Mno\0\0');
  });

  it('carry all of a copy, however it is cut', () => {
    const bytes = Buffer.alloc(150_000, 'row\n');
    const pieces = copyData(bytes);
    // 65,536 + 65,536 + 18,928 bytes.
    expect(pieces.map((piece) => piece.length - 5)).toEqual([65_536, 65_536, 18_928]);
    expect(Buffer.concat(pieces.map((piece) => piece.subarray(5))).equals(bytes)).toBe(true);
    expect(copyData(new Uint8Array(0))).toEqual([]);
  });

  it('tell the state of the transaction only where they end an answer', () => {
    for (const status of ['I', 'T', 'E'] as const) expect(transactionStatus(Buffer.concat([commandComplete('BEGIN'), readyForQuery(status)]))).toBe(status);
    expect(transactionStatus(commandComplete('BEGIN'))).toBeNull();
    expect(transactionStatus(new Uint8Array(0))).toBeNull();
  });
});
