/** Number of dots: each stands for one in twenty. */
export const OUTCOME_COUNT = 20;

export interface OutcomeInput {
  /** Ascending. */
  readonly levels: readonly number[];
  /** Census quantiles at the target, one per level. */
  readonly quantiles: readonly number[];
  readonly staffed: number;
  /** P(census > staffed), the forecast's own. */
  readonly chanceShort: number;
}

/** Straight interpolation of the quantile function; constant beyond the outermost levels. */
export function quantileAt(levels: readonly number[], quantiles: readonly number[], p: number): number {
  const above = levels.findIndex((level) => level >= p - 1e-12);
  if (above < 0) return quantiles.at(-1) ?? Number.NaN;
  if (above === 0 || Math.abs(levels[above]! - p) < 1e-12) return quantiles[above] ?? Number.NaN;
  const share = (p - levels[above - 1]!) / (levels[above]! - levels[above - 1]!);
  return quantiles[above - 1]! + share * (quantiles[above]! - quantiles[above - 1]!);
}

/**
 * Twenty equally likely numbers of free beds (negative = short), ascending: staffed beds minus the census at
 * levels (i - 1/2)/20, in whole beds. Nine quantiles do not say on which side of zero an interpolated value lies, but
 * the chance of running out does: each value is kept on the side that the chance says, so that dots and words agree.
 * (Quantile dot plot: Kay et al. 2016.)
 */
export function outcomes(input: OutcomeInput): readonly number[] {
  const free = Array.from({ length: OUTCOME_COUNT }, (_, i) => {
    const p = (i + 0.5) / OUTCOME_COUNT;
    const value = input.staffed - Math.round(quantileAt(input.levels, input.quantiles, p));
    return p > 1 - input.chanceShort ? Math.min(value, -1) : Math.max(value, 0);
  });
  return free.sort((a, b) => a - b);
}

export interface OutcomeColumn {
  /** The bin's number of free beds nearest to zero; negative = short. */
  readonly free: number;
  readonly count: number;
}
export interface OutcomeStacks {
  /** Beds per column: 1 on a ward, more where twenty dots spread over a whole hospital. */
  readonly binBeds: number;
  readonly columns: readonly OutcomeColumn[];
}

const BIN_SIZES = [1, 2, 5, 10, 20, 50, 100] as const;
/** More columns than this make the dots too small to count. */
const MOST_COLUMNS = 16;

/** Bins never mix short and free: -1 to -size is the first bin on the left, 0 to size - 1 the first on the right. */
function binStart(free: number, size: number): number {
  return free >= 0 ? Math.floor(free / size) * size : -1 - Math.floor((-1 - free) / size) * size;
}

/** Stacks the outcomes by free beds, ascending, only where there is a dot. */
export function outcomeStacks(free: readonly number[]): OutcomeStacks {
  const span = Math.max(...free) - Math.min(...free) + 1;
  const binBeds = BIN_SIZES.find((size) => span / size <= MOST_COLUMNS) ?? 100;
  const counts = new Map<number, number>();
  for (const value of free) {
    const start = binStart(value, binBeds);
    counts.set(start, (counts.get(start) ?? 0) + 1);
  }
  return { binBeds, columns: [...counts].map(([start, count]) => ({ free: start, count })).sort((a, b) => a.free - b.free) };
}
