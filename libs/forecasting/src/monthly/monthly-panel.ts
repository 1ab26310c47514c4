import { forecastTheta, fitOptimisedTheta } from '../smoothing/optimised-theta';
import { etsAhead, runEts, startEts, type EtsForm } from '../smoothing/ets-form';
import { localLevel, pooledSeasons, sampleSeason } from './pooled-season';
import { weekdayExcess, type CalendarMonth } from './working-days';

/** Monthly counts of many related series over the same months. */
export interface MonthlyPanel {
  readonly firstMonth: CalendarMonth;
  /** One list of counts per series, all equally long; NaN where a month is not known. */
  readonly series: readonly ArrayLike<number>[];
  /** What each series counts, for instance the product; series of one kind share their season. */
  readonly kinds: readonly string[];
}
export interface MonthlyMembers {
  readonly level: Float64Array;
  readonly damped: Float64Array;
  readonly theta: Float64Array;
}
export interface MonthlyForecast {
  /** Mean of the members by their weights, one per month ahead. */
  readonly means: Float64Array;
  readonly members: MonthlyMembers;
}

/** Shares of the members. */
export const MONTHLY_WEIGHTS: Readonly<Record<keyof MonthlyMembers, number>> = { level: 0.5, damped: 0.25, theta: 0.25 };
const MONTHS = 12;
/** Passes over level, working days and season; the third changes forecasts by less than a thousandth. */
const PASSES = 3;
/** A working day is at most this share of a month; beyond it the regression has found something else. */
const MAX_WORKING_DAY_SHARE = 0.05;
/** Level weight by size, alpha = .08 + .03 ln(1 + mean of two years): larger counts carry less noise beside their changes. */
const ALPHA_BASE = 0.08;
const ALPHA_PER_LOG = 0.03;
const MAX_ALPHA = 0.6;
const SIZE_MONTHS = 24;
const DAMPED_PHI = 0.9;
const DAMPED_SHARE = 0.05;
const START_MONTHS = 12;

/**
 * Short monthly counts of related series, forecast with what they have in common. Counts are divided by a seasonal
 * factor drawn to that of their kind (pooled-season) and by the working days of the month (one coefficient for all);
 * the rest is continued by (1) a level with a weight by size, not fitted, (2) the same with a damped trend, (3) dynamic
 * optimised theta, averaged .5 / .25 / .25, and multiplied back. Why weights are not fitted one by one: five years of small
 * counts do not tell a slow level from a fast one, and the fit's choice costs more than it brings.
 * Assumes one season shape for the whole history and no change of the reporting. Do not trust it for a series with a
 * jump in the last months (the level follows over half a year), or beyond 18 months. Needs 12 months; a panel of one
 * series works but shares nothing (forecastShortMonthly is then no worse). A series without any count is forecast 0.
 * Cost about 1 ms a series.
 * Throws RangeError when the series differ in length, the kinds do not match, or there are under 12 months.
 */
export function forecastMonthlyPanel(panel: MonthlyPanel, horizonMonths: number): readonly MonthlyForecast[] {
  const n = checkedLength(panel);
  const days = weekdayExcess(panel.firstMonth, n + horizonMonths);
  const { seasons, perWorkingDay } = commonShape(panel, days);
  return panel.series.map((counts, i) => {
    const season = seasons[i]!;
    const factor = (t: number): number => season[t % MONTHS]! * (1 + perWorkingDay * days[t]!);
    const members = continued(Float64Array.from(counts, (y, t) => y / factor(t)), horizonMonths);
    const back = (ahead: Float64Array): Float64Array => ahead.map((x, h) => Math.max(0, x) * factor(n + h));
    const scaled = { level: back(members.level), damped: back(members.damped), theta: back(members.theta) };
    return { means: mixed(scaled), members: scaled };
  });
}

