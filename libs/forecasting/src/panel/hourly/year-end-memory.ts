import { YEAR_END_DAYS, yearEndDay } from './year-end';

const HOURS_A_DAY = 24;
/** Hours of a slot: from one origin time to the next. */
const SLOT_HOURS = 6;
const SLOTS_A_DAY = HOURS_A_DAY / SLOT_HOURS;
/** Errors that none is worth: a small panel learns little from one turn of the year. */
const PRIOR_ERRORS = 50;
/** One error counts at most so many scales. */
const MOST_SCALES = 5;

/** Hour of the panel that a forecast is for, and index of the horizon. */
export interface YearEndTarget {
  /** Local calendar day in days since 1970-01-01. */
  readonly day: number;
  readonly hourOfDay: number;
  readonly horizon: number;
}

/**
 * What the plain forecasts missed around earlier turns of the year, by horizon and quarter of each day from 23 December to
 * 4 January: mean of the scaled errors over sites and years, shrunk to zero. Departments are empty at Christmas and fill
 * on the days after it, in every year, and the weekday profile knows nothing of it.
 *
 * Assumes that a date is what counts, whatever its weekday. After one year only a part of it should be believed.
 */
export class YearEndMemory {
  private readonly sums: Float64Array;
  private readonly counts: Float64Array;

  /** `share`: part of the mean error that is used. */
  constructor(private readonly share: number, horizons: number) {
    this.sums = new Float64Array(horizons * YEAR_END_DAYS * SLOTS_A_DAY);
    this.counts = new Float64Array(this.sums.length);
  }

  /** Number of the cell; -1 on days that are far from the turn of the year. */
  private cell({ day, hourOfDay, horizon }: YearEndTarget): number {
    const offset = yearEndDay(day);
    return offset < 0 ? -1 : (horizon * YEAR_END_DAYS + offset) * SLOTS_A_DAY + Math.floor(hourOfDay / SLOT_HOURS);
  }

  /** Adds the error of a forecast without this correction, in scales. */
  add(target: YearEndTarget, scaled: number): void {
    const cell = this.cell(target);
    if (cell < 0) return;
    this.sums[cell]! += Math.max(-MOST_SCALES, Math.min(MOST_SCALES, scaled));
    this.counts[cell]!++;
  }

  /** What to add to a forecast, in scales; 0 far from the turn of the year and before the first one. */
  shift(target: YearEndTarget): number {
    const cell = this.cell(target);
    return cell < 0 ? 0 : (this.share * this.sums[cell]!) / (this.counts[cell]! + PRIOR_ERRORS);
  }
}
