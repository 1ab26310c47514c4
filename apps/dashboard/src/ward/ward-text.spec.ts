import { limitsText, signedBeds, staffingChangeAhead, supportText } from './ward-text';
import { forecastAt, HOUR_MS, NOW } from './ward.fixture';

const forecast = forecastAt(NOW, 0.62);
const facts = { census: 27, staffedBeds: 28, blockedBeds: 2, forecast, now: NOW, timeZone: 'Europe/London', isPast: false };

describe('the supporting sentence', () => {
  it('says occupied of staffed, closed beds and the staffing change ahead with its chance', () => {
    expect(supportText(facts)).toBe('27 of 28 staffed beds are occupied and 2 are closed. At 20:00 staffing drops to 26; the chance is 6 in 10 then.');
  });
  it('turns to the past tense', () => {
    expect(supportText({ ...facts, blockedBeds: 1, isPast: true })).toBe('27 of 28 staffed beds were occupied and 1 was closed. At 20:00 staffing was to drop to 26; the chance was 6 in 10 then.');
  });
  it('claims nothing about closed beds that it does not know', () => {
    expect(supportText({ ...facts, blockedBeds: null, staffedBeds: 28, forecast: { ...forecast, staffed: forecast.staffed.map(() => 28) } })).toBe('27 of 28 staffed beds are occupied.');
  });
  it('does not repeat the headline while there is no forecast', () => {
    expect(supportText({ ...facts, forecast: null })).toBe('2 beds are closed.');
    expect(supportText({ ...facts, forecast: null, blockedBeds: 0 })).toBe('');
  });
});

describe('ward words', () => {
  it('find the first staffing change within a day', () => {
    expect(new Date(forecast.targets[staffingChangeAhead(forecast, 28, NOW)!]!).toISOString()).toBe('2026-11-25T20:00:00.000Z');
    expect(staffingChangeAhead({ ...forecast, staffed: forecast.targets.map((target) => (target > NOW + 30 * HOUR_MS ? 20 : 28)) }, 28, NOW)).toBeNull();
  });
  it('name issue, zone, data and model under the chart and under the table', () => {
    for (const figureView of ['chart', 'table'] as const) expect(limitsText(forecast, { timeZone: 'Europe/London', figureView, isStale: false })).toContain('Forecast issued 09:42, Wed 25 Nov 2026, Europe/London, with data known to 09:42. Model 1.4.2, flow of patients.');
  });
  it('explain the warm area only where there is colour', () => {
    const first = [false, true].map((isStale) => limitsText(forecast, { timeZone: 'Europe/London', figureView: 'chart', isStale }).split('.')[0]);
    expect(first).toEqual(['Warm area: more patients than staffed beds', expect.stringMatching(/^Bands hold/)]);
  });
  it('write a minus sign and no dash', () => {
    expect([3, 0, -2].map(signedBeds)).toEqual(['+3', '0', '−2']);
  });
});
