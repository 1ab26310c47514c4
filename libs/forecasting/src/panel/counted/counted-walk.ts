import type { CountPmf } from '@wardcast/probability';
import { FULL_RECORD_WEEKS, shortRecordFactor } from '../clean-counts';
import type { HourlyLaw } from '../hourly/hourly-law';
import type { HourlyPanel } from '../hourly/hourly-panel';
import { HOURLY_PANEL_SETTINGS, type HourlySettings } from '../hourly/hourly-settings';
import { HourlyWalk } from '../hourly/hourly-walk';
import { hourlyLaws } from './hourly-laws';

const HOURS_A_WEEK = 168;
/** Two weeks of own hours before the panel speaks for a unit: with less the profile of its week is a single draw. */
const LEAST_WEEKS = 2;
/** Sites are remembered and their errors read; what all have in common is the law's. */
const REMEMBERING: HourlySettings = { ...HOURLY_PANEL_SETTINGS, warmWeeks: Infinity, nearHours: 0, refiner: null };

export interface CountedQuestion {
  /** Hours after the last one read, ascending; whole hours of the wall clock, at least 1. */
  readonly hoursAhead: readonly number[];
  /** Hours between the unit's last report and the last hour read. */
  readonly ageHours: number;
  /** Count known now less the one that was read for the last hour. */
  readonly news: number;
}
export interface CountedLaws {
  readonly laws: readonly CountPmf[];
  /** 'short-record': under six weeks of own counts, so the laws are widened. */
  readonly basis: 'full-record' | 'short-record';
}

/**
 * Units that send only counts, lived through hour by hour with a law of what such units have in common. The panel is
 * larger than what is read so far: hours are put into it as they come.
 */
export class CountedWalk {
  private readonly walk: HourlyWalk;
  private readonly reported: number[];

  constructor(readonly panel: HourlyPanel, law: HourlyLaw) {
    this.walk = new HourlyWalk(panel, REMEMBERING, law);
    this.reported = panel.sites.map(() => 0);
  }

  /** Hours read so far. */
  get hour(): number {
    return this.walk.hour;
  }

  /** Reads the next hour: a count for each unit, NaN where it did not report. False, and nothing read, where the panel is full. */
  read(counts: readonly number[]): boolean {
    const { hour, panel } = this;
    if (hour >= panel.hours) return false;
    counts.forEach((count, site) => {
      panel.counts[site]![hour] = count;
      if (!Number.isNaN(count)) this.reported[site]! += 1;
    });
    this.walk.advance();
    return true;
  }

  /** Laws of a unit's count from the last hour read; null where its own past is too short or it is silent for too long. */
  laws(site: number, { hoursAhead, ageHours, news }: CountedQuestion): CountedLaws | null {
    const weeks = this.reported[site]! / HOURS_A_WEEK;
    const forecast = this.hour === 0 || weeks < LEAST_WEEKS ? null : (this.walk.issueLast()[site] ?? null);
    if (forecast === null) return null;
    const { law } = this.walk;
    const laws = hourlyLaws(
      {
        law, forecast, ageHours,
        horizonsHours: REMEMBERING.horizonsHours,
        usualAhead: (hours) => this.walk.usualAhead(site, hours),
        news: { deviation: news, fade: REMEMBERING.fade },
        widening: shortRecordFactor(weeks),
      },
      hoursAhead,
    );
    return laws === null ? null : { laws, basis: weeks >= FULL_RECORD_WEEKS ? 'full-record' : 'short-record' };
  }
}
