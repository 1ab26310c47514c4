import type { RunDays } from '@wardcast/contract';

/** Frame of the chart in px; the right margin holds the direct labels. */
export interface DifferenceFrame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
const NARROW_PX = 520;
/** Margins for a chart of this width; a small one beside others has no labels at its right end. */
export function differenceFrame(width: number, isSmall = false): DifferenceFrame {
  if (isSmall) return { width, height: 180, left: 36, right: 22, top: 12, bottom: 28 };
  const isNarrow = width < NARROW_PX;
  return { width, height: isNarrow ? 260 : 300, left: 40, right: isNarrow ? 14 : 92, top: 24, bottom: 46 };
}

export interface ChangeAxis {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
}
const STEPS = [1, 2, 4, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000] as const;
const MOST_TICKS = 7;

/** Whole beds around zero, which is always on it. */
export function changeAxis(values: readonly number[]): ChangeAxis {
  const finite = values.filter(Number.isFinite);
  const low = Math.min(0, ...finite);
  const high = Math.max(0, ...finite);
  const step = STEPS.find((each) => Math.ceil(high / each) - Math.floor(low / each) + 1 <= MOST_TICKS) ?? 2000;
  const min = Math.min(Math.floor(low / step) * step, -step);
  const max = Math.max(Math.ceil(high / step) * step, step);
  const ticks: number[] = [];
  for (let tick = min; tick <= max; tick += step) ticks.push(tick + 0);
  return { min, max, ticks };
}

export interface DifferenceScale {
  readonly x: (day: number) => number;
  readonly y: (beds: number) => number;
}
export function differenceScale(frame: DifferenceFrame, axis: ChangeAxis, days: number): DifferenceScale {
  const [left, right] = [frame.left, frame.width - frame.right];
  const [top, bottom] = [frame.top, frame.height - frame.bottom];
  return {
    x: (day) => (days < 2 ? (left + right) / 2 : left + (day / (days - 1)) * (right - left)),
    y: (beds) => bottom - ((beds - axis.min) / (axis.max - axis.min)) * (bottom - top),
  };
}

const point = (x: number, y: number): string => `${Number(x.toFixed(1))} ${Number(y.toFixed(1))}`;
export function linePath(values: readonly number[], { x, y }: DifferenceScale): string {
  return values.length === 0 ? '' : `M${values.map((value, day) => point(x(day), y(value))).join('L')}`;
}
export function bandPath(low: readonly number[], high: readonly number[], { x, y }: DifferenceScale): string {
  if (low.length === 0) return '';
  const upper = high.map((value, day) => point(x(day), y(value)));
  const lower = low.map((value, day) => point(x(day), y(value))).reverse();
  return `M${[...upper, ...lower].join('L')}Z`;
}

export interface DifferenceBands {
  /** Widest first: shares in hundred with the two columns that bound them. */
  readonly bands: readonly { readonly share: 95 | 80 | 50; readonly low: readonly number[]; readonly high: readonly number[] }[];
  readonly middle: readonly number[];
}
/** The ranges of a fan by the levels that bound them; a level that is missing leaves its band out. */
export function differenceBands({ levels, quantiles }: Pick<RunDays, 'levels' | 'quantiles'>): DifferenceBands {
  const column = (level: number): readonly number[] | undefined => quantiles[levels.findIndex((each) => Math.abs(each - level) < 1e-6)];
  const bands = ([[95, 0.025, 0.975], [80, 0.1, 0.9], [50, 0.25, 0.75]] as const).flatMap(([share, from, to]) => {
    const [low, high] = [column(from), column(to)];
    return low && high ? [{ share, low, high }] : [];
  });
  return { bands, middle: column(0.5) ?? [] };
}

/** The day that the marker stands on: most likely short in the baseline, or where nothing is, the largest change. */
export function worstDay({ mean, chanceShortBaseline }: Pick<RunDays, 'mean' | 'chanceShortBaseline'>): number {
  const most = (values: readonly number[]): number => values.indexOf(Math.max(...values));
  return Math.max(...chanceShortBaseline) > 0 ? most(chanceShortBaseline) : most(mean.map(Math.abs));
}
