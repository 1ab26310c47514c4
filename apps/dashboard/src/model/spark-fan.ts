import type { BoardNode, NodeForecast } from '@wardcast/contract';
import { quantileAt } from './node-reading';
import { staffedLabelBaseline } from './staffed-label';

const HOUR_MS = 3_600_000;
export const HOURS_BACK = 8;
/** "36 staffed" stands over the past, in pixels. */
export const STAFFED_LABEL_WIDTH = 64;
/** From the lower edge of the curves to the lowest baseline of that label. */
const LABEL_OVERHANG = 6;
const HOURS_AHEAD = 12;
/** A target beyond the usual window is still shown, with this much after it. */
const HOURS_AFTER_TARGET = 2;
/** Room above and below the largest and smallest value, as a share of the span. */
const PADDING = 0.08;
/** A calm ward's line would otherwise fill the height with one patient's coming and going, in beds. */
const SMALLEST_SPAN = 6;

/** The plot in pixels: the curves lie between `top` and `bottom`. */
export interface SparkBox {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly bottom: number;
}

/** SVG paths and marks of one spark fan. */
export interface SparkFan {
  readonly bands: readonly { readonly coverage: 95 | 80 | 50; readonly path: string }[];
  readonly staffedPath: string;
  readonly aboveStaffed: string;
  readonly belowStaffed: string;
  readonly actualPath: string;
  readonly now: { readonly x: number; readonly y: number };
  /** Where the label of the staffed line stands. */
  readonly staffedLabelBaseline: number;
  readonly target: { readonly x: number; readonly low: number; readonly high: number; readonly middle: number } | null;
}

interface Point {
  readonly at: number;
  readonly value: number;
}
interface Scale {
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
}
type BandPoint = Point & { readonly upper: number };

const BANDS = [
  { coverage: 95, low: 0.025, high: 0.975 },
  { coverage: 80, low: 0.1, high: 0.9 },
  { coverage: 50, low: 0.25, high: 0.75 },
] as const;

/** Hours shown after now: twelve, or as far as the target needs. */
export function hoursAhead(now: number, targetAt: number): number {
  return Math.max(HOURS_AHEAD, Math.ceil((targetAt - now) / HOUR_MS) + HOURS_AFTER_TARGET);
}

function rounded(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** A step line that holds each value until the next point. */
function stepPath(points: readonly Point[], end: number, scale: Scale): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const start = `M${rounded(scale.x(first.at))} ${rounded(scale.y(first.value))}`;
  const steps = rest.map((point) => `H${rounded(scale.x(point.at))}V${rounded(scale.y(point.value))}`);
  return `${start}${steps.join('')}H${rounded(scale.x(end))}`;
}

/** The band between two quantiles, starting as a point at the census now. */
function bandPoints(forecast: NodeForecast, levels: { low: number; high: number }, window: { now: number; end: number; census: number }): readonly BandPoint[] {
  const coming = forecast.targets.flatMap((at, row) => (at > window.now ? [{ at, value: quantileAt(forecast, levels.low, row), upper: quantileAt(forecast, levels.high, row) }] : []));
  // One hour beyond the edge, so that the band runs out of the picture and does not end before it.
  const ahead = coming.slice(0, coming.filter((point) => point.at < window.end).length + 1);
  return ahead.length === 0 ? [] : [{ at: window.now, value: window.census, upper: window.census }, ...ahead];
}

function bandPath(points: readonly BandPoint[], scale: Scale): string {
  const upper = points.map((point) => `${rounded(scale.x(point.at))} ${rounded(scale.y(point.upper))}`);
  const lower = [...points].reverse().map((point) => `${rounded(scale.x(point.at))} ${rounded(scale.y(point.value))}`);
  return points.length === 0 ? '' : `M${[...upper, ...lower].join('L')}Z`;
}

function staffedPoints(node: BoardNode, start: number, end: number): readonly Point[] {
  const planned = (node.forecast?.targets ?? []).flatMap((at, row) => (at > start && at <= end ? [{ at, value: node.forecast?.staffed[row] ?? 0 }] : []));
  return [{ at: start, value: node.live.staffedBeds }, ...planned];
}

function actualPoints(node: BoardNode, start: number, now: number): readonly Point[] {
  const { hours, census } = node.live.recent;
  const past = hours.flatMap((at, row) => (at <= now ? [{ at: Math.max(at, start), value: census[row] ?? 0, hour: at }] : []));
  const before = past.filter((point) => point.hour <= start).slice(-1);
  const within = past.filter((point) => point.hour > start);
  return [...before, ...within, { at: now, value: node.live.census }];
}

function scaleOf(values: readonly number[], window: { start: number; end: number }, box: SparkBox): Scale {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const slack = Math.max(0, SMALLEST_SPAN - (high - low)) / 2;
  const pad = (high - low + 2 * slack) * PADDING;
  const bottomValue = low - slack - pad;
  const span = high + slack + pad - bottomValue;
  return {
    x: (at) => ((at - window.start) / (window.end - window.start)) * box.width,
    y: (value) => box.bottom - ((value - bottomValue) / span) * (box.bottom - box.top),
  };
}

function targetMark(node: BoardNode, targetAt: number, scale: Scale): SparkFan['target'] {
  const { forecast } = node;
  const row = forecast ? forecast.targets.findIndex((at) => at >= targetAt) : -1;
  if (!forecast || row < 0) return null;
  const y = (level: number) => scale.y(quantileAt(forecast, level, row));
  return { x: scale.x(targetAt), low: y(0.1), high: y(0.9), middle: y(0.5) };
}

function labelBaseline(node: BoardNode, actual: readonly Point[], scale: Scale, box: SparkBox): number {
  const passed = actual.filter((point, index) => index === 0 || scale.x(point.at) <= STAFFED_LABEL_WIDTH).map((point) => scale.y(point.value));
  return staffedLabelBaseline({
    staffedY: scale.y(node.live.staffedBeds),
    actualTop: Math.min(...passed),
    actualBottom: Math.max(...passed),
    lowestBaseline: box.bottom + LABEL_OVERHANG,
  });
}

/** The last eight hours and the coming ones of a node as SVG paths. All instants UTC ms. */
export function sparkFan(input: { node: BoardNode; now: number; targetAt: number; box: SparkBox }): SparkFan {
  const { node, now, targetAt, box } = input;
  const start = now - HOURS_BACK * HOUR_MS;
  const end = now + hoursAhead(now, targetAt) * HOUR_MS;
  const census = node.live.census;
  const bands = BANDS.map((band) => ({ ...band, points: node.forecast ? bandPoints(node.forecast, band, { now, end, census }) : [] }));
  const staffed = staffedPoints(node, start, end);
  const actual = actualPoints(node, start, now);
  const values = [...staffed, ...actual, ...bands.flatMap((band) => band.points)].flatMap((point) => ('upper' in point ? [point.value, (point as BandPoint).upper] : [point.value]));
  const scale = scaleOf(values, { start, end }, box);
  const staffedPath = stepPath(staffed, end, scale);
  return {
    bands: bands.map(({ coverage, points }) => ({ coverage, path: bandPath(points, scale) })),
    staffedPath,
    aboveStaffed: `${staffedPath}V0H0Z`,
    belowStaffed: `${staffedPath}V${box.height}H0Z`,
    actualPath: stepPath(actual, now, scale),
    now: { x: scale.x(now), y: scale.y(census) },
    staffedLabelBaseline: labelBaseline(node, actual, scale, box),
    target: targetMark(node, targetAt, scale),
  };
}
