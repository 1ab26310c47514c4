import { meanPinball } from '@wardcast/probability';

/** What a forecast said of one target, as it was issued. */
export interface IssuedStatement {
  /** Ascending. */
  readonly levels: readonly number[];
  /** Census at each level, whole patients. */
  readonly quantiles: readonly number[];
  /** Stated chance that the census is above the staffed beds. */
  readonly chanceShort: number;
  readonly staffed: number;
}
export interface IssuedScore {
  /** Mean over the levels, patients. */
  readonly pinball: number;
  /** The least mean pinball that this law could expect if it were the truth. */
  readonly floor: number;
  /** |observed - median|, patients. */
  readonly absoluteError: number;
  readonly inside: { readonly half: boolean; readonly eight: boolean; readonly all: boolean };
  /** Randomised probability transform, in [0, 1]. */
  readonly pit: number;
  readonly short: boolean;
  /** (stated chance - what happened)^2. */
  readonly brier: number;
}

/** Ends of the ranges that hold 5, 8 and 9.5 of 10 outcomes. */
const RANGES = { half: [0.25, 0.75], eight: [0.1, 0.9], all: [0.025, 0.975] } as const;
const LEVEL_SLACK = 1e-6;

/**
 * Scores an issued statement against what happened. `u` in [0, 1) makes the transform of a count uniform where the law is
 * right (Czado, Gneiting and Held 2009); it must belong to the target and not to the run. The chances between the stored
 * levels are taken as half-way. Throws RangeError when a level that is scored is not there.
 */
export function scoreIssued(issued: IssuedStatement, observed: number, u: number): IssuedScore {
  const { levels, quantiles, chanceShort, staffed } = issued;
  const at = (level: number): number => {
    const index = levels.findIndex((x) => Math.abs(x - level) < LEVEL_SLACK);
    if (index < 0) throw new RangeError(`level ${level} was not issued`);
    return quantiles[index]!;
  };
  const holds = ([low, high]: readonly [number, number]): boolean => observed >= at(low) && observed <= at(high);
  const below = chanceAtMost(issued, observed - 1);
  const short = observed > staffed;
  return {
    pinball: meanPinball(levels, quantiles, observed),
    floor: expectedPinball(levels, quantiles),
    absoluteError: Math.abs(observed - at(0.5)),
    inside: { half: holds(RANGES.half), eight: holds(RANGES.eight), all: holds(RANGES.all) },
    pit: below + u * (chanceAtMost(issued, observed) - below),
    short,
    brier: (chanceShort - (short ? 1 : 0)) ** 2,
  };
}

/** P(census <= count): between the last level whose quantile is not above the count and the next level. */
function chanceAtMost({ levels, quantiles }: IssuedStatement, count: number): number {
  const above = quantiles.findIndex((quantile) => quantile > count);
  const low = above < 0 ? levels.at(-1)! : above === 0 ? 0 : levels[above - 1]!;
  const high = above < 0 ? 1 : levels[above]!;
  return (low + high) / 2;
}

/** Mean pinball under the law that puts the mass between the middles of neighbouring levels on each quantile. */
function expectedPinball(levels: readonly number[], quantiles: readonly number[]): number {
  const edge = (i: number): number => (i === 0 ? 0 : i === levels.length ? 1 : (levels[i - 1]! + levels[i]!) / 2);
  return quantiles.reduce((sum, outcome, i) => sum + (edge(i + 1) - edge(i)) * meanPinball(levels, quantiles, outcome), 0);
}
