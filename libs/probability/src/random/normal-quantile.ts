/** Coefficients of P. J. Acklam's rational approximation of the normal quantile (2003); relative error below 1.15e-9. */
const [A0, A1, A2, A3, A4, A5] = [-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239] as const;
const [B0, B1, B2, B3, B4] = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572] as const;
const [C0, C1, C2, C3, C4, C5] = [-0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783] as const;
const [D0, D1, D2, D3] = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416] as const;
const TAIL = 0.02425;
/** Taken once: a name on the global object costs a search wherever code runs in a context of its own. */
const { log, sqrt } = Math;

/** The z with P(Z <= z) = p for a standard normal Z, p in (0, 1). */
export function normalQuantile(p: number): number {
  if (p < TAIL) return tail(sqrt(-2 * log(p)));
  if (p > 1 - TAIL) return -tail(sqrt(-2 * log(1 - p)));
  const q = p - 0.5;
  const r = q * q;
  return ((((((A0 * r + A1) * r + A2) * r + A3) * r + A4) * r + A5) * q) / (((((B0 * r + B1) * r + B2) * r + B3) * r + B4) * r + 1);
}

function tail(q: number): number {
  return (((((C0 * q + C1) * q + C2) * q + C3) * q + C4) * q + C5) / ((((D0 * q + D1) * q + D2) * q + D3) * q + 1);
}
