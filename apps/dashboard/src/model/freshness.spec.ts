import { freshnessOf } from './freshness';
import { readClock } from './hospital-clock';

const NOW = Date.UTC(2026, 10, 25, 9, 42);
const WALL = 5_000_000;
const MINUTE_MS = 60_000;

function feed(feedId: string, heartbeatAgoMs: number | null, eventAgoMs = heartbeatAgoMs) {
  return { feedId, lastHeartbeatAt: heartbeatAgoMs === null ? null : NOW - heartbeatAgoMs, lastEventAt: eventAgoMs === null ? null : NOW - eventAgoMs };
}

function stateOf(feeds: Parameters<typeof freshnessOf>[0], speed = 1) {
  return freshnessOf(feeds, readClock({ now: NOW, speed }, WALL), WALL);
}

describe('freshnessOf', () => {
  it.each([
    [119_999, 'live'],
    [2 * MINUTE_MS, 'delayed'],
    [10 * MINUTE_MS, 'delayed'],
    [10 * MINUTE_MS + 1, 'stale'],
  ])('calls a heartbeat %d ms ago %s', (age, state) => {
    expect(stateOf([feed('adt', age)]).state).toBe(state);
  });

  it('stays live through a quiet night: heartbeats decide, events inform', () => {
    expect(stateOf([feed('adt', 5_000, 6 * 3_600_000)]).state).toBe('live');
  });

  it('is decided by the feed heard longest ago, and names those that lag', () => {
    expect(stateOf([feed('adt', 11 * MINUTE_MS), feed('staffing', 5_000)])).toMatchObject({ state: 'stale', lagging: ['adt'] });
  });

  it('does not wait for a feed that was never heard', () => {
    expect(stateOf([feed('adt', 5_000), feed('theatre', null)]).state).toBe('live');
  });

  it('never calls a board without any heartbeat live', () => {
    expect(stateOf([feed('adt', null)])).toMatchObject({ state: 'stale', heardAt: null });
  });

  it('measures age by the wall, so that a sped-up hospital is not taken for stale', () => {
    // an hour ago at 60 times the speed is a minute ago on the wall
    expect(stateOf([feed('adt', 60 * MINUTE_MS)], 60)).toMatchObject({ state: 'live', ageMs: MINUTE_MS });
  });
});
