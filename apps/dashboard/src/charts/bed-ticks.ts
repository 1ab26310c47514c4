/** Whole-bed axis: a tick is never a fraction of a bed. */
export interface BedAxis {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
}

const STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000] as const;
/** More ticks than this crowd a 320 px tall plot. */
const MOST_TICKS = 6;
/** Share of the range left free above and below, so that lines do not lie on the frame. */
const AIR = 0.06;

/** Axis over all the values to show. The axis starts at 0 only if the values come near it: a fan needs its height. */
export function bedAxis(values: readonly number[]): BedAxis {
  const finite = values.filter(Number.isFinite);
  const low = finite.length > 0 ? Math.min(...finite) : 0;
  const high = finite.length > 0 ? Math.max(...finite) : 1;
  const air = Math.max(1, Math.ceil((high - low) * AIR));
  const min = Math.max(0, Math.floor(low) - air);
  const max = Math.ceil(high) + air;
  const step = STEPS.find((candidate) => Math.floor(max / candidate) - Math.ceil(min / candidate) + 1 <= MOST_TICKS) ?? 1000;
  const ticks: number[] = [];
  for (let tick = Math.ceil(min / step) * step; tick <= max; tick += step) ticks.push(tick);
  return { min, max, ticks };
}
