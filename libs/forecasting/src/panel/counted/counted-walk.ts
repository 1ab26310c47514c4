import type { CountPmf } from '@wardcast/probability';
import { FULL_RECORD_WEEKS, shortRecordFactor } from '../clean-counts';
import type { HourlyLaw } from '../hourly/hourly-law';
import type { HourlyPanel } from '../hourly/hourly-panel';
import { HOURLY_PANEL_SETTINGS, type HourlySettings } from '../hourly/hourly-settings';
import { HourlyWalk } from '../hourly/hourly-walk';
import { hourlyLaws } from './hourly-laws';

const HOURS_A_WEEK = 168;
/** Two weeks of own hours before the law speaks for a unit: with less the profile of its week is a single draw. */
const LEAST_WEEKS = 2;
/**
 * A unit's memory and the size of its errors are its own; what such units have in common is the law's, the shape of errors as well: those
 * of one unit never suffice for the tails, so that fewer are kept than a shape is read from.
 */
const REMEMBERING: HourlySettings = { ...HOURLY_PANEL_SETTINGS, warmWeeks: Infinity, nearHours: 0, refiner: null, keptErrors: 99 };

export interface CountedQuestion {
  /** Hours of the wall clock after the last one read, ascending, at least 1. */
  readonly hoursAhead: readonly number[];
  /** Count known now less the one that was read for the last hour. */
  readonly news: number;
}
export interface CountedLaws {
  readonly laws: readonly CountPmf[];
  /** 'short-record': under six weeks of own counts, so the laws are widened. */
  readonly basis: 'full-record' | 'short-record';
}
export interface CountedPast {
  /** Local calendar day of the first hour, which is its hour 0, in days since 1970-01-01. */
  readonly firstDay: number;
  /** Room for so many hours. */
  readonly hours: number;
  /** 1 on holidays, by day, some days beyond the last hour included. */
  readonly holidays: Uint8Array;
}

/** A unit that sends only counts, lived through hour by hour on its wall clock, with a law of what such units have in common. */
export class CountedWalk {
  private readonly walk: HourlyWalk;
  private readonly counts: Float64Array;
  private reported = 0;

  constructor({ firstDay, hours, holidays }: CountedPast, law: HourlyLaw) {
    this.counts = new Float64Array(hours).fill(NaN);
    const panel: HourlyPanel = { firstDay, hours, holidays, sites: [''], counts: [this.counts], companions: null, regions: [0] };
    this.walk = new HourlyWalk(panel, REMEMBERING, law);
  }

  /** Hours read so far. */
  get hour(): number {
    return this.walk.hour;
  }

  /** Too little was read to speak of the unit. */
  get isYoung(): boolean {
    return this.reported < LEAST_WEEKS * HOURS_A_WEEK;
  }

  /** Reads the count of the next hour, NaN where none was reported. False, and nothing read, where there is no room. */
  read(count: number): boolean {
    if (this.hour >= this.counts.length) return false;
    this.counts[this.hour] = count;
    if (!Number.isNaN(count)) this.reported += 1;
    this.walk.advance();
    return true;
  }

  /** Laws of the count from the last hour read; null where the unit's own past is too short or it is silent for too long. */
  laws({ hoursAhead, news }: CountedQuestion): CountedLaws | null {
    const weeks = this.reported / HOURS_A_WEEK;
    const forecast = this.isYoung ? null : (this.walk.issueLast()[0] ?? null);
    if (forecast === null) return null;
    const laws = hourlyLaws(
      {
        law: this.walk.law,
        forecast,
        horizonsHours: REMEMBERING.horizonsHours,
        usualAhead: (hours) => this.walk.usualAhead(0, hours),
        news: { deviation: news, fade: REMEMBERING.fade },
        widening: shortRecordFactor(weeks),
      },
      hoursAhead,
    );
    return laws === null ? null : { laws, basis: weeks >= FULL_RECORD_WEEKS ? 'full-record' : 'short-record' };
  }
}
