import { momentsOf, type CountPmf } from './count-pmf';

export interface Rescaling {
  /** Added to the mean, in counts. */
  readonly shift: number;
  /** Factor on the spread around the mean, positive. */
  readonly scale: number;
}

/** Variance of what is spread evenly over one count. */
const EVEN_VARIANCE = 1 / 12;

/**
 * The law of a count moved by `shift` and drawn together (scale below 1) or apart around its mean. Each count is taken as
 * spread evenly over [k - 1/2, k + 1/2], the stretched law is cut into whole counts again, and what falls below zero is
 * put on zero. The stretch is of the law's own variance and not of that even spread, so that a count that is all but known
 * stays so. Shift 0 and scale 1 give back the same law. Throws RangeError on a scale that is not positive.
 */
export function rescaled(law: CountPmf, { shift, scale: asked }: Rescaling): CountPmf {
  if (!(asked > 0 && Number.isFinite(asked) && Number.isFinite(shift))) throw new RangeError(`cannot rescale a law by ${asked} and ${shift}`);
  if (asked === 1 && shift === 0) return law;
  const { mean, variance } = momentsOf(law);
  const scale = cellScale(asked, variance);
  const image = (x: number): number => mean + shift + scale * (x - mean);
  const first = Math.max(0, Math.round(image(law.offset - 0.5)));
  const last = Math.max(first, Math.round(image(law.offset + law.p.length - 0.5)));
  const cumulated = cumulatedAtEdges(law);
  const p = new Float64Array(last - first + 1);
  let below = 0;
  for (let k = first; k <= last; k++) {
    const edge = (k + 0.5 - mean - shift) / scale + mean - (law.offset - 0.5);
    // Sums of tails may stand a hair above one: then nothing is left for the last count, not less than nothing.
    const next = Math.max(below, k === last ? 1 : interpolated(cumulated, edge));
    p[k - first] = next - below;
    below = next;
  }
  return { offset: first, p };
}

/**
 * Factor on the evenly spread law that makes the variance of the count `asked`^2 times its own. Of a count that is all but known
 * each end of the stretched cell reaches into a neighbour by half of what the factor is above one, a variance of as much.
 */
function cellScale(asked: number, variance: number): number {
  const spread = Math.sqrt((asked ** 2 * variance + EVEN_VARIANCE) / (variance + EVEN_VARIANCE));
  return asked <= 1 ? spread : Math.min(spread, 1 + (asked ** 2 - 1) * variance);
}

/** P(N < offset - 1/2 + i) for i = 0 .. length. */
function cumulatedAtEdges(law: CountPmf): Float64Array {
  const cumulated = new Float64Array(law.p.length + 1);
  for (let i = 0; i < law.p.length; i++) cumulated[i + 1] = cumulated[i]! + law.p[i]!;
  return cumulated;
}

function interpolated(values: Float64Array, at: number): number {
  if (at <= 0) return 0;
  const i = Math.floor(at);
  if (i >= values.length - 1) return 1;
  return values[i]! + (at - i) * (values[i + 1]! - values[i]!);
}
