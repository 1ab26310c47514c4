import { LEARN_OFFSET, nearChristmas } from './christmas-curve';
import { DailyLearner } from './daily-learner';
import { daysFromChristmas, weekdayOf, type DailyCountPanel } from './daily-panel';
import type { DailyLaw } from './daily-law';
import type { DailyPanelSettings } from './daily-settings';
import { issueDaily, memberBase, rowsAt, type DailyForecast, type DailyRows } from './issue-daily';
import { knownFirst } from './known-first-law';
import { completeRow, describeUnit, panelMeans } from './unit-day';
import { UnitTrack } from './unit-track';
import { middleDeviation, moveShared } from './weekday-profile';

const WEEK = 7;
/** Weekday profiles learn from the middle of the last seven days. */
const MIDDLE = 3;

/**
 * Walks through a panel day by day as it was lived: `advance` reads the counts of one more day and nothing after it,
 * learns from every forecast whose target that day was, and issues the forecasts of that evening.
 *
 * Model: for each horizon h one ridge regression pooled over units, y[t+h] / A - base on the unit's own lags / A - 1, the
 * panel's mean lags, spare beds, size, and the target weekday's profile, with A = two-week mean and base = 1, or 1 + the
 * weekday's profile; coefficients may deviate by weekday of the origin, shrunk to the shared ones. Two members, averaged.
 * Law: centre + scale x quantiles of the scaled errors of forecasts issued before; scale = size law x the unit's own mean
 * error, shrunk. Around Christmas the mean course of earlier years is taken out and put back.
 * Source: own; direct pooled regression as in Montero-Manso and Hyndman (2021), conformal scaling as in Lei et al. (2018).
 * Do not trust it in the first weeks of a panel without any past season, for units below about ten, or after a merger of
 * units: the level follows only within two weeks.
 */
export class DailyWalk {
  readonly learner: DailyLearner;
  /** The law that forecasts are made with: what was learnt here, or a prior where nothing was yet. */
  readonly law: DailyLaw;
  /** Days read so far. */
  day = 0;
  /** By unit, from its first report on: a new unit starts with the profile that all share by then. */
  private readonly tracks: (UnitTrack | undefined)[];
  private readonly freed: readonly Float64Array[];
  private readonly rows: (readonly (DailyRows | null)[])[] = [];
  private readonly issued: (readonly (DailyForecast | null)[])[] = [];

  /** `prior`: a stored law for the time before the panel has taught one of its own. */
  constructor(readonly panel: DailyCountPanel, readonly settings: DailyPanelSettings, prior: DailyLaw | null = null) {
    this.learner = new DailyLearner(settings);
    this.law = prior === null ? this.learner : knownFirst(this.learner, prior);
    this.tracks = new Array<UnitTrack | undefined>(panel.units.length);
    this.freed = panel.counts.map(() => new Float64Array(panel.days).fill(NaN));
  }

  /** Reads the next day and returns its forecasts by unit; null for a unit that cannot be forecast that day. */
  advance(): readonly (DailyForecast | null)[] {
    const t = this.day++;
    const offset = daysFromChristmas(this.panel.firstDay + t);
    this.read(t, offset);
    this.learnProfiles(t);
    this.describe(t);
    for (let horizon = 1; horizon <= this.settings.horizonDays; horizon++) this.learnTargets(t, horizon);
    for (let horizon = 1; horizon <= this.settings.horizonDays; horizon++) this.learnErrors(t, horizon);
    if (this.panel.counts.some((counts) => counts[t]! >= 0)) this.learner.endDay();
    if (offset === LEARN_OFFSET) this.learnChristmas(t);
    const forecasts = this.issue(t, offset);
    this.drop(t - this.settings.horizonDays);
    return forecasts;
  }

  private weekday(t: number): number {
    return weekdayOf(this.panel.firstDay + t);
  }

  private offset(t: number): number {
    return daysFromChristmas(this.panel.firstDay + t);
  }

  private read(t: number, offset: number): void {
    const lift = 1 + this.law.lift(offset);
    this.panel.counts.forEach((counts, i) => {
      if (!(counts[t]! >= 0)) return;
      this.freed[i]![t] = counts[t]! / lift;
      const track = this.tracks[i] ?? new UnitTrack(this.law.sharedProfile, this.settings);
      this.tracks[i] = track;
      track.seen(t);
    });
  }

