import { etsAhead, runEts, startEts, type EtsForm } from '../smoothing/ets-form';
import type { DailyCalendar } from './daily-calendar';
import { dailyDesign, type DailyDesign } from './daily-design';
import { fitDailyGlm, forecastDailyGlm, knownFactor, type DailyGlmFit } from './daily-glm';
import { shortMemory } from './short-memory';
import { DAILY_SETTINGS, type CalendarModelSettings, type DailySettings } from './daily-settings';

/** Daily counts of one or more series over the same local days; NaN where a day is not known. */
export interface DailyPanel {
  /** Local day number of the first count. */
  readonly firstDay: number;
  readonly series: readonly ArrayLike<number>[];
}
/** Means of the next days by member. */
export interface DailyMembers {
  /** Smoothing of counts freed of half the annual cycle of the trending calendar. */
  readonly smoothTrending: Float64Array;
  /** Smoothing of counts freed of four fifths of the steady calendar's annual cycle. */
  readonly smoothSteady: Float64Array;
  /** The steady calendar times a slow level. */
  readonly calendarLevel: Float64Array;
  /** A smoothed share of the smoothed sum of all series; the same as smoothSteady for a single one. */
  readonly shareOfSum: Float64Array;
}
export const DAILY_MEMBERS = ['smoothTrending', 'smoothSteady', 'calendarLevel', 'shareOfSum'] as const satisfies readonly (keyof DailyMembers)[];

const WEEK = 7;
/** Weeks that set the start of the smoothing. */
const START_WEEKS = 8;
/** Days before a panel can be forecast: the start of the smoothing and some weeks to learn weekdays from. */
export const MIN_DAILY_HISTORY_DAYS = 12 * WEEK;
/** Longest horizon for which a design is made. */
export const MAX_DAILY_HORIZON_DAYS = 84;
const WEEKLY: EtsForm = { law: 'additive', damped: false, seasonSteps: WEEK };

interface CalendarFit {
  readonly at: number;
  readonly fits: readonly DailyGlmFit[];
}

/**
 * Daily counts of related series (regions, streams, units) up to 84 days ahead by four members: two levels with a weekly
 * profile on counts freed of what the calendar knows, the calendar itself under a slow Gamma level, and a top-down share of
 * the sum, whose level is known better than that of its parts (forecasting design, section 4). Assumes factors of the
 * calendar that act alike every year and a level that drifts. Do not trust it through a change of boundaries or
 * dispatch rules: the levels follow over a month or two. Under a year the annual cycle is mostly ridge. Forecasts at an
 * origin read days before it only, whatever the panel holds later. The calendar fits of an origin are kept until `refitDays` later.
 */
export class DailyPanelModel {
  private readonly designs: { readonly trending: DailyDesign; readonly steady: DailyDesign };
  private readonly all: readonly ArrayLike<number>[];
  private trending: CalendarFit | null = null;
  private steady: CalendarFit | null = null;

  constructor(panel: DailyPanel, calendar: DailyCalendar, private readonly settings: DailySettings = DAILY_SETTINGS) {
    const lengths = new Set(panel.series.map((counts) => counts.length));
    if (lengths.size !== 1) throw new RangeError('the series of a daily panel must cover the same days');
    const days = [...lengths][0]!;
    const span = { firstDay: panel.firstDay, days: days + MAX_DAILY_HORIZON_DAYS };
    this.designs = { trending: dailyDesign(span, settings.trending.design, calendar), steady: dailyDesign(span, settings.steady.design, calendar) };
    this.all = [...panel.series, sumOf(panel.series, days)];
  }

