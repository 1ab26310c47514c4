/**
 * The XmR chart of single values and their moving ranges: mean, and limits at 2.66 times the mean moving range.
 * Assumes values in order of time, one a period, without gaps. Source: W. A. Shewhart; D. J. Wheeler, Understanding
 * Variation (1993); 2.66 = 3 / 1.128, the range of two normal values in standard deviations. Not to be trusted with
 * few values (MIN_POINTS) or with counts so small that they are hidden.
 */
export interface XmrLimits {
  readonly mean: number;
  readonly meanMovingRange: number;
  readonly lower: number;
  readonly upper: number;
}
/** Why a point is no usual variation. `near_limit`: one of two in three beyond two thirds of the way from mean to limit. */
export type SpecialCause = 'outside' | 'shift' | 'trend' | 'near_limit';
export interface XmrPoint {
  readonly value: number;
  readonly causes: readonly SpecialCause[];
  /** +1 above the mean (or rising, for a trend alone), -1 below, 0 for usual variation. */
  readonly direction: -1 | 0 | 1;
}
export interface XmrChart {
  readonly limits: XmrLimits;
  readonly points: readonly XmrPoint[];
}

/** A quarter has 12 or 13 weeks; with fewer than 8 values a run of 7 on one side could hardly not include the mean's own makers. */
export const MIN_POINTS = 8;
const LIMIT_FACTOR = 2.66;
/** Points on one side of the mean, or steps up and down in a row, that chance rarely makes: 2 in 2^7. */
const RUN_POINTS = 7;
const NEAR_LIMIT_SHARE = 2 / 3;
const NEAR_WINDOW = 3;
const NEAR_OF_WINDOW = 2;
/** Values are sums of decimals: a point that lies on the mean must not be put to one side by the last bit. */
const EPSILON = 1e-9;

/** Throws RangeError on fewer than two values. */
export function xmrLimits(values: readonly number[]): XmrLimits {
  if (values.length < 2) throw new RangeError('A moving range needs two values.');
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const ranges = values.slice(1).map((value, index) => Math.abs(value - values[index]!));
  const meanMovingRange = ranges.reduce((sum, range) => sum + range, 0) / ranges.length;
  const reach = LIMIT_FACTOR * meanMovingRange;
  return { mean, meanMovingRange, lower: mean - reach, upper: mean + reach };
}

function signOf(difference: number, scale: number): -1 | 0 | 1 {
  if (Math.abs(difference) <= EPSILON * Math.max(1, scale)) return 0;
  return difference > 0 ? 1 : -1;
}

/** Marks every member of a run of at least `length` equal signs other than 0. `reach`: members that the sign of i speaks for. */
function runsOf(signs: readonly (-1 | 0 | 1)[], length: number): readonly (-1 | 0 | 1)[] {
  const marks: (-1 | 0 | 1)[] = signs.map(() => 0);
  for (let start = 0; start < signs.length; ) {
    let end = start + 1;
    while (end < signs.length && signs[end] === signs[start]) end += 1;
    if (signs[start] !== 0 && end - start >= length) marks.fill(signs[start]!, start, end);
    start = end;
  }
  return marks;
}

/** Every point of a shift: RUN_POINTS or more in a row on one side of the mean. */
export function shiftMarks(sides: readonly (-1 | 0 | 1)[]): readonly (-1 | 0 | 1)[] {
  return runsOf(sides, RUN_POINTS);
}

/** Every point of a trend: RUN_POINTS or more in a row each above (below) the one before, which are one step fewer. */
export function trendMarks(values: readonly number[]): readonly (-1 | 0 | 1)[] {
  const steps = values.slice(1).map((value, index) => signOf(value - values[index]!, Math.abs(value)));
  const marked = runsOf(steps, RUN_POINTS - 1);
  return values.map((_, index) => marked[index - 1] || marked[index] || 0);
}

/** The points near a limit that have a second one near the same limit among three in a row. `near`: +1 near the upper, -1 near the lower. */
export function nearLimitMarks(near: readonly (-1 | 0 | 1)[]): readonly (-1 | 0 | 1)[] {
  return near.map((sign, index) => {
    if (sign === 0) return 0;
    const windows = Array.from({ length: NEAR_WINDOW }, (_, back) => index - back).filter((start) => start >= 0 && start + NEAR_WINDOW <= near.length);
    const isOne = windows.some((start) => near.slice(start, start + NEAR_WINDOW).filter((other) => other === sign).length >= NEAR_OF_WINDOW);
    return isOne ? sign : 0;
  });
}

/** Limits and special causes of a series (at least two values). A series that never moves has no special cause. */
export function xmrChart(values: readonly number[]): XmrChart {
  const limits = xmrLimits(values);
  const { mean, upper } = limits;
  const reach = upper - mean;
  const sides = values.map((value) => signOf(value - mean, Math.abs(mean)));
  const beyond = (share: number) => values.map((value, index) => (Math.abs(value - mean) > share * reach + EPSILON * Math.max(1, Math.abs(mean)) ? sides[index]! : 0));
  const marks: Readonly<Record<SpecialCause, readonly (-1 | 0 | 1)[]>> = {
    outside: beyond(1),
    shift: shiftMarks(sides),
    trend: trendMarks(values),
    near_limit: nearLimitMarks(beyond(NEAR_LIMIT_SHARE)),
  };
  const points = values.map((value, index) => {
    const causes = (Object.keys(marks) as SpecialCause[]).filter((cause) => marks[cause][index] !== 0);
    const first = causes[0];
    return { value, causes, direction: first === undefined ? 0 : marks[first][index]! } as const;
  });
  return { limits, points };
}
