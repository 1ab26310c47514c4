/** Sum of excess losses and its lowest value so far. */
export interface PageHinkleyState {
  readonly sum: number;
  readonly lowest: number;
}
export const PAGE_HINKLEY_START: PageHinkleyState = { sum: 0, lowest: 0 };
/** Excess that is tolerated at each score: a loss 5 % over the expected one. */
const TOLERANCE = 0.05;
/** Excess in all, in expected losses, at which forecasts have become worse. */
const LIMIT = 15;

/**
 * One step of the Page-Hinkley test (Page 1954; Hinkley 1971) for losses that rise: on ratio = loss / loss expected under
 * the forecast's own law, sum <- sum + ratio - 1 - .05; an alarm when it stands 15 above its lowest value, and it begins
 * anew. It sees forecasts that are too narrow or off, not ones that are too wide. Assumes the expected loss is positive;
 * a ratio that is not finite changes nothing. Do not trust it on strongly dependent scores (thin them first).
 */
export function stepPageHinkley({ sum, lowest }: PageHinkleyState, ratio: number): { readonly state: PageHinkleyState; readonly alarm: boolean } {
  if (!Number.isFinite(ratio)) return { state: { sum, lowest }, alarm: false };
  const next = sum + ratio - 1 - TOLERANCE;
  const least = Math.min(lowest, next);
  return next - least > LIMIT ? { state: PAGE_HINKLEY_START, alarm: true } : { state: { sum: next, lowest: least }, alarm: false };
}
