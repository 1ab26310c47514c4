import { knownHourlyFirst, type HourlyLaw } from './hourly-law';
import { HourlyLearner } from './hourly-learner';
import { panelHourOfWeek, type HourlyPanel } from './hourly-panel';
import { HourlyRefiner } from './hourly-refiner';
import { siteRows, type SiteRows } from './hourly-rows';
import type { HourlySettings } from './hourly-settings';
import { featuresOf, issueHourly, wallTime, type HourlyForecast } from './issue-hourly';
import { RegionMemory } from './region-memory';
import { SiteErrors, sizeLaw } from './site-errors';
import { SiteMemory } from './site-memory';
import { WeekdayCorrection } from './weekday-correction';
import { nearYearEnd } from './year-end';
import { YearEndMemory } from './year-end-memory';

const HOURS_A_DAY = 24;
const HOURS_A_WEEK = 168;
/** With a stored law a site needs so many weeks of its own before it is forecast: one to know its week, one to doubt it. */
const PRIOR_WEEKS = 2;
/** A target lies at most so many levels below and above its usual count when it is learnt from. */
const TARGET_BOUNDS = { low: -2, high: 3 };

/** Rows and forecasts of all sites at one origin, kept until the last target is known. */
interface Origin {
  readonly rows: readonly (SiteRows | null)[];
  readonly forecasts: readonly (HourlyForecast | null)[] | null;
}

/**
 * Walks through a panel hour by hour as it was lived: `advance` reads one more hour and nothing after it, learns from every
 * origin whose target that hour was, refits once a week, and issues forecasts at the origin times.
 *
 * Model: for each horizon and origin time one ridge regression, pooled over sites, of (y[t+h] - usual) / level on the
 * site's deviations from its hour-of-week profile now and before, those of its region and of all sites, other memories of
 * the profile, and holidays; plus a deviation of each site's coefficients, shrunk to zero. Mean of shared and own.
 * What issued forecasts missed in common on a weekday, or around earlier turns of the year, is added there.
 * Large panels are refined by boosted trees on the scaled errors: a small shift of the centre, and a factor on the scale.
 * Law: centre + scale x quantiles of the scaled errors of forecasts issued before, in whole counts; scale = typical error
 * of the horizon x predicted count^.4 x the site's own error size, shrunk.
 * Source: own; direct pooled regression as in Montero-Manso and Hyndman (2021), conformal scaling as in Lei et al. (2018).
 * Do not trust it before eight weeks of history, for a site without four weeks of its own, or when a site moves house: the
 * profile follows within its eight weeks only.
 */
export class HourlyWalk {
  readonly learner: HourlyLearner;
  /** The law that forecasts are made with: what was learnt here, or a prior where nothing was yet. */
  readonly law: HourlyLaw;
  /** Hours read so far. */
  hour = 0;
  private readonly sites: readonly SiteMemory[];
  private readonly errors: readonly SiteErrors[];
  private readonly regions: RegionMemory;
  private readonly origins = new Map<number, Origin>();
  private fitted = false;
  private readonly firstIssue: number;
  /** A walk that is never refitted only remembers its sites, and keeps no equations. */
  private readonly learnsRows: boolean;
  private readonly weekdays: WeekdayCorrection | null;
  private readonly yearEnd: YearEndMemory;
  private readonly refiner: HourlyRefiner | null;

  /** `prior`: a stored law for the time before the panel has taught one of its own; forecasts then begin after two weeks. */
  constructor(readonly panel: HourlyPanel, readonly settings: HourlySettings, prior: HourlyLaw | null = null) {
    this.learner = new HourlyLearner(settings, panel.sites.length);
    this.law = prior === null ? this.learner : knownHourlyFirst(this.learner, prior);
    this.refiner = settings.refiner === null ? null : new HourlyRefiner(settings.refiner, settings.horizonsHours.length);
    this.firstIssue = (prior === null ? settings.warmWeeks : PRIOR_WEEKS) * HOURS_A_WEEK;
    this.learnsRows = Number.isFinite(settings.warmWeeks);
    this.weekdays = settings.weekdays === null || !this.learnsRows ? null : new WeekdayCorrection({ ...settings.weekdays, calendarRidge: settings.calendarRidge, originClasses: HOURS_A_DAY / settings.originEveryHours, horizons: settings.horizonsHours.length });
    this.yearEnd = new YearEndMemory(settings.yearEndShare, settings.horizonsHours.length);
    this.sites = panel.sites.map(() => new SiteMemory(panel, settings));
    this.errors = panel.sites.map(() => new SiteErrors(settings));
    this.regions = new RegionMemory(panel, settings);
  }

