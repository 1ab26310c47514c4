import type { Assurance, ForecastRecordOfWeek, MeasureId, MeasureUnit, SpecialCause } from '@wardcast/domain';

/** What an executive is told, in the shapes of the contract: small counts are hidden here, before anything leaves the server. */
export interface SummaryValueView {
  /** `hidden`: one of its groups is 1 to 10 patients; `missing`: nothing is known. */
  readonly shown: 'value' | 'hidden' | 'missing';
  readonly value: number | null;
}
export type DetailId = 'patients_in_beds' | 'staffed_beds' | 'at' | 'of_hours' | 'above_100' | 'of_admissions' | 'other_admissions' | 'part' | 'whole' | 'stays_14_days' | 'stays_7_days' | 'boarders_over_4_hours' | 'beds_cleaned';
export interface SummaryDetailView extends SummaryValueView {
  readonly id: DetailId;
}
export interface SummaryPointView extends SummaryValueView {
  readonly isoWeek: string;
  readonly causes: readonly SpecialCause[];
  readonly direction: number;
}
export interface SummaryReadingView {
  readonly kind: 'usual' | 'real' | 'too_few' | 'hidden' | 'missing';
  readonly direction: 'rise' | 'fall' | null;
  readonly judgement: 'better' | 'worse' | 'neutral' | null;
  readonly cause: SpecialCause | null;
  readonly weeks: number;
}
export interface SummaryMeasureView {
  readonly id: MeasureId;
  readonly unit: MeasureUnit;
  readonly betterWhen: 'lower' | 'higher' | 'neither';
  readonly current: SummaryValueView;
  readonly lastWeek: SummaryValueView;
  readonly lastYear: SummaryValueView;
  readonly details: readonly SummaryDetailView[];
  /** Null where this week is hidden; other hidden weeks are gaps in it, and nothing is reckoned across them. */
  readonly series: readonly SummaryPointView[] | null;
  readonly limits: { readonly mean: number; readonly lower: number; readonly upper: number } | null;
  readonly reading: SummaryReadingView;
  readonly target: { readonly value: number; readonly source: string; readonly assurance: Assurance | null } | null;
}
export interface SummaryHeadlineView {
  /** Starts of the days on which a division ran short. */
  readonly shortDays: readonly number[];
  readonly worst: { readonly at: number; readonly name: string; readonly beds: number } | null;
  readonly fullest: { readonly at: number; readonly percent: number } | null;
  /** Real changes, worse ones first, at most two. */
  readonly changes: readonly MeasureId[];
  /** Measures that can be read for a real change, and how many have too few weeks for it. */
  readonly judged: number;
  readonly tooFew: number;
  readonly risk: { readonly at: number; readonly name: string; readonly chance: number } | null;
}
export interface OutlookDayView {
  readonly from: number;
  readonly to: number;
  readonly hours: number;
  readonly worstAt: number | null;
  readonly chance: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly expected: number | null;
  readonly bad: number | null;
  readonly veryBad: number | null;
}
export interface SummaryOutlookView {
  readonly issuedAt: number;
  readonly modelVersion: string;
  readonly reachesTo: number;
  readonly name: string;
  readonly days: readonly OutlookDayView[];
  readonly wards: readonly { readonly nodeId: string; readonly name: string; readonly at: number; readonly chance: number }[];
}
export interface SummaryCorrectionView {
  readonly id: MeasureId;
  readonly published: SummaryValueView;
  readonly now: SummaryValueView;
}
export type WeekState = 'published' | 'preview' | 'incomplete' | 'running' | 'future';
export interface WeekSummaryView {
  readonly isoWeek: string;
  readonly state: WeekState;
  readonly from: number;
  readonly to: number;
  readonly days: readonly number[];
  readonly hours: number;
  /** Hours of the week that every ward is known at. */
  readonly knownHours: number;
  readonly previousWeek: string;
  /** Null for a week that has not begun. */
  readonly nextWeek: string | null;
  readonly lastFullWeek: string;
  /** Null where that year has no such week. */
  readonly lastYearWeek: string | null;
  readonly publishedAt: number | null;
  readonly publishesAt: number;
  readonly headline: SummaryHeadlineView | null;
  readonly measures: readonly SummaryMeasureView[];
  readonly outlook: SummaryOutlookView | null;
  readonly record: ForecastRecordOfWeek | null;
  readonly corrections: readonly SummaryCorrectionView[];
}
