import { readHourlySeries, readSpecialDays } from './read-hourly-ed';
import { withFiles } from './testing/data-folder';

const HEAD = 'arrival_1h,n_attendance\n';

test('files of the name are one series in order of the hours; hours that no row tells of are not known', () => {
  const files = {
    'h2_hourly_gb.csv': `${HEAD}2018-02-28T22:00:00Z,9\n2018-02-28T23:00:00Z,7\n`,
    'h2_hourly_gb_to_2019.csv': `${HEAD}2018-03-01T01:00:00Z,5\n2018-02-28T23:00:00Z,8\n2018-03-01T02:00:00Z,\n2018-03-01T03:00:00Z,-1\n2018-03-01T04:00:00Z,4\n`,
    'h2_hourly.csv': `${HEAD}2018-02-28T22:00:00Z,99\n`,
  };
  withFiles(files, (folder) => {
    const series = readHourlySeries(folder)!;
    expect(series.from).toBe(Date.UTC(2018, 1, 28, 22));
    expect(Array.from(series.counts)).toEqual([9, 8, NaN, 5, NaN, NaN, 4]);
  });
});

test('special days are read as local days, with or without a time behind the date', () => {
  const text = 'Date,is_school_holiday,is_rug_in_Cardiff\n2018-02-28T00:00:00Z,1,0\n2018-03-01,0,1\n';
  withFiles({ 'holiday_rugby_all.csv': text }, (folder) => {
    const day = Date.UTC(2018, 1, 28) / 86_400_000;
    expect(readSpecialDays(folder)).toEqual({ schoolHolidays: new Set([day]), events: new Set([day + 1]) });
  });
});

test('an empty folder has no series and no special days', () => {
  withFiles({}, (folder) => {
    expect(readHourlySeries(folder)).toBeNull();
    expect(readSpecialDays(folder).schoolHolidays.size).toBe(0);
  });
});
