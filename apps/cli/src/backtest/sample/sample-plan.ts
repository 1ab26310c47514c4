const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** Leads that are scored, in hours. */
export const LEADS_HOURS = [1, 2, 4, 8, 12, 24, 48, 72] as const;
/** Origins: local midnight and noon. */
export const ORIGIN_MINUTES = [0, 720] as const;
/** What a fit looks back on; the same as the live product. */
export const TRAINING_WEEKS = 8;
export const REFIT_WEEKS = 1;
const DEFAULT_WEEKS = 4;
/** First origin of a run without `--from`: a fixed winter Monday, so that two runs are the same run. */
const DEFAULT_FROM = Date.UTC(2026, 0, 5);
const MAX_WEEKS = 52;

export interface BacktestRange {
  readonly seed: number;
  /** Origins in [from, to), ms UTC. */
  readonly from: number;
  readonly to: number;
}

/** Reads the range and the seed; a sentence instead when they cannot be. Dates are well formed and in order already. */
export function readRange(values: { readonly from: string | null; readonly to: string | null; readonly seed?: string | undefined }): BacktestRange | string {
  const seed = values.seed === undefined ? 1 : Number(values.seed);
  if (!(Number.isSafeInteger(seed) && seed >= 0)) return '--seed must be a whole number, 0 or more.';
  const from = values.from === null ? DEFAULT_FROM : startOf(values.from);
  const to = values.to === null ? from + DEFAULT_WEEKS * WEEK_MS : startOf(values.to);
  if (to <= from) return '--to must lie after --from.';
  if (to - from > MAX_WEEKS * WEEK_MS) return `At most ${MAX_WEEKS} weeks of origins fit into one run.`;
  return { seed, from, to };
}

function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
