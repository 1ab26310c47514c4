/** Mean absolute scaled error by horizon: |y - median| over the series' own mean seasonal difference before the first origin. */
export class ScaledErrors {
  private readonly sums = new Map<number, { sum: number; count: number }>();

  constructor(private readonly scales: readonly number[]) {}

  add(series: number, horizon: number, error: number): void {
    const scale = this.scales[series]!;
    if (!(scale > 0)) return;
    const cell = this.sums.get(horizon) ?? { sum: 0, count: 0 };
    this.sums.set(horizon, cell);
    cell.sum += Math.abs(error) / scale;
    cell.count++;
  }

  byHorizon(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.sums.entries()].sort(([a], [b]) => a - b).map(([horizon, { sum, count }]) => [String(horizon), sum / count]));
  }
}

/** Mean |y[t] - y[t - season]| before `until`; NaN where there is none. */
export function seasonalScale(values: ArrayLike<number>, season: number, until: number): number {
  let sum = 0;
  let count = 0;
  for (let t = season; t < until; t++) {
    const difference = Math.abs(values[t]! - values[t - season]!);
    if (Number.isNaN(difference)) continue;
    sum += difference;
    count++;
  }
  return count === 0 ? NaN : sum / count;
}
