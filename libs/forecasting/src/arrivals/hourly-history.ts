import { HOUR_MS } from '@wardcast/timeseries';

export interface HourRow {
  /** Start of the hour, ms UTC. */
  readonly at: number;
  /** Null or NaN = not known. */
  readonly count: number | null;
}
/** What was wrong with the rows; each makes the forecast wider. */
export type HistoryDefect = 'gaps' | 'stale' | 'all_zero' | 'negative_counts' | 'absurd_counts' | 'duplicated_hours' | 'broken_times';

export interface HourlyHistory {
  /** First hour, ms UTC. */
  readonly from: number;
  /** By hour up to the origin; NaN = not known. */
  readonly counts: Float64Array;
  readonly known: number;
  readonly defects: readonly HistoryDefect[];
}

/** Hours further back teach nothing that the weights of a fit would keep. */
const LONGEST_HISTORY_HOURS = 6 * 365 * 24;
/** Share of unknown hours in the last four weeks above which the history counts as full of gaps. */
const GAP_SHARE = 0.1;
const RECENT_HOURS = 28 * 24;
/** Age of the newest known hour that a level can bridge without a word. */
const STALE_HOURS = 6;
/** A count this many times above nearly all others, and by this much, is a batch or a typing error. */
const ABSURD_FACTOR = 10;
const ABSURD_MARGIN = 20;

/**
 * Orders rows into hours before `origin` (ms, on the hour) and drops what cannot be: counts that are negative, not whole
 * or absurdly high, times not on the hour, and hours that are told twice with different counts. Null without any row.
 */
export function hourlyHistory(rows: readonly HourRow[], origin: number): HourlyHistory | null {
  const defects = new Set<HistoryDefect>();
  const byHour = new Map<number, number>();
  for (const { at, count } of rows) {
    const hour = at / HOUR_MS;
    if (!Number.isInteger(hour)) {
      defects.add('broken_times');
      continue;
    }
    if (at >= origin || at < origin - LONGEST_HISTORY_HOURS * HOUR_MS) continue;
    const value = judged(count, defects);
    const told = byHour.get(hour);
    if (told !== undefined) defects.add('duplicated_hours');
    byHour.set(hour, told === undefined || Object.is(told, value) ? value : NaN);
  }
  if (byHour.size === 0) return null;
  const first = [...byHour.keys()].reduce((a, b) => Math.min(a, b));
  const counts = Float64Array.from({ length: origin / HOUR_MS - first }, (_, i) => byHour.get(first + i) ?? NaN);
  dropAbsurd(counts, defects);
  judgeWhole(counts, defects);
  return { from: first * HOUR_MS, counts, known: counts.reduce((sum, count) => sum + (Number.isNaN(count) ? 0 : 1), 0), defects: [...defects] };
}

function judged(count: number | null, defects: Set<HistoryDefect>): number {
  if (count === null || Number.isNaN(count)) return NaN;
  if (Number.isInteger(count) && count >= 0) return count;
  defects.add(count < 0 && Number.isFinite(count) ? 'negative_counts' : 'absurd_counts');
  return NaN;
}

function dropAbsurd(counts: Float64Array, defects: Set<HistoryDefect>): void {
  const sorted = counts.filter((count) => !Number.isNaN(count)).sort();
  const limit = ABSURD_FACTOR * (sorted[Math.floor(0.99 * (sorted.length - 1))] ?? 0) + ABSURD_MARGIN;
  counts.forEach((count, i) => {
    if (!(count > limit)) return;
    counts[i] = NaN;
    defects.add('absurd_counts');
  });
}

function judgeWhole(counts: Float64Array, defects: Set<HistoryDefect>): void {
  const recent = counts.subarray(Math.max(0, counts.length - RECENT_HOURS));
  const unknown = recent.reduce((sum, count) => sum + (Number.isNaN(count) ? 1 : 0), 0);
  if (unknown > GAP_SHARE * recent.length) defects.add('gaps');
  if (counts.length - 1 - counts.findLastIndex((count) => !Number.isNaN(count)) > STALE_HOURS) defects.add('stale');
  if (counts.every((count) => Number.isNaN(count) || count === 0)) defects.add('all_zero');
}
