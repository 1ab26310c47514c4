import { ageText, pickText, shortTargetText, targetText, waitText } from './time-text';

const NOW = Date.UTC(2026, 10, 25, 9, 42);
const LONDON = 'Europe/London';

describe('times in words', () => {
  it('names the day only where it is not today', () => {
    expect(targetText(Date.UTC(2026, 10, 25, 14), NOW, LONDON)).toBe('14:00');
    expect(targetText(Date.UTC(2026, 10, 26, 8), NOW, LONDON)).toBe('08:00 tomorrow');
    expect(targetText(Date.UTC(2026, 10, 27, 9), NOW, LONDON)).toBe('09:00 on Friday 27 November');
    expect(shortTargetText(Date.UTC(2026, 10, 27, 9), NOW, LONDON)).toBe('09:00 Fri 27 Nov');
    expect(pickText(Date.UTC(2026, 10, 27, 9), NOW, LONDON)).toBe('Fri 27 Nov, 09:00');
  });

  it('tells tomorrow by the calendar of the hospital', () => {
    // 20:00 UTC is 09:00 the next day in Auckland (+13), and so is 09:42 UTC 22:42 the same day
    expect(targetText(Date.UTC(2026, 10, 25, 20), NOW, 'Pacific/Auckland')).toBe('09:00 tomorrow');
  });

  it('tells the two showings of an hour apart when clocks go back', () => {
    // London, 25 October 2026: 01:00 comes at 00:00 UTC (summer time) and again at 01:00 UTC
    const [first, second] = [Date.UTC(2026, 9, 25, 0), Date.UTC(2026, 9, 25, 1)];
    const eve = Date.UTC(2026, 9, 24, 12);
    expect([first, second].map((at) => pickText(at, eve, LONDON))).toEqual(['01:00 BST tomorrow', '01:00 GMT tomorrow']);
    expect([first, second].map((at) => targetText(at, first - 1, LONDON))).toEqual(['01:00 BST', '01:00 GMT']);
  });

  it('gives ages in their largest whole unit', () => {
    expect([ageText(-5), ageText(59_999), ageText(60_000), ageText(3_600_000)]).toEqual(['0 s', '59 s', '1 min', '1 h']);
  });

  it('gives waits in hours and minutes', () => {
    // 4 h 18 min = 258 minutes
    expect([waitText(258 * 60_000), waitText(120 * 60_000), waitText(5 * 60_000)]).toEqual(['4 h 18 min', '2 h', '5 min']);
  });
});
