/** Two-sided 90 % limit of a normal autocorrelation. */
const LIMIT_90 = 1.645;

/**
 * Seasonal factors by the ratio to a centred moving average, mean 1, if the series shows a season: its autocorrelation at
 * the season's length exceeds the 90 % limit of Bartlett's formula, 1.645 sqrt((1 + 2 Sum_{k<m} r_k^2)/n). Otherwise,
 * with under two seasons, or with a value that is not positive, all ones. `seasonSteps` must be even. Index: step modulo season.
 */
export function classicalSeason(values: ArrayLike<number>, seasonSteps: number): Float64Array {
  const flat = new Float64Array(seasonSteps).fill(1);
  const n = values.length;
  if (n < 2 * seasonSteps || Array.from(values).some((y) => !(y > 0)) || !isSeasonal(values, seasonSteps)) return flat;
  const ratios = new Float64Array(seasonSteps);
  const counts = new Float64Array(seasonSteps);
  const half = seasonSteps / 2;
  for (let t = half; t < n - half; t++) {
    let around = (values[t - half]! + values[t + half]!) / 2;
    for (let k = 1 - half; k < half; k++) around += values[t + k]!;
    ratios[t % seasonSteps]! += (values[t]! * seasonSteps) / around;
    counts[t % seasonSteps]!++;
  }
  const factors = ratios.map((sum, j) => (counts[j]! > 0 ? sum / counts[j]! : 1));
  const mean = factors.reduce((sum, x) => sum + x, 0) / seasonSteps;
  return factors.map((x) => x / mean);
}

function isSeasonal(values: ArrayLike<number>, seasonSteps: number): boolean {
  let squares = 0;
  for (let k = 1; k < seasonSteps; k++) squares += autocorrelation(values, k) ** 2;
  return Math.abs(autocorrelation(values, seasonSteps)) > LIMIT_90 * Math.sqrt((1 + 2 * squares) / values.length);
}

/** Autocorrelation at a lag; 0 for a constant series. */
export function autocorrelation(values: ArrayLike<number>, lag: number): number {
  const n = values.length;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += values[i]! / n;
  let product = 0;
  let square = 0;
  for (let i = 0; i < n; i++) {
    square += (values[i]! - mean) ** 2;
    if (i >= lag) product += (values[i]! - mean) * (values[i - lag]! - mean);
  }
  return square > 0 ? product / square : 0;
}
