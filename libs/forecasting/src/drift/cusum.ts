/** Sums of a two-sided CUSUM. */
export interface CusumState {
  readonly up: number;
  readonly down: number;
}
export interface CusumSettings {
  /** Slack in standard deviations: half the shift that is to be found. */
  readonly slack: number;
  /** Sum at which it is an alarm. */
  readonly limit: number;
}
export type CusumAlarm = 'up' | 'down' | null;

/** A shift of half a standard deviation; a false alarm about once a year of days. */
export const DAILY_CUSUM: CusumSettings = { slack: 0.25, limit: 8 };
/** The same for hours, a false alarm about once in two years and a half. */
export const HOURLY_CUSUM: CusumSettings = { slack: 0.25, limit: 16 };
export const CUSUM_START: CusumState = { up: 0, down: 0 };
/** One wild value must not make an alarm on its own. */
const MAX_RESIDUAL = 4;
/** Overshoot of the limit by a random walk with normal steps (Siegmund 1985). */
const OVERSHOOT = 1.166;

/**
 * One step of the two-sided CUSUM (Page 1954) on a standardised residual z = (y - mean)/sd, clipped to +-4:
 * up <- max(0, up + z - k), down <- max(0, down - z - k); beyond the limit it is an alarm and both begin anew. Assumes
 * residuals near normal and independent; do not trust its run length where forecasts of one origin share their errors (thin
 * them first). A residual that is not finite changes nothing. O(1).
 */
export function stepCusum(state: CusumState, residual: number, { slack, limit }: CusumSettings): { readonly state: CusumState; readonly alarm: CusumAlarm } {
  if (!Number.isFinite(residual)) return { state, alarm: null };
  const z = Math.max(-MAX_RESIDUAL, Math.min(MAX_RESIDUAL, residual));
  const up = Math.max(0, state.up + z - slack);
  const down = Math.max(0, state.down - z - slack);
  if (up > limit) return { state: CUSUM_START, alarm: 'up' };
  if (down > limit) return { state: CUSUM_START, alarm: 'down' };
  return { state: { up, down }, alarm: null };
}

/** Mean number of steps to a false alarm of the two-sided chart: half of (e^(2kb) - 2kb - 1)/(2k^2), b = h + 1.166 (Siegmund 1985). */
export function cusumRunLength({ slack, limit }: CusumSettings): number {
  const x = 2 * slack * (limit + OVERSHOOT);
  return (Math.exp(x) - x - 1) / (4 * slack * slack);
}
