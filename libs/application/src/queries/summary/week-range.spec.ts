import { weekAt, weekRange } from './week-range';

const utc = (text: string): number => Date.parse(text);

describe('weekRange', () => {
  it('has 169 hours where the clocks go back on its Sunday, and 167 where they go forward', () => {
    // Clocks in London change on 25 October 2026 and 28 March 2027, both Sundays.
    const autumn = weekRange({ year: 2026, week: 43 }, 'Europe/London');
    expect([autumn.from, autumn.to, autumn.hours]).toEqual([utc('2026-10-18T23:00:00Z'), utc('2026-10-26T00:00:00Z'), 169]);
    const spring = weekRange({ year: 2027, week: 12 }, 'Europe/London');
    expect([spring.from, spring.to, spring.hours]).toEqual([utc('2027-03-22T00:00:00Z'), utc('2027-03-28T23:00:00Z'), 167]);
    expect(weekRange({ year: 2026, week: 47 }, 'Europe/London').hours).toBe(168);
  });

  it('ends week 53 where week 1 of the next year begins', () => {
    const last = weekRange({ year: 2026, week: 53 }, 'Pacific/Auckland');
    expect(last.days[0]).toBe(utc('2026-12-27T11:00:00Z'));
    expect(last.to).toBe(weekRange({ year: 2027, week: 1 }, 'Pacific/Auckland').from);
  });

  it('is published at eight on the Monday after, by the wall', () => {
    expect(weekRange({ year: 2026, week: 43 }, 'Europe/London').publishesAt).toBe(utc('2026-10-26T08:00:00Z'));
    expect(weekRange({ year: 2026, week: 42 }, 'Europe/London').publishesAt).toBe(utc('2026-10-19T07:00:00Z'));
  });

  it('lies where the wall says, not where UTC does', () => {
    expect(weekAt(utc('2026-11-22T13:00:00Z'), 'Pacific/Auckland')).toEqual({ year: 2026, week: 48 });
    expect(weekAt(utc('2026-11-22T13:00:00Z'), 'America/New_York')).toEqual({ year: 2026, week: 47 });
  });
});
