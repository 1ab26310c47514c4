import { isRejected, parseEvent, toRawMessage } from '@wardcast/domain';
import { SAMPLE_FEEDS, heartbeat } from './heartbeat';

describe('heartbeat', () => {
  const at = Date.parse('2026-11-25T09:42:00Z');

  it('is an event that the edge accepts, for every feed', () => {
    for (const feedId of SAMPLE_FEEDS) expect(isRejected(parseEvent(toRawMessage(heartbeat(feedId, at, 1))))).toBe(false);
  });

  it('has its own id for each feed, time and number, and the same again', () => {
    const ids = [heartbeat('adt', at, 1), heartbeat('adt', at, 2), heartbeat('ed', at, 1), heartbeat('adt', at + 10_000, 1)].map((event) => event.eventId);
    expect(new Set(ids).size).toBe(4);
    expect(heartbeat('adt', at, 1)).toEqual(heartbeat('adt', at, 1));
  });
});
