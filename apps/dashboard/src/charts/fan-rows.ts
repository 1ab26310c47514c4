import { crossingsOf, lineValueAt, type LineSeries } from './line-series';
import { stepTimeAt, stepTimesWithin, stepValueAt, type StepSeries } from './step-series';

/** Lower and upper edge of an area, in beds. */
export type Edges = readonly [number, number];

/** The three bands drawn, outermost first, by the quantile levels of their edges. */
export const FAN_BANDS = [
  { name: 'b95', lower: 0.025, upper: 0.975, label: '95 in 100' },
  { name: 'b80', lower: 0.1, upper: 0.9, label: '80 in 100' },
  { name: 'b50', lower: 0.25, upper: 0.75, label: '50 in 100' },
] as const;
export type BandName = (typeof FAN_BANDS)[number]['name'];
/** Under = at or below the staffed line (petrol), over = above it (warm). */
export interface SplitBand {
  readonly under: Edges;
  readonly over: Edges;
}

/** One x of the chart. Null where a series does not reach. Two rows share one `t` at a step of the staffed line. */
export interface FanRow {
  readonly t: number;
  readonly actual: number | null;
  /** The census that followed an old forecast; null on the live view. */
  readonly followed: number | null;
  readonly staffed: number | null;
  readonly median: number | null;
  readonly bands: Readonly<Record<BandName, SplitBand>> | null;
}

/** Quantile lines by level, from the issue (where all equal the census) to the horizon. */
export interface FanLines {
  readonly levels: readonly number[];
  readonly lines: readonly LineSeries[];
}
export interface FanSeries {
  readonly actual: StepSeries;
  readonly actualEnd: number;
  readonly followed: StepSeries | null;
  readonly followedEnd: number;
  readonly staffed: StepSeries;
  readonly fan: FanLines | null;
  readonly from: number;
  readonly to: number;
}

export interface ForecastColumns {
  readonly issuedAt: number;
  readonly censusAtIssue: number;
  readonly targets: readonly number[];
  readonly levels: readonly number[];
  readonly quantiles: readonly (readonly number[])[];
}

/** Prepends the census at issue to every quantile: at that moment nothing is uncertain. Cuts at `to` (ms). */
export function fanLines(forecast: ForecastColumns, to: number): FanLines {
  const kept = forecast.targets.filter((t) => t > forecast.issuedAt && t <= to).length;
  const skipped = forecast.targets.filter((t) => t <= forecast.issuedAt).length;
  const times = [forecast.issuedAt, ...forecast.targets.slice(skipped, skipped + kept)];
  return {
    levels: forecast.levels,
    lines: forecast.quantiles.map((column) => ({ times, values: [forecast.censusAtIssue, ...column.slice(skipped, skipped + kept)] })),
  };
}

/** The line of one level, or a promise broken by the server. */
export function lineOf(fan: FanLines, level: number): LineSeries {
  const index = fan.levels.findIndex((candidate) => Math.abs(candidate - level) < 1e-9);
  const line = fan.lines[index];
  if (line === undefined) throw new Error(`The forecast has no quantile ${level}.`);
  return line;
}

/** Cuts a band at the staffed line; an empty side collapses onto that line and so draws nothing. */
export function splitBand(lower: number, upper: number, staffed: number): SplitBand {
  return {
    under: [Math.min(lower, staffed), Math.min(upper, staffed)],
    over: [Math.max(lower, staffed), Math.max(upper, staffed)],
  };
}

/** Hourly values hold this long; past a missing hour the line breaks instead of inventing one. */
const HOLDS_MS = 3_600_000;

/** The hourly value in force at `t`, or null beyond the series and in its gaps. */
function hourlyValueAt(series: StepSeries, t: number, end: number): number | null {
  const since = stepTimeAt(series, t);
  return since === null || t > end || t - since > HOLDS_MS ? null : stepValueAt(series, t);
}

interface Moment {
  readonly t: number;
  /** Staffed beds drawn at this row; null before any are known. */
  readonly staffed: number | null;
}

/** Every time at which some drawn thing bends, steps or crosses the staffed line; a step gives its two sides. */
function momentsOf(series: FanSeries): readonly Moment[] {
  const { from, to, staffed, fan } = series;
  const steps = stepTimesWithin(staffed, from, to);
  const times = new Set<number>([from, to, series.actualEnd, ...steps]);
  for (const part of [series.actual, series.followed]) part?.times.forEach((t) => times.add(t));
  if (series.followed) times.add(series.followedEnd);
  fan?.lines[0]?.times.forEach((t) => times.add(t));
  const edges = [from, ...steps, to];
  for (let i = 1; fan && i < edges.length; i += 1) {
    const level = stepValueAt(staffed, edges[i - 1]!);
    if (level === null) continue;
    for (const line of fan.lines) crossingsOf(line, level, edges[i - 1]!, edges[i]!).forEach((t) => times.add(t));
  }
  const stepSet = new Set(steps);
  return [...times]
    .filter((t) => t >= from && t <= to)
    .sort((a, b) => a - b)
    .flatMap((t) => {
      const after = { t, staffed: stepValueAt(staffed, t) };
      return stepSet.has(t) ? [{ t, staffed: valueBefore(staffed, t) }, after] : [after];
    });
}

function valueBefore(series: StepSeries, t: number): number | null {
  const index = series.times.indexOf(t);
  return series.values[index - 1] ?? null;
}

function bandsAt(fan: FanLines, moment: Moment): FanRow['bands'] {
  const entries = FAN_BANDS.map((band) => {
    const lower = lineValueAt(lineOf(fan, band.lower), moment.t);
    const upper = lineValueAt(lineOf(fan, band.upper), moment.t);
    // Without known staffed beds nothing is short: the whole band stays under.
    return lower === null || upper === null ? null : ([band.name, splitBand(lower, upper, moment.staffed ?? upper)] as const);
  });
  return entries.some((entry) => entry === null) ? null : (Object.fromEntries(entries as [BandName, SplitBand][]) as FanRow['bands']);
}

/**
 * Rows for the chart, ascending in `t`. The bands are straight between rows and both sides of the staffed line are
 * exact, because each crossing and each step has a row of its own.
 */
export function fanRows(series: FanSeries): readonly FanRow[] {
  const { fan } = series;
  const median = fan ? lineOf(fan, 0.5) : null;
  return momentsOf(series).map((moment) => ({
    t: moment.t,
    actual: hourlyValueAt(series.actual, moment.t, series.actualEnd),
    followed: series.followed ? hourlyValueAt(series.followed, moment.t, series.followedEnd) : null,
    staffed: moment.staffed,
    median: median ? lineValueAt(median, moment.t) : null,
    bands: fan ? bandsAt(fan, moment) : null,
  }));
}
