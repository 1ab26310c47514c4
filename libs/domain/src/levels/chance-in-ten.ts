/** Below this a chance is spoken of as 0 in 10: less than once in two hundred times. */
const ALMOST_NEVER = 0.005;

/**
 * A probability in the only form that the product says it in: whole tenths, 0 to 10, half rounded up.
 * 0 and 10 are kept for what almost never and almost always happens (below .005, above .995), so that "0 in 10"
 * never hides a real risk and "10 in 10" never promises one. Not a number: 0.
 */
export function chanceInTen(probability: number): number {
  if (!(probability >= ALMOST_NEVER)) return 0;
  if (probability > 1 - ALMOST_NEVER) return 10;
  return Math.min(9, Math.max(1, Math.floor(probability * 10 + 0.5)));
}
