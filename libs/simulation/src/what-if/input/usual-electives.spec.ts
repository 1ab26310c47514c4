import { DAY_MS, HOUR_MS } from '@wardcast/timeseries';
import { usualElectives } from './usual-electives';

/** A Monday, 00:00 UTC. */
const MONDAY = Date.UTC(2026, 0, 5);
const at = (week: number, day: number, hour: number): number => MONDAY + (7 * week + day) * DAY_MS + hour * HOUR_MS;
const record = { zone: 'Etc/UTC', from: MONDAY, to: MONDAY + 28 * DAY_MS };

test('a usual week is the mean of the whole weeks, by weekday and unit', () => {
  // Four weeks: Mondays 2, 1, 2 and 1 at 8:00, one Tuesday at 9:00, and one Monday of the other unit.
  const admissions = [at(0, 0, 8), at(0, 0, 8), at(1, 0, 8), at(2, 0, 8), at(2, 0, 8), at(3, 0, 8), at(1, 1, 9)].map((time) => ({ unitId: 'a', at: time }));
  const usual = usualElectives([...admissions, { unitId: 'b', at: at(2, 0, 7) }], record);
  expect(usual.get('a')?.perDay).toEqual([1.5, 0.25, 0, 0, 0, 0, 0]);
  expect([8, 9].map((hour) => usual.get('a')?.byHour[hour])).toEqual([6 / 7, 1 / 7]);
  expect(usual.get('b')?.perDay[0]).toBe(0.25);
  expect(usual.get('c')).toBeUndefined();
});

test('weekday and hour are those of the hospital, and what lies before the whole weeks does not count', () => {
  // 23:30 on Sunday in UTC is Monday morning in Auckland (UTC + 13 in January).
  const admissions = [{ unitId: 'a', at: at(1, 6, 23) }, { unitId: 'a', at: MONDAY - DAY_MS }];
  const usual = usualElectives(admissions, { zone: 'Pacific/Auckland', from: MONDAY - 2 * DAY_MS, to: record.to });
  expect(usual.get('a')?.perDay).toEqual([0.25, 0, 0, 0, 0, 0, 0]);
  expect(usual.get('a')?.byHour[12]).toBe(1);
});

test('two weeks are no usual week', () => {
  expect(usualElectives([{ unitId: 'a', at: at(0, 0, 8) }], { ...record, to: MONDAY + 14 * DAY_MS }).size).toBe(0);
});
