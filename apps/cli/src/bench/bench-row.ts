import type { LoadBenchRow } from '@wardcast/runtime';

/** One line of a benchmark: ours beside a rival and a ceiling measured in the same run. */
export type BenchRow = LoadBenchRow;

/** How large a benchmark of many hospitals is to be, where it was said. */
export interface BenchSize {
  readonly hospitals?: number;
  readonly days?: number;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The smallest value with at least `level` of the values at or below it; NaN for none. */
export function quantile(values: readonly number[], level: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(level * sorted.length) - 1)] ?? Number.NaN;
}
