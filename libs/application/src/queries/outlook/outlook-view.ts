import type { CrowdingBand, NedocsGap } from '@wardcast/forecasting';
import type { StaffingRatio } from '../../settings/staffing-ratios';

/** Unconstrained view: patients who need a bed, as if beds had no end. */
export interface UnconstrainedDemandView {
  readonly mean: readonly number[];
}
/** Constrained view: occupied staffed beds, and who is left over. The two means add up to that of the demand. */
export interface ConstrainedOccupancyView {
  readonly mean: readonly number[];
  readonly withoutBed: readonly number[];
  readonly chanceOne: readonly number[];
  readonly chanceThree: readonly number[];
  readonly chanceFive: readonly number[];
}
export interface ExpectedBoardersView {
  readonly ifAnyBedServes: readonly number[];
  readonly ifWardsKeepToThemselves: readonly number[];
}
export interface ShiftNursesView {
  readonly start: number;
  readonly end: number;
  readonly likely: number | null;
  readonly upper: number | null;
  readonly planned: number | null;
  readonly present: number | null;
}
export interface NursesRequiredView {
  readonly ratio: StaffingRatio | null;
  readonly shifts: readonly ShiftNursesView[];
}
/** How many of those in the department without a decision will lie on a ward within so many hours. */
export interface ExpectedAdmissionsView {
  readonly hours: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly byUnit: readonly { readonly unitId: string; readonly mean: number }[];
}
export interface EdCrowdingView {
  readonly at: number;
  readonly score: number | null;
  readonly atLeast: number | null;
  readonly band: CrowdingBand | null;
  readonly missing: readonly NedocsGap[];
  readonly patients: number;
  readonly places: number;
  readonly hospitalBeds: number;
  readonly boarders: number | null;
  readonly longestBoardingHours: number | null;
  readonly lastRoomedWaitHours: number | null;
  readonly crowdedAbove: number | null;
  /** Above this score it is called overcrowded. */
  readonly crowdedAboveScore: number;
  readonly chance: readonly number[] | null;
  readonly admissions: readonly ExpectedAdmissionsView[] | null;
}
export interface OutlookView {
  readonly nodeId: string;
  readonly issuedAt: number;
  readonly targets: readonly number[];
  readonly unconstrained: UnconstrainedDemandView;
  readonly constrained: ConstrainedOccupancyView;
  readonly boarders: ExpectedBoardersView | null;
  readonly nurses: NursesRequiredView | null;
  readonly crowding: EdCrowdingView | null;
}
