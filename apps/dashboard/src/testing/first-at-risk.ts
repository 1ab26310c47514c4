import type { HourAtRisk } from '@wardcast/contract';

/** What the server says of a forecast with these chances: the first hour from .15 on. */
export function firstAtRisk(targets: readonly number[], chances: readonly number[]): HourAtRisk | null {
  const row = chances.findIndex((chance) => chance >= 0.15);
  return row < 0 ? null : { at: targets[row]!, chance: chances[row]! };
}
