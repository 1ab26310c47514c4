/** Inputs are bounded at so many standard deviations: one absurd hour must not rule the network. */
const BOUND = 5;
/** A column that hardly moves says nothing, and its tiny deviation would be blown up. */
const LEAST_DEVIATION = 1e-3;

/** Mean of each input column and the factor that brings it to a deviation of one; 0 where it hardly moves. */
export interface InputScale {
  readonly means: Float32Array;
  readonly factors: Float32Array;
}

/** Scale of rows that lie one after the other. */
export function inputScale(inputs: Float32Array, width: number): InputScale {
  const rows = inputs.length / width;
  const sums = new Float64Array(width);
  const squares = new Float64Array(width);
  inputs.forEach((value, k) => (sums[k % width]! += value));
  inputs.forEach((value, k) => (squares[k % width]! += (value - sums[k % width]! / rows) ** 2));
  const deviations = squares.map((square) => Math.sqrt(square / rows));
  return { means: Float32Array.from(sums, (sum) => sum / rows), factors: Float32Array.from(deviations, (deviation) => (deviation < LEAST_DEVIATION ? 0 : 1 / deviation)) };
}

/** The rows in their scale, each value within five deviations. */
export function scaledInputs(inputs: Float32Array, { means, factors }: InputScale): Float32Array {
  const width = means.length;
  return inputs.map((value, k) => Math.max(-BOUND, Math.min(BOUND, (value - means[k % width]!) * factors[k % width]!)));
}
