import type { ChangeError, LeverChange, MeasureName } from '@wardcast/simulation';
import type { RunDaysView, RunHoursView, RunMeasureView } from './run-views';
import type { Baseline, BaselineStart } from './scenario-store.port';

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
  /** Answers that sharpen; the newest replaces those before it, and a slow reader misses the ones between. Ends by itself, with the signal, or when its reader leaves. */
  run(request: RunRequest, signal?: AbortSignal): AsyncIterable<RunAnswer>;
  /** The last answer of a run that nobody waits for: it begins when nothing else waits. */
  runToEnd(request: RunRequest, signal: AbortSignal): Promise<RunAnswer>;
  /** One finding for each lever that can be searched. */
  seek(request: GoalRequest, signal?: AbortSignal): AsyncIterable<GoalFinding>;
}
