import { sortedQuantile } from '../error-pool';
import { CURVE_DAYS } from './christmas-curve';
import type { DailyLaw } from './daily-law';
import type { DailyPanelSettings } from './daily-settings';
import { rowLayout } from './unit-day';

/** Raised by one when stored laws can no longer be read. */
const FORMAT = 1;
const WEEK = 7;
/** Digits kept: far finer than any standard error. */
const DIGITS = 5;
/** The shape is stored as quantiles at these levels, and linear between them. */
const SHAPE_STEPS = 40;
const SHAPE_LEVELS: readonly number[] = Array.from({ length: SHAPE_STEPS + 1 }, (_, k) => Math.min(0.995, Math.max(0.005, k / SHAPE_STEPS)));

/** Everything that a fitted daily model knows beyond single units, as plain numbers: it holds no count of any unit. */
export interface DailyLawJson {
  readonly format: number;
  /** Where it comes from and under which licence. */
  readonly origin: string;
  readonly horizonDays: number;
  readonly members: readonly { readonly deseasonalised: boolean; readonly lags: number; readonly ridge: number; readonly weekdayRidge: number }[];
  /** By member, horizon, weekday of the origin. */
  readonly coefficients: readonly (readonly (readonly (readonly number[])[])[])[];
  /** By horizon: quantiles of scaled errors. */
  readonly shapes: readonly (readonly number[])[];
  /** By horizon, weekday of the origin. */
  readonly spreads: readonly (readonly number[])[];
  /** Lift on the days around 25 December that the curve covers. */
  readonly christmas: readonly number[];
  readonly christmasSpread: number;
  readonly profile: readonly number[];
}

const rounded = (values: Iterable<number>): number[] => Array.from(values, (x) => Number(x.toPrecision(DIGITS)));
const range = (length: number): readonly number[] => Array.from({ length }, (_, k) => k);

/** The stored form of a law; null while it cannot issue every horizon yet. */
export function dailyLawToJson(law: DailyLaw, settings: DailyPanelSettings, origin: string): DailyLawJson | null {
  const horizons = range(settings.horizonDays).map((k) => k + 1);
  const shapes = horizons.map((horizon) => law.shape(horizon, SHAPE_LEVELS));
  const coefficients = settings.members.map((_, m) => horizons.map((horizon) => range(WEEK).map((weekday) => law.coefficients(m, horizon, weekday))));
  if (shapes.includes(null) || coefficients.flat(2).includes(null)) return null;
  return {
    format: FORMAT,
    origin,
    horizonDays: settings.horizonDays,
    members: settings.members,
    coefficients: coefficients.map((byHorizon) => byHorizon.map((byWeekday) => byWeekday.map((beta) => rounded(beta!)))),
    shapes: shapes.map((shape) => rounded(shape!)),
    spreads: horizons.map((horizon) => rounded(range(WEEK).map((weekday) => law.spread(horizon, weekday)))),
    christmas: rounded(range(CURVE_DAYS.to - CURVE_DAYS.from + 1).map((k) => law.lift(k + CURVE_DAYS.from))),
    christmasSpread: law.christmasSpread,
    profile: rounded(law.sharedProfile),
  };
}

/** Null when the value is not a stored law of this format and of these settings. */
export function dailyLawFromJson(value: unknown, settings: DailyPanelSettings): DailyLaw | null {
  const json = value as Partial<DailyLawJson> | null;
  if (typeof json !== 'object' || json === null || !fits(json, settings)) return null;
  const law = json as DailyLawJson;
  const betas = law.coefficients.map((byHorizon) => byHorizon.map((byWeekday) => byWeekday.map((beta) => Float64Array.from(beta))));
  return {
    coefficients: (member, horizon, weekday) => betas[member]?.[horizon - 1]?.[weekday] ?? null,
    shape: (horizon, levels) => storedShape(law.shapes[horizon - 1], levels),
    spread: (horizon, weekday) => law.spreads[horizon - 1]?.[weekday] ?? 1,
    lift: (offset) => law.christmas[offset - CURVE_DAYS.from] ?? 0,
    sharedProfile: Float64Array.from(law.profile),
    christmasSpread: law.christmasSpread,
  };
}

function fits(json: Partial<DailyLawJson>, settings: DailyPanelSettings): boolean {
  const same = json.format === FORMAT && (json.horizonDays ?? 0) >= settings.horizonDays && json.members?.length === settings.members.length;
  if (!same || !Array.isArray(json.coefficients) || !Array.isArray(json.shapes) || !Array.isArray(json.spreads)) return false;
  const widths = settings.members.every((member, m) => json.coefficients![m]?.flat().every((beta) => beta.length === rowLayout(member).width && beta.every(Number.isFinite)) ?? false);
  return widths && json.shapes.every((shape) => shape.length === SHAPE_LEVELS.length) && Array.isArray(json.christmas) && json.profile?.length === WEEK && Number.isFinite(json.christmasSpread);
}

/** Between the stored levels the shape is linear; beyond the outermost it stays. */
function storedShape(stored: readonly number[] | undefined, levels: readonly number[]): Float64Array | null {
  return stored === undefined ? null : Float64Array.from(levels, (level) => sortedQuantile(stored, level));
}
