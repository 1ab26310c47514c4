import type { ChangeError, LeverChange, MeasureName } from '@wardcast/simulation';
import type { Baseline, BaselineStart } from './scenario-store.port';

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
export type RunStage = 'waiting' | 'instant' | 'coarse' | 'refined' | 'done' | 'refused';
export interface RunAnswer {
  readonly stage: RunStage;
  /** Jobs before this one, while it waits. */
  readonly ahead: number;
  readonly replications: number;
  readonly maxReplications: number;
  readonly measures: readonly RunMeasureView[];
  readonly days: RunDaysView | null;
  readonly hours: RunHoursView | null;
  readonly errors: readonly ChangeError[];
}

export interface RunRequest {
  readonly baselineId: string;
  readonly changes: readonly LeverChange[];
  /** What to compare with; none = the baseline as it is. */
  readonly against: readonly LeverChange[];
}
export interface GoalRequest {
  readonly baselineId: string;
  readonly changes: readonly LeverChange[];
  readonly goal: { readonly measure: MeasureName; readonly atMost: number; readonly inNineOfTen: boolean };
}
export interface GoalFinding {
  readonly kind: string;
  readonly field: string;
  /** Position of the change that is moved; null where one is added. */
  readonly index: number | null;
  readonly from: number;
  /** Null = not possible with this lever alone. */
  readonly change: LeverChange | null;
  readonly value: number | null;
  readonly reached: number;
  readonly checked: number;
  readonly verified: boolean;
  readonly replications: number;
  readonly done: number;
  readonly all: number;
}
export interface BaselineRequest {
  readonly facilityId: string;
  readonly start: BaselineStart;
  /** ms, the hospital's clock. */
  readonly now: number;
}

/** Why a job gave no answer: too many wait, its thread broke, or what it starts from is gone. */
export class WhatIfFault extends Error {
  constructor(
    readonly reason: 'busy' | 'broken' | 'no_baseline' | 'no_models' | 'stopped',
    message: string,
  ) {
    super(message);
  }
}

/**
 * Work of the what-if, away from whoever serves screens: at most a stated number of jobs at once, the others wait in order.
 * Every method rejects with a WhatIfFault when its job cannot be done; a job that breaks harms no other.
 */
export interface WhatIfRunner {
  /** Makes a baseline and stores it. */
  makeBaseline(request: BaselineRequest): Promise<Baseline>;
  /** Errors of changes, judged by the levers themselves. */
  validate(baselineId: string, changes: readonly LeverChange[]): Promise<readonly ChangeError[]>;
  /** Answers that sharpen; the newest replaces those before it, and a slow reader misses the ones between. Ends by itself, or with the signal. */
  run(request: RunRequest, signal: AbortSignal): AsyncIterable<RunAnswer>;
  /** The last answer of a run that nobody waits for: it begins when nothing else waits. */
  runToEnd(request: RunRequest, signal: AbortSignal): Promise<RunAnswer>;
  /** One finding for each lever that can be searched. */
  seek(request: GoalRequest, signal: AbortSignal): AsyncIterable<GoalFinding>;
}
