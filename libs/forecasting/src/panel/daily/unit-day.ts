import { levelFactor } from './error-size';
import type { DailyMember } from './daily-settings';

const WEEK = 7;
/** The level is the mean of two weeks, of which this many days must be reported, today included. */
const LEVEL_DAYS = 14;
const LEAST_LEVEL_DAYS = 10;
/** Lags reach back four weeks; a missing one is taken from a week earlier, a recent one otherwise from the profile. */
const LAGS = 28;
const LAST_FILLED_LAG = 21;
/** The level of the second month back, and how many of its days must be reported. */
const OLD_LEVEL = { from: 28, to: 56, least: 14, bound: 0.12 };
/** Bounds on spare beds and on the change of open beds, as shares of the level. */
const SPARE = { low: -0.1, high: 0.3 };
const CAPACITY_CHANGE = 0.2;
/** The logarithm of the level enters around that of a trust of 600 beds, scaled like the other features. */
const LOG_LEVEL = { centre: 6.4, scale: 0.02 };

/** One unit seen from the evening of one day, in shares of its two-week level. */
export interface UnitDay {
  readonly level: number;
  /** Relative deviations of today, yesterday, ...; NaN where too old to be filled. */
  readonly lags: Float64Array;
  /** The unit's weekday profile as it was known then. */
  readonly profile: Float64Array;
  /** Spare beds today and over a week, change of open beds in a week, log size, level one to two months ago. */
  readonly further: Float64Array;
}
/** What is known of one unit up to `day` (an index). Nothing after it is read. */
export interface UnitView {
  readonly day: number;
  readonly weekday: number;
  readonly counts: Float64Array;
  /** The counts without the Christmas curve. */
  readonly freed: Float64Array;
  readonly capacity: Float64Array | null;
  readonly profile: Float64Array;
  readonly lagBound: number;
}

/** Null when today is not reported, or too little of the last two weeks. */
export function describeUnit(view: UnitView): UnitDay | null {
  const { day, freed } = view;
  if (!(freed[day]! >= 0)) return null;
  const level = meanOf(freed, { day, from: 0, to: LEVEL_DAYS, least: LEAST_LEVEL_DAYS });
  if (!(level > 0)) return null;
  return { level, lags: lagsOf(view, level), profile: Float64Array.from(view.profile), further: furtherOf(view, level) };
}

/** Weekday `back` days before a weekday. */
const weekdayBack = (weekday: number, back: number): number => (((weekday - back) % WEEK) + WEEK) % WEEK;

function lagsOf(view: UnitView, level: number): Float64Array {
  const { day, freed, profile } = view;
  const bound = view.lagBound * Math.max(1, levelFactor(level));
  const lags = new Float64Array(LAGS).fill(NaN);
  for (let k = Math.min(LAGS - 1, day); k >= 0; k--) {
    const lag = freed[day - k]! / level - 1;
    if (lag === lag) lags[k] = clamp(lag, -bound, bound);
    else if (k < LAST_FILLED_LAG) lags[k] = lags[k + WEEK]!;
  }
  for (let k = 0; k < LEVEL_DAYS; k++) if (Number.isNaN(lags[k]!)) lags[k] = profile[weekdayBack(view.weekday, k)]!;
  return lags;
}

function furtherOf({ day, counts, capacity }: UnitView, level: number): Float64Array {
  const old = meanOf(counts, { day, ...OLD_LEVEL });
  const oldLevel = Number.isNaN(old) ? 0 : clamp(old / level - 1, -OLD_LEVEL.bound, OLD_LEVEL.bound);
  const size = (Math.log(level) - LOG_LEVEL.centre) * LOG_LEVEL.scale;
  if (capacity === null) return Float64Array.of(0, 0, 0, size, oldLevel);
  const spare = (k: number): number => {
    const free = day >= k ? (capacity[day - k]! - counts[day - k]!) / level : NaN;
    return Number.isNaN(free) ? 0 : free;
  };
  let week = 0;
  for (let k = 0; k < WEEK; k++) week += spare(k) / WEEK;
  const change = day >= WEEK ? (capacity[day]! - capacity[day - WEEK]!) / level : NaN;
  const moved = Number.isNaN(change) ? 0 : clamp(change, -CAPACITY_CHANGE, CAPACITY_CHANGE);
  return Float64Array.of(clamp(spare(0), SPARE.low, SPARE.high), clamp(week, SPARE.low, SPARE.high), moved, size, oldLevel);
}

