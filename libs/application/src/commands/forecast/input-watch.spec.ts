import type { ContradictionRow, FeedState, HourColumns } from '../../ports/read-store.port';
import { InputWatch } from './input-watch';

const HOUR_MS = 3_600_000;
const NOW = Date.UTC(2026, 0, 5, 12);
const MINUTE_MS = 60_000;

/** Two days of `perHour` arrivals and as many departures in one ward. */
function hoursWith(perHour: number): ReadonlyMap<string, HourColumns> {
  const hours = Array.from({ length: 48 }, (_, i) => NOW - (48 - i) * HOUR_MS);
  const moves = hours.map(() => perHour);
  return new Map([['w1', { hours, census: moves, arrivals: moves, departures: moves, staffed: moves }]]);
}
function watchOf(feeds: readonly FeedState[], contradictions: readonly Partial<ContradictionRow>[] = []) {
  return new InputWatch({ feedStates: () => Promise.resolve(feeds), contradictions: () => Promise.resolve(contradictions as readonly ContradictionRow[]) }, 'north');
}
const beating = (at: number): FeedState => ({ feedId: 'adt', lastHeartbeatAt: at, lastEventAt: null, lastReceivedAt: null });

test('a late feed is doubtful, told anew each quarter of an hour and once more when it is well', async () => {
  const feeds = [beating(NOW)];
  const watch = watchOf(feeds);
  expect(await watch.look(NOW)).toEqual({ doubt: null, changed: false });
  const at = async (minutes: number) => (await watch.look(NOW + minutes * MINUTE_MS)).changed;
  // Doubtful from more than 10 minutes on; quarters begin at 15 and 30.
  expect([await at(10), await at(11), await at(14), await at(15), await at(20), await at(30)]).toEqual([false, true, false, true, false, true]);
  expect((await watch.look(NOW + 31 * MINUTE_MS)).doubt).toMatchObject({ cause: 'feed_late', feedId: 'adt' });
  feeds[0] = beating(NOW + 31 * MINUTE_MS);
  expect(await watch.look(NOW + 32 * MINUTE_MS)).toEqual({ doubt: null, changed: true });
});

test('a feed without heartbeats is judged by what usually moves', async () => {
  const silent: FeedState = { feedId: 'adt', lastHeartbeatAt: null, lastEventAt: null, lastReceivedAt: NOW - 2 * HOUR_MS };
  const [busy, quiet] = [watchOf([silent]), watchOf([silent])];
  // Ten movements an hour: twenty were due in two hours, more than 9.2. Two an hour: four were.
  await busy.readHour(hoursWith(5), NOW);
  await quiet.readHour(hoursWith(1), NOW);
  expect((await busy.look(NOW)).doubt).toMatchObject({ cause: 'feed_late', blindHours: 2 });
  expect((await quiet.look(NOW)).doubt).toBeNull();
});

test('many contradictions of the last day are doubtful, those of others and of before are not', async () => {
  const found = (count: number, own: Partial<ContradictionRow>) => Array.from({ length: count }, () => ({ facilityId: 'north', foundAt: NOW - HOUR_MS, ...own }));
  const many = watchOf([beating(NOW)], found(48, {}));
  await many.readHour(hoursWith(5), NOW);
  // 48 of 24 x 10 movements are a fifth: 4.8 hours of a day.
  expect((await many.look(NOW)).doubt).toEqual({ cause: 'contradictions', feedId: null, blindHours: 24 * 0.2 });
  const others = watchOf([beating(NOW)], [...found(48, { facilityId: 'south' }), ...found(48, { foundAt: NOW - 25 * HOUR_MS })]);
  await others.readHour(hoursWith(5), NOW);
  expect((await others.look(NOW)).doubt).toBeNull();
});
