import { storedAfter } from '../data/stored-node';
import { followedFree, readAt, wardTarget, wardView } from './ward-view';
import { boardOf, HOSPITAL, HOUR_MS, nodeDetail, NOW } from './ward.fixture';

const live = { detail: nodeDetail(null), followed: null, asOf: null };
const ISSUE = NOW - 24 * HOUR_MS;
const old = { detail: nodeDetail(ISSUE), followed: { hours: [ISSUE + 18 * 60_000, ISSUE + 18 * 60_000 + HOUR_MS], census: [25, 29], staffed: [28, 26] }, asOf: ISSUE };

describe('the live view', () => {
  const board = storedAfter(undefined, boardOf('5', 29).nodes[0]!, 0);
  const view = wardView(live, board, NOW, { hoursBack: 24, hoursAhead: 48 });

  it('takes its numbers from the stream, which is ahead of the last read', () => {
    expect(view.stored.node.live.census).toBe(29);
    expect(view.fan.censusNow).toBe(29);
  });
  it('shows a day back and ends with the last hour forecast within two days', () => {
    expect([view.fan.from, view.fan.to]).toEqual([NOW - 24 * HOUR_MS, Date.parse('2026-11-27T09:00Z')]);
  });
  it('has all quantiles at the census at issue when the fan begins', () => {
    const first = view.fan.rows.find((row) => row.bands)!;
    expect(first.t).toBe(NOW - 120_000);
    expect(first.bands!.b95).toEqual({ under: [27, 27], over: [28, 28] });
  });
  it('reads one chance at the target of the address', () => {
    const { target } = wardTarget(view, HOSPITAL, '20:00');
    const { reading, row } = readAt(view, target.at);
    expect([reading.target!.chance, view.stored.node.forecast!.targets[row]]).toEqual([7, Date.parse('2026-11-25T20:00Z')]);
  });
});

describe('a view as known at an old issue', () => {
  const view = wardView(old, undefined, NOW, { hoursBack: 24, hoursAhead: 48 });

  it('speaks from the issue, with the census and the beds of then, and claims no certain moves', () => {
    expect(view.now).toBe(ISSUE);
    expect(view.stored.node.live).toMatchObject({ census: 27, staffedBeds: 28, definiteOutAt: [], decidedInAt: [] });
  });
  it('draws the census that followed beside the fan', () => {
    const after = view.fan.rows.filter((row) => row.followed !== null && row.bands !== null);
    expect(after.at(-1)!.followed).toBe(29);
  });
  it('knows what the hour of the target really had, once it is past', () => {
    expect(followedFree(old.followed, old.followed.hours[1]!)).toBe(-3);
    expect(followedFree(old.followed, NOW)).toBeNull();
    expect(followedFree(null, NOW)).toBeNull();
  });
});

describe('a ward without a forecast', () => {
  it('ends now: nothing is drawn that nobody knows', () => {
    const detail = { ...nodeDetail(null), forecast: null };
    const view = wardView({ detail, followed: null, asOf: null }, undefined, NOW, { hoursBack: 24, hoursAhead: 48 });
    expect([view.fan.to, view.fan.ends.fan, view.fan.rows.every((row) => row.bands === null)]).toEqual([NOW, null, true]);
    expect(readAt(view, NOW + HOUR_MS)).toMatchObject({ row: -1, reading: { target: null } });
  });
});
