import { HOUR_MS } from './time-units';
import { isKnownZone, zoneOffset } from './zone-offset';

describe('zoneOffset', () => {
  it('changes at the exact second', () => {
    const change = Date.parse('2026-10-25T01:00:00Z');
    expect(zoneOffset('Europe/London', change - 1)).toBe(HOUR_MS);
    expect(zoneOffset('Europe/London', change)).toBe(0);
  });

  it('finds both changes of a month with two, as Morocco had around Ramadan', () => {
    // In 2013 clocks went back on 7 July at 02:00 UTC and forward again on 10 August at 02:00 UTC.
    expect(zoneOffset('Africa/Casablanca', Date.parse('2013-07-07T01:00Z'))).toBe(HOUR_MS);
    expect(zoneOffset('Africa/Casablanca', Date.parse('2013-07-20T00:00Z'))).toBe(0);
    expect(zoneOffset('Africa/Casablanca', Date.parse('2013-08-11T00:00Z'))).toBe(HOUR_MS);
  });

  it('answers outside the flat table', () => {
    expect(zoneOffset('UTC', Date.parse('2500-06-01T00:00Z'))).toBe(0);
    expect(zoneOffset('Asia/Kolkata', Date.parse('2500-06-01T00:00Z'))).toBe(5.5 * HOUR_MS);
  });

  it('tells known zones from unknown ones', () => {
    expect(isKnownZone('Pacific/Apia')).toBe(true);
    expect(isKnownZone('Nowhere/Land')).toBe(false);
  });
});
