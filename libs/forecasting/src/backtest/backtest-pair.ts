import type { CountPmf } from '@wardcast/probability';

/** Our forecast and the simple rules' for one unit and target, as issued at the origin. */
export interface IssuedPair {
  readonly unitId: string;
  /** ms UTC. */
  readonly origin: number;
  readonly target: number;
  readonly leadHours: number;
  readonly ladderStep: number;
  readonly law: CountPmf;
  /** Quantiles at Q23 of the forecast and of each rule, by name. */
  readonly quantiles: Readonly<Record<MethodName, readonly number[]>>;
}
/** The same beside what happened. All methods are scored on the same pairs. */
export interface BacktestPair extends IssuedPair {
  readonly observed: number;
}
export const METHODS = ['ensemble', 'flow', 'direct ridge', 'same hour last week', 'last value', 'six-week same-weekday mean'] as const;
export type MethodName = (typeof METHODS)[number];

/** Adds what turned out to be true, after everything was issued; pairs without a known truth (NaN) are left out. */
export function observe(issued: readonly IssuedPair[], truth: (unitId: string, target: number) => number): readonly BacktestPair[] {
  return issued.map((pair) => ({ ...pair, observed: truth(pair.unitId, pair.target) })).filter((pair) => !Number.isNaN(pair.observed));
}
