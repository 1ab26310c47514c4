/** A silence less likely than this is a feed that is down, not a quiet night. */
const SILENCE_CHANCE = 1e-4;
export const SILENCE_LIMIT = -Math.log(SILENCE_CHANCE);

/**
 * True when a silence is longer than chance allows: no event came although `expectedEvents` (the forecast rate added up
 * over the silence) were due, and exp(-expectedEvents) < 1e-4 under Poisson arrivals. Then the level must not fall, the
 * forecast is stale, and the hours get no weight in fits. Assumes a calibrated rate: where the rate is far too high it cries wolf.
 */
export function isFeedSilent(expectedEvents: number): boolean {
  return expectedEvents > SILENCE_LIMIT;
}
