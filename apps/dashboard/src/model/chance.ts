/** Below this a chance is spoken of as 0 in 10: less than once in two hundred times. */
const ALMOST_NEVER = 0.005;

/**
 * The one rule that turns a probability into "N in 10": whole tenths, half rounded up. 0 and 10 are kept for what
 * almost never and almost always happens (below .005, above .995). Text, dots, level, colour and export all call it,
 * so that they can never disagree; the server's alerts follow the same rule.
 *
 * @param probability between 0 and 1; not a number gives 0
 * @returns a whole number from 0 to 10
 */
export function chanceInTen(probability: number): number {
  if (!(probability >= ALMOST_NEVER)) return 0;
  if (probability > 1 - ALMOST_NEVER) return 10;
  return Math.min(9, Math.max(1, Math.floor(probability * 10 + 0.5)));
}
