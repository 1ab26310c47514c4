/** Coefficients of the Chebyshev fit to erfc (Press et al., Numerical Recipes, "erfcc"); fractional error below 1.2e-7. */
const ERFC = [-1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277] as const;
const SQRT_TWO_PI = Math.sqrt(2 * Math.PI);

function complementaryError(x: number): number {
  const z = Math.abs(x);
  const t = 1 / (1 + 0.5 * z);
  let poly = 0;
  for (let i = ERFC.length - 1; i >= 0; i--) poly = poly * t + ERFC[i]!;
  const tail = t * Math.exp(-z * z + poly);
  return x >= 0 ? tail : 2 - tail;
}
/** Standard normal density at z. */
export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / SQRT_TWO_PI;
}
/** P(Z <= z) for a standard normal Z; absolute error below 1e-7. */
export function normalCdf(z: number): number {
  return 0.5 * complementaryError(-z / Math.SQRT2);
}
