import fc from 'fast-check';
import { BadInstant, parseInstant, readInstant, writeInstant } from './instant';

describe('parseInstant', () => {
  it.each([
    ['2026-01-05T08:00:00Z', Date.UTC(2026, 0, 5, 8)],
    ['2026-01-05t08:00:00z', Date.UTC(2026, 0, 5, 8)],
    ['2026-01-05T08:00:00.123456Z', Date.UTC(2026, 0, 5, 8, 0, 0, 123)],
    ['2026-01-05T08:00:00.5+05:45', Date.UTC(2026, 0, 5, 2, 15, 0, 500)],
    ['2026-01-05T08:00:00-03:30', Date.UTC(2026, 0, 5, 11, 30)],
    ['2180-05-06T19:17:00Z', Date.UTC(2180, 4, 6, 19, 17)],
    ['2000-02-29T00:00:00Z', Date.UTC(2000, 1, 29)],
    ['1969-12-31T23:59:59.999Z', -1],
  ])('reads %s', (text, expected) => {
    expect(parseInstant(text)).toBe(expected);
  });

  it.each(['2026-01-05T08:00:00', '2026-01-05 08:00:00Z', '2026-01-05', '1900-02-29T00:00:00Z', '2026-13-01T00:00:00Z', '2026-00-01T00:00:00Z', '2026-04-31T00:00:00Z', '2026-01-01T24:00:00Z', '2026-01-01T00:60:00Z', '2026-01-01T00:00:60Z', '2026-01-01T00:00:00.Z', '2026-01-01T00:00:00+24:00', '2026-01-01T00:00:00+0100', '2026-01-01T00:00:00Z ', '', '2026-01-0aT00:00:00Z', null, 5])('refuses %j', (text) => {
    expect(parseInstant(text)).toBeNaN();
  });

  it('reads back what writeInstant wrote, in four digit years', () => {
    fc.assert(fc.property(fc.integer({ min: Date.UTC(1000, 0), max: Date.UTC(9999, 11) }), (at) => {
      expect(parseInstant(writeInstant(at))).toBe(at);
    }));
  });
});

describe('readInstant', () => {
  it('throws with the place of the fault', () => {
    expect(() => readInstant('soon', '/expectedAt')).toThrow(BadInstant);
    expect(() => readInstant('soon', '/expectedAt')).toThrow('/expectedAt');
  });
});
