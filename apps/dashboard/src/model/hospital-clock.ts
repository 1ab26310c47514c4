import type { FacilityClock } from '@wardcast/contract';

/** The hospital's clock as read from a message, with the wall time (ms) of reading it. */
export interface ReadClock {
  readonly now: number;
  readonly speed: number;
  readonly readAtWallMs: number;
}

export function readClock(clock: FacilityClock, wallMs: number): ReadClock {
  return { now: clock.now, speed: clock.speed, readAtWallMs: wallMs };
}

/** The hospital's time (UTC ms) when the wall shows `wallMs`: a sped-up hospital runs `speed` times as fast. */
export function hospitalNow(clock: ReadClock, wallMs: number): number {
  return clock.now + (wallMs - clock.readAtWallMs) * clock.speed;
}

/** How long ago `instant` was by the wall (ms), so that a sped-up hospital is not taken for a stale one. */
export function wallAge(clock: ReadClock, instant: number, wallMs: number): number {
  return Math.max(0, (hospitalNow(clock, wallMs) - instant) / Math.max(1, clock.speed));
}
