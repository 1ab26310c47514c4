/** What a quantile network is built of. */
export interface NetworkShape {
  readonly inputs: number;
  readonly hidden: number;
  readonly horizons: number;
  /** Ascending and symmetric around .5, so that the middle one is the median. */
  readonly levels: readonly number[];
}

/** Names and sizes of the weights, in the order in which they are stored. */
export function weightShapes({ inputs, hidden, horizons, levels }: NetworkShape): readonly (readonly [string, readonly number[]])[] {
  const outputs = horizons * levels.length;
  return [
    ['first', [inputs, hidden]],
    ['firstBias', [hidden]],
    ['second', [hidden, hidden]],
    ['secondBias', [hidden]],
    ['out', [hidden, outputs]],
    ['outBias', [outputs]],
    ['linear', [inputs, horizons]],
  ];
}

/** Number of values of a weight. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, n) => product * n, 1);
}
