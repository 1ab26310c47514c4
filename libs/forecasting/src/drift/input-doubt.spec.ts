import { HOUR_MS } from '@wardcast/timeseries';
import { contradictionDoubt, feedDoubt, gapDoubt, worstDoubt } from './input-doubt';

const NOW = Date.UTC(2026, 0, 5, 12);
const minutesAgo = (minutes: number): number => NOW - minutes * 60_000;
const feed = (feedId: string, beatMinutesAgo: number | null, eventMinutesAgo: number | null) => ({
  feedId,
  lastHeartbeatAt: beatMinutesAgo === null ? null : minutesAgo(beatMinutesAgo),
  lastReceivedAt: eventMinutesAgo === null ? null : minutesAgo(eventMinutesAgo),
});
const doubt = (feeds: readonly ReturnType<typeof feed>[], movementsPerHour = 20) => feedDoubt({ now: NOW, feeds, movementsPerHour });

test('the feed that was heard longest ago decides, from more than ten minutes on', () => {
  expect(doubt([feed('adt', 1, 1), feed('ed', 10, 10)])).toBeNull();
  expect(doubt([feed('adt', 1, 1), feed('ed', 30, 30)])).toEqual({ cause: 'feed_late', feedId: 'ed', blindHours: 0.5 });
});

test('a quiet feed with a heartbeat is well, and so is one that sends events between its heartbeats', () => {
  expect(doubt([feed('adt', 2, 600)])).toBeNull();
  expect(doubt([feed('adt', 40, 2)])).toBeNull();
});

test('without heartbeats a silence is judged by the movements that were due in it', () => {
  // 20 an hour: half an hour holds 10, more than -ln 1e-4 = 9.21; 27 minutes hold 9.
  expect(doubt([feed('adt', null, 27)])).toBeNull();
  expect(doubt([feed('adt', null, 30), feed('beds', null, 500)])).toEqual({ cause: 'feed_late', feedId: 'adt', blindHours: 0.5 });
  // However busy, ten minutes are not late.
  expect(doubt([feed('adt', null, 9)], 1_000)).toBeNull();
});

test('a feed never heard of is not connected, and a day is the most that can be unknown', () => {
  expect(doubt([feed('adt', null, null)])).toBeNull();
  expect(doubt([])).toBeNull();
  expect(doubt([feed('adt', 60 * 100, null)])!.blindHours).toBe(24);
});

test('hours that nobody knows count while they are of the last day', () => {
  const day = Array.from({ length: 48 }, () => 20);
  expect(gapDoubt(day)).toBeNull();
  // Of 48 counts the last two are of hours that are still open; the day before them begins at 22.
  expect(gapDoubt(day.map((count, i) => (i < 22 || i >= 46 ? NaN : count)))).toBeNull();
  expect(gapDoubt(day.map((count, i) => (i === 22 || i === 45 ? NaN : count)))!.blindHours).toBe(2);
  expect(gapDoubt(day.map((count, i) => (i >= 30 && i < 33 ? NaN : count)))).toEqual({ cause: 'hours_missing', feedId: null, blindHours: 3 });
});

test('contradictions are doubtful beyond one movement in twenty', () => {
  expect(contradictionDoubt(10, 200)).toBeNull();
  // 20 of 200 are a tenth: so much of a day is 2.4 hours.
  expect(contradictionDoubt(20, 200)!.blindHours).toBeCloseTo(2.4, 12);
  expect(contradictionDoubt(0, 0)).toBeNull();
});

test('the doubt that leaves most unknown is the one that counts', () => {
  const [late, gap] = [doubt([feed('adt', 90, 90)]), gapDoubt([NaN, 20, 20])];
  expect(worstDoubt([null, gap, late])).toBe(late);
  expect(worstDoubt([null, null])).toBeNull();
  expect(late!.blindHours * HOUR_MS).toBe(90 * 60_000);
});
