import { contentHashOf, eventIdOf, keyOf } from './event-id';

const origin = { feedId: 'pas', messageKey: 'm1', type: 'PatientAdmitted', index: 0 };

describe('eventIdOf', () => {
  it('gives 32 hex digits, the same for the same message', () => {
    expect(eventIdOf(origin)).toMatch(/^[0-9a-f]{32}$/);
    expect(eventIdOf({ ...origin })).toBe(eventIdOf(origin));
  });

  it.each([{ feedId: 'pas2' }, { messageKey: 'm2' }, { type: 'PatientDischarged' }, { index: 1 }])('differs when %j differs', (change) => {
    expect(eventIdOf({ ...origin, ...change })).not.toBe(eventIdOf(origin));
  });
});

describe('keyOf', () => {
  it('keeps the borders of its parts', () => {
    expect(keyOf('ab', 'c')).not.toBe(keyOf('a', 'bc'));
  });

  it('is the first half of SHA-256 of the parts', () => {
    // SHA-256("abc") = ba7816bf 8f01cfea 414140de 5dae2223 ...
    expect(keyOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223');
  });
});

describe('contentHashOf', () => {
  it('does not see the order of fields or absent ones, but every value', () => {
    expect(contentHashOf({ a: 1, b: { c: [1, 'x'], d: undefined } })).toBe(contentHashOf({ b: { c: [1, 'x'] }, a: 1 }));
    expect(contentHashOf({ a: [1, 2] })).not.toBe(contentHashOf({ a: [2, 1] }));
    expect(contentHashOf({ a: 1 })).not.toBe(contentHashOf({ a: '1' }));
  });
});
