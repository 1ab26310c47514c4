const OUT_OF = 10;

/**
 * The one rule that turns a probability into "N in 10": half-up rounding of ten times the probability.
 * Text, dots, level, colour and export all call it, so that they can never disagree.
 *
 * @param probability between 0 and 1; values outside are clamped, since a sum of floats may stray by an ulp
 * @returns a whole number from 0 to 10
 */
export function chanceInTen(probability: number): number {
  if (Number.isNaN(probability)) throw new Error('A chance needs a probability, got not-a-number');
  return Math.min(OUT_OF, Math.max(0, Math.floor(probability * OUT_OF + 0.5)));
}