  /** Reads the next hour; forecasts by site at an origin time once a first fit stands, else null. Null for a site that cannot be forecast. */
  advance(): readonly (HourlyForecast | null)[] | null {
    const t = this.hour++;
    this.settings.horizonsHours.forEach((hours, j) => this.learn(t, hours, j));
    this.origins.delete(t - Math.max(...this.settings.horizonsHours));
    this.sites.forEach((site, i) => site.read(t, this.panel.counts[i]![t]!, this.panel.companions?.[i]![t] ?? NaN));
    this.regions.read(t, this.sites);
    return this.take(t);
  }

  /**
   * Forecasts from the last hour read, whichever it is: with the coefficients of the origin time nearest to it, whose rows are made of
   * the same deviations. Null for a site that cannot be forecast, and for all of them before forecasts begin.
   */
  issueLast(): readonly (HourlyForecast | null)[] {
    const t = this.hour - 1;
    return t < this.firstIssue ? this.sites.map(() => null) : this.issueAt(t, this.rowsAt(t));
  }

  /** Usual count of a site so many hours after the last one read. */
  usualAhead(site: number, hours: number): number {
    return this.sites[site]!.profile(0, panelHourOfWeek(this.panel, this.hour - 1 + hours));
  }

  /** Hours since 1970-01-01 00:00 of the wall clock. */
  private wallHour(t: number): number {
    return this.panel.firstDay * HOURS_A_DAY + t;
  }

  private rowsAt(t: number): readonly (SiteRows | null)[] {
    return this.sites.map((site, i) => siteRows({ panel: this.panel, settings: this.settings, site, region: this.panel.regions[i]!, regions: this.regions }, t));
  }

  private issueAt(t: number, rows: readonly (SiteRows | null)[]): readonly (HourlyForecast | null)[] {
    const issuing = { settings: this.settings, law: this.law, originClass: this.learner.classOf(t % HOURS_A_DAY), hourOfWeek: panelHourOfWeek(this.panel, t), wallHour: this.wallHour(t), weekdays: this.weekdays, yearEnd: this.yearEnd, refiner: this.refiner };
    return rows.map((row, site) => (row === null ? null : issueHourly(issuing, row, { site, errors: this.errors[site]! })));
  }

  /** Hours between an hour of the day and the origin time nearest to it. */
  private hoursFromOrigin(t: number): number {
    const { originEveryHours } = this.settings;
    const past = t % originEveryHours;
    return Math.min(past, originEveryHours - past);
  }

  private take(t: number): readonly (HourlyForecast | null)[] | null {
    const { settings, learner } = this;
    const warm = settings.warmWeeks * HOURS_A_WEEK;
    const distance = this.hoursFromOrigin(t);
    if (distance > settings.nearHours || t < Math.min(warm / 2, this.firstIssue)) return null;
    const ready = t >= warm;
    if (ready && t % HOURS_A_DAY === 0 && (!this.fitted || Math.floor(t / HOURS_A_DAY) % settings.refitDays === 0)) {
      this.weekdays?.refit(learner.refitKeep);
      learner.refit();
      this.refiner?.refit(Math.floor(t / HOURS_A_WEEK));
      this.fitted = true;
    }
    const rows = this.rowsAt(t);
    const forecasts = t >= this.firstIssue && distance === 0 ? this.issueAt(t, rows) : null;
    this.origins.set(t, { rows, forecasts });
    return forecasts;
  }

