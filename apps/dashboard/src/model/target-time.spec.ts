import { chooseTarget, nextHuddles, nextWallTime, pickableHours } from './target-time';

const LONDON = 'Europe/London';
const HUDDLES = ['08:00', '14:00', '20:00'];
/** 09:42 on Wednesday 25 November 2026; London is at UTC in winter. */
const NOW = Date.UTC(2026, 10, 25, 9, 42);
const HOUR_MS = 3_600_000;

function choose(requested: string | undefined, now = NOW) {
  return chooseTarget({ requested, huddleTimes: HUDDLES, now, timeZone: LONDON });
}

describe('bed meetings', () => {
  it('come in order of time, tomorrow after today', () => {
    const times = nextHuddles(HUDDLES, NOW, LONDON).map(({ key, at }) => [key, (at - NOW) / HOUR_MS]);
    // 14:00 is 4.3 h away, 20:00 10.3 h, 08:00 tomorrow 22.3 h
    expect(times).toEqual([['14:00', 4.3], ['20:00', 10.3], ['08:00', 22.3]]);
  });

  it('lies in the future when it is that time now', () => {
    expect(nextWallTime('14:00', Date.UTC(2026, 10, 25, 14), LONDON)).toBe(Date.UTC(2026, 10, 26, 14));
  });

  it('keeps its wall time over the change of clocks', () => {
    // 20:00 on 24 October is summer time; 08:00 on the 25th is 08:00 UTC, 13 hours later
    const before = Date.UTC(2026, 9, 24, 19);
    expect(nextWallTime('08:00', before, LONDON) - before).toBe(13 * HOUR_MS);
  });
});

describe('chooseTarget', () => {
  it('takes the next meeting without a request', () => {
    expect(choose(undefined)).toMatchObject({ target: { key: '14:00', at: Date.UTC(2026, 10, 25, 14) }, isOther: false, ignored: null });
  });

  it('reads a wall time as its next showing', () => {
    expect(choose('08:00').target.at).toBe(Date.UTC(2026, 10, 26, 8));
  });

  it('reads a picked hour in UTC', () => {
    expect(choose('2026-11-27T14:00Z')).toMatchObject({ target: { at: Date.UTC(2026, 10, 27, 14) }, isOther: true });
  });

  it.each(['25:99', 'soon', '2026-11-24T14:00Z', '2026-12-25T14:00Z', '2026-13-41T14:00Z'])('ignores and reports %s', (bad) => {
    expect(choose(bad)).toMatchObject({ target: { key: '14:00' }, ignored: bad });
  });

  it('falls back to the next full hour where no meeting is set', () => {
    expect(chooseTarget({ requested: undefined, huddleTimes: [], now: NOW, timeZone: LONDON }).target.at).toBe(Date.UTC(2026, 10, 25, 10));
  });
});

describe('where local time is half an hour off', () => {
  const inKolkata = (requested: string | undefined) => chooseTarget({ requested, huddleTimes: HUDDLES, now: NOW, timeZone: 'Asia/Kolkata' });

  it('names the hour of the forecast that answers for a meeting', () => {
    // 09:42 UTC is 15:12 there; 20:00 is 14:30 UTC, which no forecast names: 15:00 UTC does, 20:30 on the wall
    expect(inKolkata(undefined)).toMatchObject({ target: { key: '20:00', at: Date.UTC(2026, 10, 25, 15) }, isOther: false });
    expect(inKolkata('20:00')).toMatchObject({ target: { key: '20:00', at: Date.UTC(2026, 10, 25, 15) }, isOther: false });
  });

  it('raises a picked time to it as well', () => {
    expect(inKolkata('2026-11-25T10:30Z').target.at).toBe(Date.UTC(2026, 10, 25, 11));
  });
});

describe('pickableHours', () => {
  it('offers every hour of the forecast up to 72 hours', () => {
    const hours = pickableHours(NOW);
    // after 09:42: 10:00 today to 09:00 three days on
    expect([hours[0]?.key, hours.at(-1)?.key, hours.length]).toEqual(['2026-11-25T10:00Z', '2026-11-28T09:00Z', 72]);
  });

  it('offers a repeated hour twice', () => {
    const wall = pickableHours(Date.UTC(2026, 9, 24, 22)).slice(0, 4).map(({ key }) => key);
    // 00:00, 01:00 and again 01:00, 02:00 on the wall
    expect(wall).toEqual(['2026-10-24T23:00Z', '2026-10-25T00:00Z', '2026-10-25T01:00Z', '2026-10-25T02:00Z']);
  });
});
