import { sizeOf, weightShapes, type NetworkShape } from '../network/network-shape';
import type { InputScale } from './input-scale';

/** Raised by one when stored networks can no longer be read. */
const FORMAT = 1;

/** What a fitted network is, without any count of any site. */
export interface LearntNetwork {
  readonly shape: NetworkShape;
  readonly scale: InputScale;
  readonly weights: readonly Float32Array[];
  readonly seed: number;
}

/** As text: numbers in base64, so that they come back bit by bit. */
export function networkToText({ shape, scale, weights, seed }: LearntNetwork): string {
  const packed = [scale.means, scale.factors, ...weights].map((values) => Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64'));
  return JSON.stringify({ format: FORMAT, shape, seed, packed });
}

/** Null where the text is no network of this shape with finite numbers. */
export function networkFromText(text: string, shape: NetworkShape): LearntNetwork | null {
  const json = parsed(text);
  if (json?.format !== FORMAT || JSON.stringify(json.shape) !== JSON.stringify(shape) || !Array.isArray(json.packed) || typeof json.seed !== 'number') return null;
  const sizes = [shape.inputs, shape.inputs, ...weightShapes(shape).map(([, size]) => sizeOf(size))];
  const arrays = json.packed.map((base64: unknown) => unpacked(base64));
  if (arrays.length !== sizes.length || arrays.some((values, k) => values.length !== sizes[k] || !values.every(Number.isFinite))) return null;
  const [means, factors, ...weights] = arrays;
  return { shape, scale: { means: means!, factors: factors! }, weights, seed: json.seed };
}

function parsed(text: string): { readonly format?: unknown; readonly shape?: unknown; readonly seed?: unknown; readonly packed?: unknown } | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function unpacked(base64: unknown): Float32Array {
  const bytes = Uint8Array.from(Buffer.from(typeof base64 === 'string' ? base64 : '', 'base64'));
  return bytes.byteLength % Float32Array.BYTES_PER_ELEMENT === 0 ? new Float32Array(bytes.buffer) : new Float32Array(0);
}
