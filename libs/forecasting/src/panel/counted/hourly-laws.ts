import type { CountPmf } from '@wardcast/probability';
import type { HourlyLaw } from '../hourly/hourly-law';
import type { HourlyForecast } from '../hourly/issue-hourly';

/** Middles of equal parts, enough for the outermost stored levels (.01 and .99). */
const PARTS = 99;
const PART_LEVELS: readonly number[] = Array.from({ length: PARTS }, (_, k) => (k + 0.5) / PARTS);

export interface HourlyLawsInput {
  readonly law: HourlyLaw;
  /** Forecast of the site from the last hour read. */
  readonly forecast: HourlyForecast;
  /** Horizons of the forecast, ascending. */
  readonly horizonsHours: readonly number[];
  /** Usual count so many hours after the last one read. */
  readonly usualAhead: (hours: number) => number;
  /** Deviation from the count that was read, as known now, and what an hour leaves of it. */
  readonly news: { readonly deviation: number; readonly fade: number };
  /** For want of the site's own past, 1 or more. */
  readonly widening: number;
}
/** What is forecast at a horizon: deviation from the usual count, scale and shape of the error. */
interface Point {
  readonly deviation: number;
  readonly scale: number;
  readonly shape: Float64Array;
}

/**
 * Laws of a site's count for each of some hours ahead, from a forecast that was made for a few horizons. Between two horizons the
 * deviation from the usual count, the scale and the shape of the error are linear in the hours; beyond the last one deviation and scale
 * follow the power law through the last two. Null where the law says nothing at a horizon.
 */
export function hourlyLaws(input: HourlyLawsInput, hoursAhead: readonly number[]): readonly CountPmf[] | null {
  const { horizonsHours, forecast, law } = input;
  const points = horizonsHours.map((hours, horizon): Point | null => {
    const { originClass, level } = forecast;
    const shape = law.shape({ originClass, horizon, level }, PART_LEVELS);
    const [centre, scale] = [forecast.centre[horizon]!, forecast.scale[horizon]!];
    return shape === null || Number.isNaN(centre) ? null : { deviation: centre - input.usualAhead(hours), scale, shape };
  });
  if (points.length < 2 || points.includes(null)) return null;
  const known = points as readonly Point[];
  return hoursAhead.map((hours) => {
    const { deviation, scale, shape } = pointAt(known, horizonsHours, hours);
    const centre = input.usualAhead(hours) + deviation + input.news.deviation * input.news.fade ** hours;
    return lawOf(Math.max(0, centre), scale * input.widening, shape);
  });
}

function pointAt(points: readonly Point[], horizons: readonly number[], hours: number): Point {
  const above = horizons.findIndex((horizon) => horizon >= hours);
  if (above === 0) return points[0]!;
  if (above < 0) return beyond(points, horizons, hours);
  const [from, to] = [points[above - 1]!, points[above]!];
  const share = (hours - horizons[above - 1]!) / (horizons[above]! - horizons[above - 1]!);
  const between = (a: number, b: number): number => a + share * (b - a);
  return { deviation: between(from.deviation, to.deviation), scale: between(from.scale, to.scale), shape: from.shape.map((z, k) => between(z, to.shape[k]!)) };
}

/** x(h) = x(b) (h / b)^s with s from the last two horizons; a deviation that grows between them is held, a scale that shrinks as well. */
function beyond(points: readonly Point[], horizons: readonly number[], hours: number): Point {
  const [before, last] = [points.at(-2)!, points.at(-1)!];
  const [a, b] = [horizons.at(-2)!, horizons.at(-1)!];
  const power = Math.log(hours / b) / Math.log(b / a);
  const fading = Math.max(0, Math.min(1, last.deviation / before.deviation || 0));
  return { deviation: last.deviation * fading ** power, scale: last.scale * Math.max(1, last.scale / before.scale || 1) ** power, shape: last.shape };
}

/** Each part of the shape has the same mass, put on the nearest whole count. */
function lawOf(centre: number, scale: number, shape: Float64Array): CountPmf {
  const counts = shape.map((z) => Math.max(0, Math.round(centre + z * scale)));
  const offset = counts[0]!;
  const p = new Float64Array(counts.at(-1)! - offset + 1);
  for (const count of counts) p[count - offset]! += 1 / counts.length;
  return { offset, p };
}
