/** Never presented as the level that a hospital declares. */
export type ForecastLevel = 'steady' | 'tight' | 'short' | 'critical';

export const LEVELS: readonly ForecastLevel[] = ['steady', 'tight', 'short', 'critical'];
/** Lowest chance in ten of each level: Steady 0-1, Tight 2-4, Short 5-7, Critical 8 and more. */
const STARTS_AT: readonly number[] = [0, 2, 5, 8];

/** Level of a chance of running out, in tenths. */
export function levelOf(inTen: number): ForecastLevel {
  return LEVELS[STARTS_AT.findLastIndex((start) => inTen >= start)] ?? 'steady';
}