  private learnProfiles(t: number): void {
    const middle = t - MIDDLE;
    if (middle < MIDDLE || nearChristmas(this.offset(middle))) return;
    const weekday = this.weekday(middle);
    const deviations: number[] = [];
    this.freed.forEach((freed, i) => {
      const deviation = middleDeviation(freed.subarray(middle - MIDDLE, t + 1));
      if (Number.isNaN(deviation)) return;
      this.tracks[i]!.profile.add(weekday, deviation);
      deviations.push(deviation);
    });
    moveShared(this.learner.sharedProfile, weekday, deviations);
  }

  private describe(t: number): void {
    const { panel, settings } = this;
    const weekday = this.weekday(t);
    const units = panel.counts.map((counts, i) => {
      const track = this.tracks[i];
      if (track === undefined) return null;
      return describeUnit({ day: t, weekday, counts, freed: this.freed[i]!, capacity: panel.capacity?.[i] ?? null, profile: track.profile.values, lagBound: settings.lagBound });
    });
    const means = panelMeans(units, weekday);
    this.rows[t] = units.map((unit) => (unit === null ? null : rowsAt(this, unit, { weekday, means })));
  }

  private learnTargets(t: number, horizon: number): void {
    const origin = t - horizon;
    const rows = this.rows[origin];
    if (rows === undefined) return;
    const weekday = this.weekday(t);
    const calm = ![this.offset(t), this.offset(origin), this.offset(origin) - WEEK + 1].some(nearChristmas);
    const lift = this.law.lift(this.offset(t));
    rows.forEach((row, i) => {
      const count = this.freed[i]![t]!;
      if (row === null || Number.isNaN(count)) return;
      const { unit } = row;
      const scale = this.tracks[i]!.errors.scale(unit.level, horizon);
      const weight = (REFERENCE_SCALE / scale) ** 2 * (calm ? 1 : this.settings.christmasWeight);
      const issued = this.issued[origin]?.[i] ?? null;
      this.settings.members.forEach((member, m) => {
        const base = memberBase(member.deseasonalised, unit, weekday);
        const y = this.boundedTarget(count / unit.level, { base, horizon, lift, issued });
        const full = completeRow(row.cores[m]!, member, { unit, horizon, weekday, lift });
        this.learner.addRow({ member: m, horizon, weekday: this.weekday(origin) }, full, y, weight);
      });
    });
  }

  /** Relative target over its base; far from what was forecast it counts as if it were nearer. */
  private boundedTarget(relative: number, at: { readonly base: number; readonly horizon: number; readonly lift: number; readonly issued: DailyForecast | null }): number {
    const { targetBound, outlierScales } = this.settings;
    const y = Math.max(-targetBound, Math.min(targetBound, relative - at.base));
    if (at.issued === null || Number.isNaN(at.issued.centre[at.horizon]!)) return y;
    const expected = at.issued.centre[at.horizon]! / (1 + at.lift) - at.base;
    const reach = outlierScales * at.issued.scale[at.horizon]!;
    return Math.max(expected - reach, Math.min(expected + reach, y));
  }

  private learnErrors(t: number, horizon: number): void {
    const origin = t - horizon;
    if (origin < 0) return;
    const odd = nearChristmas(this.offset(t)) || nearChristmas(this.offset(origin));
    this.issued[origin]?.forEach((issued, i) => {
      const count = this.panel.counts[i]![t]!;
      if (issued === null || Number.isNaN(issued.centre[horizon]!) || !(count >= 0)) return;
      const error = count / issued.level - issued.centre[horizon]!;
      this.learner.addError({ horizon, weekday: this.weekday(origin), odd }, error / issued.scale[horizon]!);
      if (!odd) this.tracks[i]!.errors.add(error, issued.level, horizon);
    });
  }

  private learnChristmas(t: number): void {
    this.panel.counts.forEach((counts, i) => {
      const dayOf = (offset: number): number => t - LEARN_OFFSET + offset;
      const profile = this.tracks[i]?.profile.values ?? this.law.sharedProfile;
      this.learner.curve.learn((offset) => counts[dayOf(offset)] ?? NaN, (offset) => profile[this.weekday(dayOf(offset))]!);
    });
  }

  private issue(t: number, christmas: number): readonly (DailyForecast | null)[] {
    const at = { weekday: this.weekday(t), christmas };
    const model = { settings: this.settings, law: this.law };
    const forecasts = this.rows[t]!.map((rows, i) => (rows === null ? null : issueDaily(model, rows, { ...at, errors: this.tracks[i]!.errors })));
    this.issued[t] = forecasts;
    return forecasts;
  }

  private drop(t: number): void {
    if (t < 0) return;
    delete this.rows[t];
    delete this.issued[t];
  }
}

/** A row of a unit with this error scale weighs one. */
const REFERENCE_SCALE = 0.04;
