import type { ForecastRecordOfWeek, WeekFacts } from '@wardcast/domain';
import type { HourRange } from './read-store.port';

/** One visit's time in the wards, all its stays there together, emergency departments left out. Instants in ms. */
export interface WardVisit {
  readonly visitKey: string;
  readonly admittedAt: number;
  /** null = still there. */
  readonly leftAt: number | null;
}
/** One visit's time in an emergency department. */
export interface EdVisit {
  readonly visitKey: string;
  readonly arrivedAt: number;
  readonly leftAt: number | null;
}
/** The events that no ledger keeps count of: one row each, with the one word that matters. */
export interface SummaryEvent {
  readonly kind: 'admission' | 'decision' | 'left_unseen' | 'elective_cancelled' | 'bed_clean' | 'bed_blocked' | 'bed_open';
  readonly at: number;
  /** Visit, booking or bed. */
  readonly key: string;
  /** Type of admission or reason of cancelling; null elsewhere and where the event does not say. */
  readonly word: string | null;
}
export interface EmptiedBed {
  readonly bedId: string;
  readonly at: number;
}
/** What the forecast newest at `target - lead` said of one target, in beds. */
export interface IssuedPrediction {
  readonly nodeId: string;
  readonly target: number;
  readonly chanceShort: number;
  readonly low: number;
  readonly high: number;
  readonly median: number;
  readonly censusAtIssue: number;
}
export interface PredictionQuestion {
  readonly nodeIds: readonly string[];
  readonly targets: readonly number[];
  readonly leadMs: number;
}
/** One day of the week to come, as the forecast then newest saw it. Free beds; negative = short. */
export interface OutlookDay {
  readonly from: number;
  readonly to: number;
  /** Hours of the day that the forecast holds; 0 = it does not reach the day. */
  readonly hours: number;
  /** At the hour of the day with the highest chance: that hour, its chance, its 80 % range. Null without an hour. */
  readonly worst: { readonly at: number; readonly chance: number; readonly low: number; readonly high: number } | null;
  /** Fewest free beds of the day: in the middle, when it comes as bad as 1 in 5, as bad as 1 in 20. Null without an hour. */
  readonly free: { readonly expected: number; readonly bad: number; readonly veryBad: number } | null;
}
export interface WeekOutlook {
  readonly issuedAt: number;
  readonly modelVersion: string;
  /** Last hour that the forecast holds. */
  readonly reachesTo: number;
  /** Whose numbers the days are: the division most at risk, or the hospital. */
  readonly nodeId: string;
  readonly days: readonly OutlookDay[];
  /** At most three, the one most at risk first. */
  readonly wards: readonly { readonly nodeId: string; readonly at: number; readonly chance: number }[];
}
/** Everything that a week's page is drawn from. As stored it never changes. */
export interface WeekDocument {
  readonly facts: WeekFacts;
  /** The twelve weeks that end with this one, oldest first; null where too little is known of one. */
  readonly series: readonly { readonly isoWeek: string; readonly facts: WeekFacts | null }[];
  /** The same week a year before; null where that is not known or that year has no such week. */
  readonly lastYear: WeekFacts | null;
  readonly outlook: WeekOutlook | null;
  /** Null where no forecast of the week had been issued in time. */
  readonly record: ForecastRecordOfWeek | null;
}
export interface PublishedWeek {
  readonly isoWeek: string;
  readonly publishedAt: number;
  readonly document: WeekDocument;
}
/**
 * Reads of the weekly summary, and its published weeks. Ranges are half-open. Counting is the caller's: rows come as they
 * are. A published week is written once: nothing updates or deletes it.
 */
export interface SummaryStore {
  /** Visits with time in the wards within the range; with the whole of it, also outside. */
  wardVisits(facilityId: string, edUnitIds: readonly string[], range: HourRange): Promise<readonly WardVisit[]>;
  /** Visits that arrived in an emergency department, or left it, within the range. */
  edVisits(facilityId: string, edUnitIds: readonly string[], range: HourRange): Promise<readonly EdVisit[]>;
  /** Beds that a patient left within the range. */
  emptiedBeds(facilityId: string, range: HourRange): Promise<readonly EmptiedBed[]>;
  /** By the time they happened, ascending. Blocked and open beds of all time up to the range's end, since a bed may have been blocked long before. */
  events(facilityId: string, range: HourRange): Promise<readonly SummaryEvent[]>;
  /** Per node and target at most one; none where no forecast that old reaches the target. */
  predictions(facilityId: string, question: PredictionQuestion): Promise<readonly IssuedPrediction[]>;
  /** Of these weeks, the published ones. */
  publishedWeeks(facilityId: string, isoWeeks: readonly string[]): Promise<readonly PublishedWeek[]>;
  /** Stores a week unless it is published already; returns whether it was stored now. */
  publish(facilityId: string, week: PublishedWeek): Promise<boolean>;
}
