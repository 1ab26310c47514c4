import type { HourlyLaw } from './hourly-law';
import type { SiteRows } from './hourly-rows';
import type { HourlySettings } from './hourly-settings';
import { refinerFeatures, type HourlyRefiner } from './hourly-refiner';
import { sizeLaw, type SiteErrors } from './site-errors';
import type { WeekdayCorrection } from './weekday-correction';
import type { YearEndMemory } from './year-end-memory';

const HOURS_A_DAY = 24;
const HOURS_A_WEEK = 168;

/** A forecast of one site from one origin; entries by index of the horizon. NaN where a horizon is not issued yet. */
export interface HourlyForecast {
  readonly originClass: number;
  readonly level: number;
  /** Centre of the law, and the scale of its error, as counts. */
  readonly centre: Float64Array;
  readonly scale: Float64Array;
  /** With the coefficients of all sites, and with this site's own. */
  readonly shared: Float64Array;
  readonly own: Float64Array;
  /** Centre, with the corrections of the weekday and the turn of the year, and scale before the refinement. */
  readonly plainCentre: Float64Array;
  readonly plainScale: Float64Array;
}
export interface HourlyIssuing {
  readonly settings: HourlySettings;
  readonly law: HourlyLaw;
  readonly originClass: number;
  /** Hour of the week of the origin, and its hours since 1970-01-01 00:00 of the wall clock. */
  readonly hourOfWeek: number;
  readonly wallHour: number;
  readonly weekdays: WeekdayCorrection | null;
  readonly yearEnd: YearEndMemory;
  readonly refiner: HourlyRefiner | null;
}

/** Forecasts one site: mean of the shared and the own regression, corrected by weekday, with the site's own error scale. */
export function issueHourly(issuing: HourlyIssuing, from: SiteRows, at: { readonly site: number; readonly errors: SiteErrors }): HourlyForecast {
  const { settings, law, originClass } = issuing;
  const horizons = settings.horizonsHours.length;
  const empty = (): Float64Array => new Float64Array(horizons).fill(NaN);
  const forecast: HourlyForecast = { originClass, level: from.level, centre: empty(), scale: empty(), shared: empty(), own: empty(), plainCentre: empty(), plainScale: empty() };
  for (let horizon = 0; horizon < horizons; horizon++) {
    const coefficients = law.coefficients({ originClass, horizon });
    if (coefficients === null) continue;
    const row = from.rows[horizon]!;
    const base = from.bases[horizon]!;
    const shared = Math.max(0, base + from.level * dot(row, coefficients.shared));
    const own = Math.max(0, base + from.level * dot(row, coefficients.own[at.site] ?? coefficients.shared));
    const scaleAround = (centre: number): number => law.typicalSize({ originClass, horizon }) * sizeLaw(centre, from.level, settings.spreadPower) * at.errors.factor(horizon);
    const plainCentre = corrected(issuing, { horizon, row, level: from.level, scaleAround }, (shared + own) / 2);
    const plainScale = scaleAround(plainCentre);
    forecast.shared[horizon] = shared;
    forecast.own[horizon] = own;
    forecast.plainCentre[horizon] = plainCentre;
    forecast.plainScale[horizon] = plainScale;
    const { shift, factor } = issuing.refiner?.refine(horizon, featuresOf(issuing, from, forecast, horizon)) ?? PLAIN;
    forecast.centre[horizon] = Math.max(0, plainCentre + shift * plainScale);
    forecast.scale[horizon] = plainScale * factor;
  }
  return forecast;
}

interface Correcting {
  readonly horizon: number;
  readonly row: Float64Array;
  readonly level: number;
  readonly scaleAround: (centre: number) => number;
}

/** The mean of the regressions with what forecasts like this one were seen to miss: on this weekday, and at this turn of the year. */
function corrected({ weekdays, yearEnd, originClass, hourOfWeek, wallHour, settings }: HourlyIssuing, { horizon, row, level, scaleAround }: Correcting, mean: number): number {
  const weekday = Math.floor(hourOfWeek / HOURS_A_DAY);
  const centre = Math.max(0, mean + level * (weekdays?.shift({ originClass, horizon, weekday }, row) ?? 0));
  const shift = yearEnd.shift({ ...wallTime(wallHour + settings.horizonsHours[horizon]!), horizon });
  return shift === 0 ? centre : Math.max(0, centre + shift * scaleAround(centre));
}

/** Local calendar day and hour of the day of a wall-clock hour. */
export function wallTime(wallHour: number): { readonly day: number; readonly hourOfDay: number } {
  const day = Math.floor(wallHour / HOURS_A_DAY);
  return { day, hourOfDay: wallHour - day * HOURS_A_DAY };
}

const PLAIN = { shift: 0, factor: 1 };

/** What the refiner sees of one horizon of a forecast. */
export function featuresOf(at: Pick<HourlyIssuing, 'settings' | 'originClass' | 'hourOfWeek'>, from: SiteRows, forecast: HourlyForecast, horizon: number): Float64Array {
  const made = { level: from.level, base: from.bases[horizon]!, shared: forecast.shared[horizon]!, own: forecast.own[horizon]!, scale: forecast.plainScale[horizon]! };
  const hourOfWeek = (at.hourOfWeek + at.settings.horizonsHours[horizon]!) % HOURS_A_WEEK;
  return refinerFeatures(from.rows[horizon]!, { ...made, hourOfWeek, originClass: at.originClass });
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}

/** Whole counts at ascending levels for one horizon, never below zero; null where nothing is issued. */
export function hourlyQuantiles(law: HourlyLaw, forecast: HourlyForecast, horizon: number, levels: readonly number[]): Float64Array | null {
  const { originClass, level } = forecast;
  const centre = forecast.centre[horizon]!;
  const shape = Number.isNaN(centre) ? null : law.shape({ originClass, horizon, level }, levels);
  return shape === null ? null : shape.map((z) => Math.max(0, Math.round(centre + z * forecast.scale[horizon]!)));
}
