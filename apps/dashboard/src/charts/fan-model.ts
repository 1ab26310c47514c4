import { bedAxis, type BedAxis } from './bed-ticks';
import { fanLines, fanRows, lineOf, type FanRow, type FanSeries, type ForecastColumns } from './fan-rows';
import { joinSteps, stepValueAt, type StepSeries } from './step-series';

/** What one node's fan is drawn from, in the columns of the API. */
export interface FanInput {
  /** Hours back that are drawn start here (ms). */
  readonly from: number;
  /** The instant of the vertical line: now, or the issue of an old forecast. */
  readonly now: number;
  readonly to: number;
  /** Census and staffed beds by hour, up to `now`. */
  readonly past: StepSeries;
  readonly pastStaffed: StepSeries;
  readonly censusNow: number;
  readonly staffedNow: number;
  readonly forecast: (ForecastColumns & { readonly staffed: readonly number[] }) | null;
  /** The census after `now`, on a view of an old forecast. */
  readonly followed: StepSeries | null;
  readonly followedEnd: number;
}

/** Everything that the chart draws; it holds no pixels, so it serves every width. */
export interface FanModel {
  readonly from: number;
  readonly now: number;
  readonly to: number;
  readonly censusNow: number;
  readonly rows: readonly FanRow[];
  readonly axis: BedAxis;
  readonly ends: FanEnds;
}

/** Heights at the right end, where the labels stand; null without a forecast. */
export interface FanEnds {
  readonly staffed: number | null;
  readonly fan: { readonly b95: number; readonly b80: number; readonly b50: number; readonly median: number } | null;
}

function staffedSteps(input: FanInput): StepSeries {
  const forecast = input.forecast ? { times: input.forecast.targets, values: input.forecast.staffed } : { times: [], values: [] };
  return joinSteps(input.pastStaffed, { times: [input.now], values: [input.staffedNow] }, forecast);
}

/** Each label stands in the middle of the upper part of its own band, clear of the next one. */
function endsOf(series: FanSeries, to: number): FanEnds {
  const staffed = stepValueAt(series.staffed, to);
  const { fan } = series;
  if (!fan) return { staffed, fan: null };
  const end = (level: number) => lineOf(fan, level).values.at(-1)!;
  const between = (lower: number, upper: number) => (end(lower) + end(upper)) / 2;
  return { staffed, fan: { b95: between(0.9, 0.975), b80: between(0.75, 0.9), b50: between(0.5, 0.75), median: end(0.5) } };
}

function heightsOf(rows: readonly FanRow[]): readonly number[] {
  return rows.flatMap((row) => [row.actual, row.followed, row.staffed, row.bands?.b95.under[0] ?? null, row.bands?.b95.over[1] ?? null]).filter((height) => height !== null);
}

/** Assembles history, the live value and the forecast into the rows of one chart. */
export function fanModel(input: FanInput): FanModel {
  const series: FanSeries = {
    from: input.from,
    to: input.to,
    actual: joinSteps(input.past, { times: [input.now], values: [input.censusNow] }),
    actualEnd: input.now,
    followed: input.followed,
    followedEnd: input.followedEnd,
    staffed: staffedSteps(input),
    fan: input.forecast ? fanLines(input.forecast, input.to) : null,
  };
  const rows = fanRows(series);
  return { from: input.from, now: input.now, to: input.to, censusNow: input.censusNow, rows, axis: bedAxis(heightsOf(rows)), ends: endsOf(series, input.to) };
}
