import { solvePositiveDefinite } from '@wardcast/probability';

/**
 * Weights that turn the last `points` values of a series into level, slope and curvature at its right end: the rows of
 * (X'X)^-1 X' for X = [1, x, x^2 ...], x = -(points - 1) .. 0 (least-squares polynomial of `degree`).
 */
export function endWeights(points: number, degree: number): readonly Float64Array[] {
  const width = degree + 1;
  const power = (k: number, j: number): number => (k - points + 1) ** j;
  const normal = new Float64Array(width * width);
  for (let i = 0; i < width; i++) {
    for (let j = 0; j < width; j++) for (let k = 0; k < points; k++) normal[i * width + j]! += power(k, i) * power(k, j);
  }
  return Array.from({ length: width }, (_, i) => {
    const unit = new Float64Array(width);
    unit[i] = 1;
    const row = solvePositiveDefinite(normal.slice(), unit);
    return Float64Array.from({ length: points }, (__, k) => row.reduce((sum, c, j) => sum + c * power(k, j), 0));
  });
}

/** Weighted sum of the values that end at `last`. */
export function weightedEnd(weights: Float64Array, values: Float64Array, last: number): number {
  let sum = 0;
  for (let k = 0, at = last - weights.length + 1; k < weights.length; k++, at++) sum += weights[k]! * values[at]!;
  return sum;
}
