import { hourReading, hourWords, shownRows } from './slider-hours';
import { forecastAt, HOUR_MS, NOW } from './ward.fixture';

const forecast = forecastAt(NOW);

describe('the slider over the hours of a forecast', () => {
  it('says the hour, the likely range, the middle and the chance', () => {
    // Row 4 of an issue at 09:42 is 14:00; likely is 30 - 3 to 30 + 4.
    expect(hourWords(hourReading(forecast, 4), 'Europe/London')).toBe('Wed 14:00: likely 27 to 34 occupied, middle 30, chance of running out 7 in 10');
  });
  it('speaks the local time of half-hour zones', () => {
    expect(hourWords(hourReading(forecast, 4), 'Asia/Kolkata')).toMatch(/^Wed 19:30: /);
    expect(hourWords(hourReading(forecast, 4), 'America/St_Johns')).toMatch(/^Wed 10:30: /);
    expect(hourWords(hourReading(forecast, 4), 'Pacific/Apia')).toMatch(/^Thu 03:00: /);
  });
  it('covers the hours that the chart shows', () => {
    expect(shownRows(forecast, NOW + 48 * HOUR_MS)).toBe(48);
    expect(shownRows(forecast, NOW + 100 * HOUR_MS)).toBe(72);
  });
});