  /** Members of every series at `origin` (index of the first day not known) for the days `origin` .. `origin + horizonDays - 1`. Throws RangeError outside what the panel and the limits allow. */
  forecast(origin: number, horizonDays: number): readonly DailyMembers[] {
    if (!(origin >= MIN_DAILY_HISTORY_DAYS && origin <= this.all[0]!.length)) throw new RangeError(`origin ${origin} must lie between ${MIN_DAILY_HISTORY_DAYS} and ${this.all[0]!.length}`);
    if (!(horizonDays >= 1 && horizonDays <= MAX_DAILY_HORIZON_DAYS)) throw new RangeError(`horizon ${horizonDays} must lie between 1 and ${MAX_DAILY_HORIZON_DAYS}`);
    this.trending = this.fitted('trending', this.trending, origin);
    this.steady = this.fitted('steady', this.steady, origin);
    const at = { origin, horizonDays };
    const sum = this.all.length - 1;
    const total = this.smoothed('steady', sum, at);
    const memory = this.memory(at);
    return this.all.slice(0, -1).map((counts, i) => {
      const smoothSteady = this.smoothed('steady', i, at);
      return withMemory(memory[i]!, {
        smoothTrending: this.smoothed('trending', i, at),
        smoothSteady,
        calendarLevel: forecastDailyGlm(counts, { design: this.designs.steady, fit: this.steady!.fits[i]!, level: this.settings.level }, at),
        shareOfSum: sum === 1 ? smoothSteady : this.shareOfSum(counts, total, at),
      });
    });
  }

  private fitted(name: 'trending' | 'steady', last: CalendarFit | null, origin: number): CalendarFit {
    if (last !== null && origin >= last.at && origin - last.at < this.settings.refitDays) return last;
    const { halfLifeDays }: CalendarModelSettings = this.settings[name];
    return { at: origin, fits: this.all.map((counts) => fitDailyGlm(counts, this.designs[name], { to: origin, halfLifeDays })) };
  }

  private smoothed(name: 'trending' | 'steady', series: number, at: Ahead): Float64Array {
    const design = this.designs[name];
    const { coefficients } = this[name]!.fits[series]!;
    const counts = this.all[series]!;
    const factor = (day: number): number => knownFactor(design, day, coefficients);
    const free = Float64Array.from({ length: at.origin }, (_, i) => counts[i]! / factor(i));
    return continued(free, this.settings.smoothing, at).map((x, h) => Math.max(0, x) * factor(at.origin + h));
  }

  private memory(at: Ahead): readonly Float64Array[] {
    const series = this.all.slice(0, -1).map((counts, i) => {
      const factors = Float64Array.from({ length: at.origin }, (_, t) => knownFactor(this.designs.steady, t, this.steady!.fits[i]!.coefficients));
      return { free: factors.map((factor, t) => counts[t]! / factor), factors };
    });
    return shortMemory(series, at.origin, { ...this.settings.smoothing, seasonSteps: WEEK });
  }

  private shareOfSum(counts: ArrayLike<number>, total: Float64Array, at: Ahead): Float64Array {
    const sum = this.all.at(-1)!;
    const shares = Float64Array.from({ length: at.origin }, (_, i) => (sum[i]! > 0 ? counts[i]! / sum[i]! : NaN));
    return continued(shares, this.settings.share, at).map((share, h) => Math.max(0, share) * total[h]!);
  }
}

interface Ahead {
  readonly origin: number;
  readonly horizonDays: number;
}

/** Members with the correction of the next days added, in roots of their mean. */
function withMemory(memory: Float64Array, members: DailyMembers): DailyMembers {
  const add = (means: Float64Array): Float64Array => means.map((mean, h) => Math.max(0, mean + (memory[h] ?? 0) * Math.sqrt(mean)));
  return { smoothTrending: add(members.smoothTrending), smoothSteady: add(members.smoothSteady), calendarLevel: add(members.calendarLevel), shareOfSum: add(members.shareOfSum) };
}

/** Level with an additive week, run with given weights; the last known mean where a weekday was never seen. */
function continued(values: Float64Array, { alpha, gamma }: DailySettings['smoothing'], at: Ahead): Float64Array {
  const weights = { alpha, beta: 0, gamma, phi: 0 };
  const start = startEts(values, WEEKLY, START_WEEKS);
  if (start === null) return new Float64Array(at.horizonDays).fill(finiteMean(values));
  return etsAhead(WEEKLY, weights, runEts(values, { form: WEEKLY, weights, start, keep: 1 }).state, at.horizonDays);
}

function finiteMean(values: Float64Array): number {
  const known = values.filter(Number.isFinite);
  return known.length === 0 ? 0 : known.reduce((sum, x) => sum + x, 0) / known.length;
}

/** Sum over the series; NaN on days that one of them does not know. */
function sumOf(series: readonly ArrayLike<number>[], days: number): Float64Array {
  return Float64Array.from({ length: days }, (_, i) => series.reduce((sum, counts) => sum + counts[i]!, 0));
}
