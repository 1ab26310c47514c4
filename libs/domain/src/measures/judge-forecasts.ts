import { chanceInTen } from '../levels/chance-in-ten';

/** One forecast of a ward as issued, beside what came. Numbers of beds at the target hour. */
export interface JudgedPair {
  readonly chanceShort: number;
  /** The ends of the 80 % range and the middle of the census. */
  readonly low: number;
  readonly high: number;
  readonly median: number;
  /** Census when the forecast was issued: what the simplest rule would have said. */
  readonly lastValue: number;
  readonly census: number;
  readonly staffed: number;
}
/** How good a week's forecasts were. */
export interface ForecastRecordOfWeek {
  readonly pairs: number;
  /** Pairs that were called Short or Critical, and of these the ones that ran out. */
  readonly warnings: number;
  readonly warningsTrue: number;
  /** Pairs that ran out, and of these the ones that were called Steady. */
  readonly shortages: number;
  readonly shortagesMissed: number;
  readonly rangeHeld: number;
  /** Beds off, summed over the pairs: by the middle, and by the last value. */
  readonly errorSum: number;
  readonly lastValueErrorSum: number;
}

/** From here a chance is a warning: the level Short. */
export const WARNING_FROM_IN_TEN = 5;
/** Up to here nobody was told: the level Steady. */
const STEADY_UP_TO_IN_TEN = 1;

/** Compares forecasts with what came. Out of beds: more patients than staffed beds, as in the chance itself. */
export function judgeForecasts(pairs: readonly JudgedPair[]): ForecastRecordOfWeek {
  const isShort = ({ census, staffed }: JudgedPair): boolean => census > staffed;
  const warned = pairs.filter((pair) => chanceInTen(pair.chanceShort) >= WARNING_FROM_IN_TEN);
  const short = pairs.filter(isShort);
  const off = (pick: (pair: JudgedPair) => number): number => pairs.reduce((sum, pair) => sum + Math.abs(pick(pair) - pair.census), 0);
  return {
    pairs: pairs.length,
    warnings: warned.length,
    warningsTrue: warned.filter(isShort).length,
    shortages: short.length,
    shortagesMissed: short.filter((pair) => chanceInTen(pair.chanceShort) <= STEADY_UP_TO_IN_TEN).length,
    rangeHeld: pairs.filter(({ low, high, census }) => census >= low && census <= high).length,
    errorSum: off((pair) => pair.median),
    lastValueErrorSum: off((pair) => pair.lastValue),
  };
}
