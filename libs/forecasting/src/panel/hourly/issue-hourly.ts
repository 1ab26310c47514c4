import type { HourlyLaw } from './hourly-law';
import type { SiteRows } from './hourly-rows';
import type { HourlySettings } from './hourly-settings';
import { refinerFeatures, type HourlyRefiner } from './hourly-refiner';
import { sizeLaw, type SiteErrors } from './site-errors';
import type { WeekdayCorrection } from './weekday-correction';

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
  /** Centre, with the weekday's correction, and scale before the refinement. */
  readonly plainCentre: Float64Array;
  readonly plainScale: Float64Array;
}
export interface HourlyIssuing {
  readonly settings: HourlySettings;
  readonly law: HourlyLaw;
  readonly originClass: number;
  /** Hour of the week of the origin. */
  readonly hourOfWeek: number;
  readonly weekdays: WeekdayCorrection | null;
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
    const weekday = Math.floor(issuing.hourOfWeek / HOURS_A_DAY);
    const plainCentre = Math.max(0, (shared + own) / 2 + from.level * (issuing.weekdays?.shift({ originClass, horizon, weekday }, row) ?? 0));
    const plainScale = law.typicalSize({ originClass, horizon }) * sizeLaw(plainCentre, from.level, settings.spreadPower) * at.errors.factor(horizon);
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
