import type { MeasureName } from '@wardcast/simulation';

/** A mean, and the range that holds 8 of 10 replications; null where none was run. */
export interface RunSpreadView {
  readonly mean: number;
  readonly low: number | null;
  readonly high: number | null;
}
export interface RunMeasureView {
  readonly name: MeasureName;
  readonly label: string;
  readonly unit: string;
  readonly better: 'lower' | 'higher' | 'neither';
  readonly baseline: RunSpreadView;
  readonly scenario: RunSpreadView;
  readonly change: RunSpreadView;
  readonly chanceBetter: number | null;
  readonly chanceWorse: number | null;
  /** False: the range of the change crosses zero, or ends there while half of the replications are the same. Null where nothing was run. */
  readonly clear: boolean | null;
}
/** Columns by local day; `quantiles` has one list per level. */
export interface RunDaysView {
  readonly from: readonly number[];
  readonly levels: readonly number[];
  readonly quantiles: readonly (readonly number[])[];
  readonly mean: readonly number[];
  readonly chanceShortBaseline: readonly number[];
  readonly chanceShortScenario: readonly number[];
}
/** Columns by full hour, the first at `from`: beds needed by level, and staffed beds. */
export interface RunHoursView {
  readonly from: number;
  readonly levels: readonly number[];
  readonly baseline: readonly (readonly number[])[];
  readonly scenario: readonly (readonly number[])[];
  readonly staffedBaseline: readonly number[];
  readonly staffedScenario: readonly number[];
}
