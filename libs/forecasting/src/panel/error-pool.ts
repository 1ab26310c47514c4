/**
 * The latest scaled errors of issued forecasts, from which the shape of the predictive law is read. A ring: the newest
 * `capacity` errors are kept. Quantiles are linear between order statistics (type 7).
 */
export class ErrorPool {
  private readonly ring: Float64Array;
  private added = 0;

  constructor(readonly capacity: number) {
    this.ring = new Float64Array(capacity);
  }

  get size(): number {
    return Math.min(this.added, this.capacity);
  }

  add(error: number): void {
    this.ring[this.added++ % this.capacity] = error;
  }

  /** Quantiles at ascending levels; null below `least` errors, when a shape cannot be told. */
  quantiles(levels: ArrayLike<number>, least: number): Float64Array | null {
    if (this.size < least) return null;
    const sorted = this.ring.slice(0, this.size).sort();
    return Float64Array.from({ length: levels.length }, (_, j) => sortedQuantile(sorted, levels[j]!));
  }
}

/** Quantile of ascending values, linear between neighbours; `level` in [0, 1]. NaN without values. */
export function sortedQuantile(sorted: ArrayLike<number>, level: number): number {
  if (sorted.length === 0) return NaN;
  const at = level * (sorted.length - 1);
  const below = Math.floor(at);
  const low = sorted[below]!;
  const high = sorted[Math.min(sorted.length - 1, below + 1)]!;
  return low + (at - below) * (high - low);
}
