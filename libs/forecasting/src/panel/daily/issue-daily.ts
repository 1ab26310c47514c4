import type { DailyModel } from './daily-law';
import { nearChristmas } from './christmas-curve';
import { completeRow, memberCore, type PanelMeans, type UnitDay } from './unit-day';
import type { ErrorSize } from './error-size';

/** Where an origin lies in the calendar. */
export interface DailyOrigin {
  readonly weekday: number;
  /** Days from 25 December. */
  readonly christmas: number;
}
/** A forecast of one unit from one origin; entries by horizon in days, entry 0 unused. NaN where a horizon is not issued yet. */
export interface DailyForecast {
  /** Two-week level at the origin: the unit in which the others are given. */
  readonly level: number;
  readonly centre: Float64Array;
  /** Scale of the error, and the same widened near Christmas. */
  readonly scale: Float64Array;
  readonly wide: Float64Array;
  /** By member, then horizon. */
  readonly members: readonly Float64Array[];
}

/** Rows of all members at an origin, kept until their targets are known. */
export interface DailyRows {
  readonly unit: UnitDay;
  readonly cores: readonly Float64Array[];
}

export function rowsAt(model: Pick<DailyModel, 'settings'>, unit: UnitDay, at: { readonly weekday: number; readonly means: PanelMeans }): DailyRows {
  return { unit, cores: model.settings.members.map((member) => memberCore(member, unit, at)) };
}

/** Forecasts one unit at all horizons: mean of the members, each a direct regression, with the unit's own error scale. */
export function issueDaily(model: DailyModel, rows: DailyRows, origin: DailyOrigin & { readonly errors: ErrorSize }): DailyForecast {
  const { settings, law } = model;
  const { unit } = rows;
  const empty = (): Float64Array => new Float64Array(settings.horizonDays + 1).fill(NaN);
  const forecast: DailyForecast = { level: unit.level, centre: empty(), scale: empty(), wide: empty(), members: settings.members.map(empty) };
  for (let horizon = 1; horizon <= settings.horizonDays; horizon++) {
    const weekday = (origin.weekday + horizon) % 7;
    const lift = law.lift(origin.christmas + horizon);
    let sum = 0;
    settings.members.forEach((member, m) => {
      const coefficients = law.coefficients(m, horizon, origin.weekday);
      const row = completeRow(rows.cores[m]!, member, { unit, horizon, weekday, lift });
      let value = coefficients === null ? NaN : memberBase(member.deseasonalised, unit, weekday);
      for (let k = 0; coefficients !== null && k < row.length; k++) value += row[k]! * coefficients[k]!;
      forecast.members[m]![horizon] = value * (1 + lift);
      sum += value * (1 + lift);
    });
    forecast.centre[horizon] = Math.max(0, sum / settings.members.length);
    forecast.scale[horizon] = origin.errors.scale(unit.level, horizon) * law.spread(horizon, origin.weekday);
    const odd = nearChristmas(origin.christmas) || nearChristmas(origin.christmas + horizon);
    forecast.wide[horizon] = forecast.scale[horizon]! * (odd ? law.christmasSpread : 1);
  }
  return forecast;
}

/** What a member's regression adds to: the level, or the level with the weekday's profile. */
export function memberBase(deseasonalised: boolean, unit: UnitDay, weekday: number): number {
  return 1 + (deseasonalised ? unit.profile[weekday]! : 0);
}

/** Counts at the given levels for one horizon, ascending and never below zero; null where nothing is issued. */
export function dailyQuantiles(model: DailyModel, forecast: DailyForecast, horizon: number, levels: readonly number[]): Float64Array | null {
  const shape = model.law.shape(horizon, levels);
  const centre = forecast.centre[horizon]!;
  if (shape === null || Number.isNaN(centre)) return null;
  return shape.map((z) => Math.max(0, forecast.level * (centre + z * forecast.wide[horizon]!)));
}