function checkedLength({ series, kinds }: MonthlyPanel): number {
  const n = series[0]?.length ?? 0;
  if (n < MONTHS) throw new RangeError(`a monthly panel needs 12 months, not ${n}`);
  if (series.some((counts) => counts.length !== n)) throw new RangeError('the series of a panel must cover the same months');
  if (kinds.length !== series.length) throw new RangeError(`${series.length} series but ${kinds.length} kinds`);
  return n;
}

interface CommonShape {
  readonly seasons: readonly Float64Array[];
  /** Relative change of a count per working day more. */
  readonly perWorkingDay: number;
}

function commonShape(panel: MonthlyPanel, days: Float64Array): CommonShape {
  let shape: CommonShape = { seasons: panel.series.map(() => new Float64Array(MONTHS).fill(1)), perWorkingDay: 0 };
  for (let pass = 0; pass < PASSES; pass++) {
    const { seasons } = shape;
    const plain = panel.series.map((counts, i) => Float64Array.from(counts, (y, t) => y / seasons[i]![t % MONTHS]!));
    const perWorkingDay = pass === 0 ? 0 : workingDayShare(plain, days);
    const samples = panel.series.map((counts, i) => {
      const level = localLevel(plain[i]!.map((x, t) => x / (1 + perWorkingDay * days[t]!)));
      return sampleSeason(Float64Array.from(counts, (y, t) => y / (1 + perWorkingDay * days[t]!)), level);
    });
    shape = { seasons: pooledSeasons(samples, panel.kinds), perWorkingDay };
  }
  return shape;
}

/** Pooled regression of the deviations from the local level on working days, weighted as Poisson counts. */
function workingDayShare(plain: readonly Float64Array[], days: Float64Array): number {
  let product = 0;
  let square = 0;
  for (const values of plain) {
    const level = localLevel(values);
    for (const [t, value] of values.entries()) {
      if (!Number.isFinite(value) || !Number.isFinite(level[t]!)) continue;
      product += days[t]! * (value - level[t]!);
      square += days[t]! ** 2 * level[t]!;
    }
  }
  return square > 0 ? Math.min(MAX_WORKING_DAY_SHARE, Math.max(0, product / square)) : 0;
}

/** Months that are not known are passed over: the level of a month ago stands for them. */
function continued(all: Float64Array, horizonMonths: number): MonthlyMembers {
  const values = all.filter(Number.isFinite);
  const recent = values.subarray(Math.max(0, values.length - SIZE_MONTHS));
  const size = recent.reduce((sum, x) => sum + x, 0) / Math.max(1, recent.length);
  const alpha = Math.min(MAX_ALPHA, ALPHA_BASE + ALPHA_PER_LOG * Math.log1p(size));
  const level = smoothed(values, { alpha, damped: false, horizonMonths });
  const theta = fitOptimisedTheta(values);
  return {
    level,
    damped: smoothed(values, { alpha, damped: true, horizonMonths }),
    theta: theta === null ? level : forecastTheta(theta, horizonMonths),
  };
}

function smoothed(values: Float64Array, at: { readonly alpha: number; readonly damped: boolean; readonly horizonMonths: number }): Float64Array {
  const form: EtsForm = { law: 'additive', damped: at.damped, seasonSteps: 1 };
  const weights = { alpha: at.alpha, beta: at.alpha * DAMPED_SHARE, gamma: 0, phi: DAMPED_PHI };
  const first = startEts(values, form, Math.min(START_MONTHS, values.length));
  if (first === null) return new Float64Array(at.horizonMonths);
  const { state } = runEts(values, { form, weights, start: { ...first, steps: 0 }, keep: 1 });
  return etsAhead(form, weights, state, at.horizonMonths);
}

function mixed(members: MonthlyMembers): Float64Array {
  return members.level.map((x, h) => MONTHLY_WEIGHTS.level * x + MONTHLY_WEIGHTS.damped * members.damped[h]! + MONTHLY_WEIGHTS.theta * members.theta[h]!);
}