  private learn(t: number, hours: number, horizon: number): void {
    const origin = this.origins.get(t - hours);
    if (origin === undefined) return;
    const { settings, panel } = this;
    const from = t - hours;
    const originClass = this.learner.classOf(from % HOURS_A_DAY);
    const odd = [t, from].some((hour) => nearYearEnd(panel.firstDay + Math.floor(hour / HOURS_A_DAY)));
    const hourWeight = (this.hoursFromOrigin(from) === 0 ? settings.originWeight : settings.nearWeight) * (odd ? settings.christmasWeight : 1);
    origin.rows.forEach((row, site) => {
      const count = panel.counts[site]![t]!;
      if (row === null || Number.isNaN(count) || Number.isNaN(panel.counts[site]![from]!)) return;
      const forecast = origin.forecasts?.[site] ?? null;
      const y = this.boundedTarget(count, row, { horizon, forecast });
      const weight = row.level ** settings.weightPower * hourWeight;
      if (this.learnsRows) this.learner.addRow({ originClass, horizon, site }, row.rows[horizon]!, y, weight);
      if (forecast === null) return;
      this.learnMissed(forecast, row, { horizon, count, from, weight });
      this.learnError(forecast, row, { site, horizon, count, from });
    });
  }

  /** Relative target; far from what was forecast it counts as if it were nearer. */
  private boundedTarget(count: number, row: SiteRows, at: { readonly horizon: number; readonly forecast: HourlyForecast | null }): number {
    const base = row.bases[at.horizon]!;
    const y = clamp((count - base) / row.level, TARGET_BOUNDS.low, TARGET_BOUNDS.high);
    const centre = at.forecast?.plainCentre[at.horizon] ?? NaN;
    if (Number.isNaN(centre)) return y;
    const reach = this.settings.outlierScales * at.forecast!.plainScale[at.horizon]!;
    return clamp(y, (centre - base - reach) / row.level, (centre - base + reach) / row.level);
  }

  /** What the mean of the regressions missed, for the corrections by weekday and turn of the year. */
  private learnMissed(forecast: HourlyForecast, row: SiteRows, at: { readonly horizon: number; readonly count: number; readonly from: number; readonly weight: number }): void {
    const { horizon, count, from, weight } = at;
    const scale = forecast.plainScale[horizon]!;
    if (!(scale > 0)) return;
    const { outlierScales, horizonsHours } = this.settings;
    const scaled = clamp((count - (forecast.shared[horizon]! + forecast.own[horizon]!) / 2) / scale, -outlierScales, outlierScales);
    const weekday = Math.floor(panelHourOfWeek(this.panel, from) / HOURS_A_DAY);
    this.weekdays?.add({ originClass: forecast.originClass, horizon, weekday }, row.rows[horizon]!, { error: (scaled * scale) / row.level, weight });
    this.yearEnd.add({ ...wallTime(this.wallHour(from + horizonsHours[horizon]!)), horizon }, scaled);
  }

  private learnError(forecast: HourlyForecast, row: SiteRows, at: { readonly site: number; readonly horizon: number; readonly count: number; readonly from: number }): void {
    const { horizon, site, count, from } = at;
    const centre = forecast.plainCentre[horizon]!;
    if (Number.isNaN(centre)) return;
    const cell = { originClass: forecast.originClass, horizon, level: forecast.level };
    const size = Math.abs(count - centre) / sizeLaw(centre, forecast.level, this.settings.spreadPower);
    this.errors[site]!.add(horizon, size / this.law.typicalSize(cell));
    this.learner.addError(cell, size, (count - forecast.centre[horizon]!) / forecast.scale[horizon]!);
    if (this.refiner === null) return;
    const view = { settings: this.settings, originClass: forecast.originClass, hourOfWeek: panelHourOfWeek(this.panel, from) };
    const features = featuresOf(view, row, forecast, horizon);
    this.refiner.add(horizon, site + Math.floor(from / this.settings.originEveryHours), { features, scaled: (count - centre) / forecast.plainScale[horizon]! });
  }
}

function clamp(x: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, x));
}
