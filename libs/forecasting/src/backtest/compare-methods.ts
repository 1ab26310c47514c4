import { blockBootstrapInterval, dieboldMariano } from '@wardcast/probability';

export interface MethodComparison {
  /** Mean daily loss difference, ours minus the rule's: below zero ours is better. Unit: that of the loss. */
  readonly difference: number;
  readonly dmT: number;
  readonly dmP: number;
  readonly low95: number;
  readonly high95: number;
}

/** A week: origins of neighbouring days share their weather. */
const LAG_DAYS = 7;

/** Diebold-Mariano test on daily means with a week of lags, and a day-block bootstrap interval (forecasting design, section 21). */
export function compareMethods(dailyDifferences: readonly number[]): MethodComparison {
  const { difference, t, p } = dieboldMariano(dailyDifferences, LAG_DAYS);
  return { difference, dmT: t, dmP: p, ...blockBootstrapInterval(dailyDifferences) };
}
