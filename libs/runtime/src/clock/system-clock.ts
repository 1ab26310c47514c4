import type { Clock } from '@wardcast/application';

/** The hospital's time where real feeds are taken in: the wall's. */
export const SYSTEM_CLOCK: Clock = { now: () => Date.now(), speed: 1 };
