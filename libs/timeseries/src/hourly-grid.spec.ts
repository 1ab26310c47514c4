import { countByHour, hourCeil, hourFloor, hourOfWeekSeries } from './hourly-grid';
import { HOUR_MS } from './time-units';

describe('hourly grid', () => {
  it('puts an instant on the hour into the hour that starts there', () => {
    // Two instants in hour 0, none in hour 1, one in hour 2; the last two are outside of three hours.
    expect([...countByHour([0, HOUR_MS - 1, 2 * HOUR_MS, 3 * HOUR_MS, -1], 0, 3)]).toEqual([2, 0, 1]);
  });

  it('rounds to whole hours on both sides of 1970', () => {
    expect(hourFloor(-1)).toBe(-HOUR_MS);
    expect(hourCeil(1)).toBe(HOUR_MS);
    expect(hourFloor(HOUR_MS)).toBe(HOUR_MS);
    expect(hourFloor(5)).toBe(0);
  });

  it('skips the lost hour of a spring change in the hour of week', () => {
    // Sunday 29 March 2026 in London: hour of week 144 (00:00), then 146 (02:00).
    expect([...hourOfWeekSeries('Europe/London', Date.parse('2026-03-29T00:00Z'), 3)]).toEqual([144, 146, 147]);
  });
});
