/** Points joined by straight lines, as the fan draws its quantiles. Times ascend strictly. */
export interface LineSeries {
  /** ms. */
  readonly times: readonly number[];
  readonly values: readonly number[];
}

/** The height of the line at `t`; null outside its times. */
export function lineValueAt(line: LineSeries, t: number): number | null {
  const { times, values } = line;
  const after = times.findIndex((time) => time >= t);
  if (after < 0 || times.length === 0 || t < times[0]!) return null;
  if (times[after] === t || after === 0) return values[after]!;
  const t0 = times[after - 1]!;
  const share = (t - t0) / (times[after]! - t0);
  return values[after - 1]! + share * (values[after]! - values[after - 1]!);
}

/** Times strictly inside (from, to) at which the line crosses the height `level`. A touch without crossing is none. */
export function crossingsOf(line: LineSeries, level: number, from: number, to: number): readonly number[] {
  const found: number[] = [];
  for (let i = 1; i < line.times.length; i += 1) {
    const below = line.values[i - 1]! - level;
    const above = line.values[i]! - level;
    if (below * above >= 0) continue;
    const t0 = line.times[i - 1]!;
    const t = t0 + (below / (below - above)) * (line.times[i]! - t0);
    if (t > from && t < to) found.push(t);
  }
  return found;
}
