/// <reference types="jest" />
import type { Clock } from '../ports/clock.port';

/** The contract of the clock port, run by every implementation on a wall clock that the suite moves. `open` makes one when it is called. */
export function describeClockContract(name: string, open: () => Clock): void {
  describe(`${name} keeps the contract of a clock`, () => {
    // An instant that no implementation has a reason to know: 2026-11-25 09:42:00.250 UTC.
    beforeEach(() => jest.useFakeTimers({ now: Date.UTC(2026, 10, 25, 9, 42, 0, 250) }));
    afterEach(() => jest.useRealTimers());

    it('tells whole milliseconds, and a speed above nothing', () => {
      const clock = open();
      expect(Number.isInteger(clock.now())).toBe(true);
      expect(clock.speed).toBeGreaterThan(0);
    });

    it('stands while the wall stands, and runs as many times as fast as its speed says', () => {
      const clock = open();
      const start = clock.now();
      expect(clock.now()).toBe(start);
      for (const wallMs of [1, 999, 3_600_000]) {
        const before = clock.now();
        jest.advanceTimersByTime(wallMs);
        // Both readings are rounded to a millisecond, so their difference may be one off.
        expect(Math.abs(clock.now() - before - wallMs * clock.speed)).toBeLessThanOrEqual(1);
      }
      expect(clock.now()).toBe(start + Math.round(3_601_000 * clock.speed));
    });
  });
}
