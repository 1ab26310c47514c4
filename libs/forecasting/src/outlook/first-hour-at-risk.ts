/** An hour and its chance of more patients than staffed beds. */
export interface HourAtRisk {
  /** ms UTC, a full hour. */
  readonly at: number;
  readonly chance: number;
}

/**
 * From here on an hour is "at risk": where a chance is said as 2 in 10 for the first time, half rounded up, and the level leaves
 * Steady (product definition, section 4). One border for word, dots and colour: a ward is never called steady and at risk at once.
 */
export const RISK_CHANCE = 0.15;

/**
 * The first target at which P(demand > staffed beds) reaches `threshold`; null = none within the horizon. Each hour is looked at
 * for itself: the chance that beds run out at some hour up to it is higher, so this is no forecast of when the first shortage comes.
 * `chances`: one per target. Throws RangeError unless there are as many of both, or on a threshold outside (0, 1].
 */
export function firstHourAtRisk(targets: readonly number[], chances: ArrayLike<number>, threshold: number = RISK_CHANCE): HourAtRisk | null {
  if (targets.length !== chances.length) throw new RangeError(`${targets.length} targets need as many chances, got ${chances.length}`);
  if (!(threshold > 0 && threshold <= 1)) throw new RangeError(`a chance to warn at lies in (0, 1], got ${threshold}`);
  const row = targets.findIndex((_, i) => chances[i]! >= threshold);
  return row < 0 ? null : { at: targets[row]!, chance: chances[row]! };
}
