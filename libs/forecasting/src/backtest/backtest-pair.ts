import type { CountPmf } from '@wardcast/probability';

/** Our forecast and the simple rules' for one unit and target, beside what happened. All are scored on the same pairs. */
export interface BacktestPair {
  readonly unitId: string;
  /** ms UTC. */
  readonly origin: number;
  readonly target: number;
  readonly leadHours: number;
  readonly observed: number;
  readonly ladderStep: number;
  readonly law: CountPmf;
  /** Quantiles at Q23 of the forecast and of each rule, by name. */
  readonly quantiles: Readonly<Record<MethodName, readonly number[]>>;
}
export const METHODS = ['flow', 'same hour last week', 'last value', 'six-week same-weekday mean'] as const;
export type MethodName = (typeof METHODS)[number];
