import type { OutboxLetter } from '../../ports/letter-outbox.port';
import { letterIdOf, MAX_ORIGINAL_BYTES, toLetterMessage } from './letter-message';

const PLACE = { topic: 'wardcast.events.v1', partition: 3 };
const LETTER: OutboxLetter = {
  letterId: '17',
  topicId: 'aa',
  offset: 41n,
  at: Date.UTC(2026, 0, 15, 10, 0, 0, 5),
  reason: 'schema_invalid',
  where: '/visitKey',
  sha256: 'ab'.repeat(32),
  facilityId: 'north',
  sealed: { keyId: '0123456789abcdef', bytes: new Uint8Array([1, 2, 3]) },
};

describe('toLetterMessage', () => {
  it('is keyed by the facility, says reason, place and the way back in headers, and carries the sealed original', () => {
    expect(toLetterMessage(PLACE, LETTER)).toEqual({
      key: 'north',
      headers: {
        ce_specversion: '1.0',
        ce_id: letterIdOf(PLACE, LETTER),
        ce_source: '/wardcast/dead-letters',
        ce_type: 'org.wardcast.ingest.MessageRejected.v1',
        ce_time: '2026-01-15T10:00:00.005Z',
        'content-type': 'application/octet-stream',
        ce_reason: 'schema_invalid',
        ce_where: '/visitKey',
        ce_originaltopic: 'wardcast.events.v1',
        ce_originalpartition: '3',
        ce_originaloffset: '41',
        ce_originaltopicid: 'aa',
        ce_originalsha256: 'ab'.repeat(32),
        ce_partitionkey: 'north',
        ce_sealedwith: '0123456789abcdef',
      },
      value: new Uint8Array([1, 2, 3]),
    });
  });

  it.each([
    ['an original that is not sealed', null, 'not_sealed'],
    ['an original that fits into no record', { keyId: 'k', bytes: new Uint8Array(MAX_ORIGINAL_BYTES + 1) }, 'too_large'],
  ])('leaves out %s, and says so', (_what, sealed, leftOut) => {
    const message = toLetterMessage(PLACE, { ...LETTER, sealed });
    expect([message.value.length, message.headers['ce_leftout']]).toEqual([0, leftOut]);
    expect(message.headers['ce_originaloffset']).toBe('41');
  });

  it('has an empty key where no facility is known', () => {
    const message = toLetterMessage(PLACE, { ...LETTER, facilityId: null });
    expect([message.key, message.headers['ce_partitionkey']]).toEqual(['', undefined]);
  });
});

describe('letterIdOf', () => {
  it('follows from the place of the record alone: another number of the store gives the same, another record another', () => {
    expect(letterIdOf(PLACE, LETTER)).toMatch(/^[0-9a-f]{32}$/);
    expect(letterIdOf(PLACE, { ...LETTER, letterId: '99', reason: 'not_json' } as OutboxLetter)).toBe(letterIdOf(PLACE, LETTER));
    const others = [letterIdOf({ ...PLACE, partition: 4 }, LETTER), letterIdOf(PLACE, { ...LETTER, offset: 42n }), letterIdOf(PLACE, { ...LETTER, topicId: 'ab' }), letterIdOf({ ...PLACE, topic: 'other' }, LETTER)];
    expect(new Set([...others, letterIdOf(PLACE, LETTER)]).size).toBe(5);
  });
});