/** Mean of the reported counts `from` to `to` - 1 days back; NaN below `least` of them. */
function meanOf(counts: Float64Array, span: { readonly day: number; readonly from: number; readonly to: number; readonly least: number }): number {
  let sum = 0;
  let days = 0;
  for (let k = span.from; k < span.to && k <= span.day; k++) {
    const count = counts[span.day - k]!;
    if (!(count >= 0)) continue;
    sum += count;
    days++;
  }
  return days >= span.least ? sum / days : NaN;
}

function clamp(x: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, x));
}

/** Fewer units than this say nothing about what all have in common. */
const LEAST_PANEL = 10;

/** Mean lags of a week over the panel, raw and without the weekday profiles; zeros where the panel is too small. */
export interface PanelMeans {
  readonly raw: Float64Array;
  readonly deseasonalised: Float64Array;
}

export function panelMeans(units: readonly (UnitDay | null)[], weekday: number): PanelMeans {
  const raw = new Float64Array(WEEK);
  const deseasonalised = new Float64Array(WEEK);
  let present = 0;
  for (const unit of units) {
    if (unit === null) continue;
    present++;
    for (let k = 0; k < WEEK; k++) {
      raw[k]! += unit.lags[k]!;
      deseasonalised[k]! += unit.lags[k]! - unit.profile[weekdayBack(weekday, k)]!;
    }
  }
  const scale = present < LEAST_PANEL ? 0 : 1 / present;
  return { raw: raw.map((x) => x * scale), deseasonalised: deseasonalised.map((x) => x * scale) };
}

/** Where the columns of a member's row lie: 1, its lags, weeks three and four, the panel, what `further` holds, and what depends on the target. */
export interface RowLayout {
  readonly width: number;
  readonly panelFrom: number;
  readonly panelTo: number;
  readonly christmas: number;
}
export function rowLayout(member: DailyMember): RowLayout {
  const panelFrom = 1 + member.lags + 2;
  const panelTo = panelFrom + 3;
  return { width: panelTo + 5 + 3, panelFrom, panelTo, christmas: panelTo + 7 };
}

/** The columns that are the same for every horizon. */
export function memberCore(member: DailyMember, unit: UnitDay, at: { readonly weekday: number; readonly means: PanelMeans }): Float64Array {
  const layout = rowLayout(member);
  const row = new Float64Array(layout.width);
  const lag = (k: number): number => unit.lags[k]! - (member.deseasonalised ? unit.profile[weekdayBack(at.weekday, k)]! : 0);
  row[0] = 1;
  for (let k = 0; k < member.lags; k++) row[1 + k] = lag(k);
  row[1 + member.lags] = weekMean(lag, 2 * WEEK);
  row[2 + member.lags] = weekMean(lag, 3 * WEEK);
  const means = member.deseasonalised ? at.means.deseasonalised : at.means.raw;
  row[layout.panelFrom] = means[0]!;
  row[layout.panelFrom + 1] = means[1]!;
  row[layout.panelFrom + 2] = means.reduce((sum, x) => sum + x, 0) / WEEK;
  row.set(unit.further, layout.panelTo);
  return row;
}

/** Mean of the seven lags from `from` on; 0 unless four of them are known. */
function weekMean(lag: (k: number) => number, from: number): number {
  let sum = 0;
  let days = 0;
  for (let k = from; k < from + WEEK; k++) {
    const value = lag(k);
    if (Number.isNaN(value)) continue;
    sum += value;
    days++;
  }
  return days > WEEK / 2 ? sum / days : 0;
}

/** Fills in the columns of one target: profile of its weekday, mean of that weekday over four weeks, Christmas curve. Overwrites `core`. */
export function completeRow(core: Float64Array, member: DailyMember, target: { readonly unit: UnitDay; readonly horizon: number; readonly weekday: number; readonly lift: number }): Float64Array {
  const { unit, horizon, weekday } = target;
  const usual = unit.profile[weekday]!;
  let sum = 0;
  let weeks = 0;
  for (let k = (WEEK - (horizon % WEEK)) % WEEK; k < LAGS; k += WEEK) {
    const lag = unit.lags[k]!;
    if (Number.isNaN(lag)) continue;
    sum += lag - (member.deseasonalised ? usual : 0);
    weeks++;
  }
  const at = core.length - 3;
  core[at] = usual;
  core[at + 1] = weeks > 0 ? sum / weeks : 0;
  core[at + 2] = target.lift;
  return core;
}
