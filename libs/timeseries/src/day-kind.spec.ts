import { dayKind } from './day-kind';

const DAY_MS = 86_400_000;
const kindOn = (date: string, region = 'GB-WLS') => dayKind(region, Date.parse(`${date}T00:00:00Z`) / DAY_MS);

test.each([
  ['2016-12-24', 'christmas-eve'],
  ['2016-12-25', 'christmas-day'],
  ['2016-12-26', 'second-christmas-day'],
  // Christmas Day 2016 was a Sunday: the Tuesday after is its substitute.
  ['2016-12-27', 'year-end-holiday'],
  ['2016-12-28', 'christmas-week'],
  ['2016-12-31', 'new-years-eve'],
  ['2016-01-01', 'new-years-day'],
  ['2016-01-02', 'after-new-year'],
  ['2016-03-25', 'holiday-friday'],
  ['2016-03-26', 'long-weekend'],
  ['2016-03-27', 'long-weekend'],
  ['2016-03-28', 'holiday-monday'],
  ['2016-08-29', 'holiday-monday'],
])('%s in Wales is %s', (date, kind) => {
  expect(kindOn(date)).toBe(kind);
});

test('ordinary days and the weekend before a single Monday holiday are ordinary', () => {
  expect(kindOn('2016-03-24')).toBeNull();
  expect(kindOn('2016-08-28')).toBeNull();
});

test('regions differ: a midweek holiday of one is an ordinary day of another', () => {
  // Corpus Christi, Thursday 26 May 2016, is kept in Bavaria.
  expect(kindOn('2016-05-26', 'DE-BY')).toBe('holiday-midweek');
  expect(kindOn('2016-05-26')).toBeNull();
});

test('where Christmas is no public holiday, its days are ordinary', () => {
  expect(kindOn('2016-12-24', 'TR')).toBeNull();
});

test('a region without rules is refused', () => {
  expect(() => kindOn('2016-12-24', 'XX')).toThrow(RangeError);
});
