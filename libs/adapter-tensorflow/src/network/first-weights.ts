import { uniformAt } from '@wardcast/probability';
import { sizeOf, weightShapes, type NetworkShape } from './network-shape';

/** The output starts near zero: the first forecast is the usual count with even steps between the quantiles. */
const OUTPUT_GAIN = 0.1;
const LINEAR_GAIN = 0.001;
/** softplus(-.5) = .47: a step between neighbouring quantiles of about half a root of the level. */
const FIRST_STEP = -0.5;

/** Weights before any training (He et al. 2015 for the rectified layers): they depend on shape and seed alone. */
export function firstWeights(shape: NetworkShape, seed: number): readonly Float32Array[] {
  const gains: Readonly<Record<string, number>> = {
    first: Math.sqrt(2 / shape.inputs),
    second: Math.sqrt(2 / shape.hidden),
    out: OUTPUT_GAIN / Math.sqrt(shape.hidden),
    linear: LINEAR_GAIN,
  };
  return weightShapes(shape).map(([name, size], number) => {
    if (name === 'outBias') return Float32Array.from({ length: sizeOf(size) }, (_, k) => (k % shape.levels.length === 0 ? 0 : FIRST_STEP));
    const gain = gains[name] ?? 0;
    return Float32Array.from({ length: sizeOf(size) }, (_, k) => (gain === 0 ? 0 : gain * normalAt(seed, number, k)));
  });
}

/** Standard normal number (Box and Muller 1958) at an address. */
function normalAt(seed: number, stream: number, k: number): number {
  return Math.sqrt(-2 * Math.log(uniformAt(seed, stream, 2 * k))) * Math.cos(2 * Math.PI * uniformAt(seed, stream, 2 * k + 1));
}
