import type { LeverChange, PlannedAdmission, SeenRange, WhatIfAssumption } from '@wardcast/simulation';
import type { UnitKind } from '@wardcast/domain';
import type { RunMeasureView } from './run-views';

/** `now`: the hospital as it stood, and who usually comes; `last_week`: the patients who really came in the seven days before. */
export type BaselineStart = 'now' | 'last_week';

export interface BaselineUnitView {
  readonly unitId: string;
  readonly name: string;
  readonly divisionId: string;
  readonly kind: UnitKind;
  readonly census: number;
  readonly staffedBeds: number;
  /** The fewest within the horizon. */
  readonly fewestStaffed: number;
}
/** Means of the record's weeks; null where too little is known. */
export interface BaselineFacts {
  readonly weeks: number;
  readonly staffedBeds: number;
  readonly arrivalsPerWeek: number | null;
  readonly meanStayDays: number | null;
  readonly beforeNoonPercent: number | null;
  readonly turnaroundMinutes: number;
}
/** What scenarios are changes of, without the numbers that a run needs. Instants in ms. */
export interface Baseline {
  readonly baselineId: string;
  readonly facilityId: string;
  readonly start: BaselineStart;
  readonly issuedAt: number;
  /** The hospital's newest forecast then; null where it had none. */
  readonly forecastId: string | null;
  readonly dataAsOf: number;
  readonly modelVersion: string;
  readonly horizonHours: number;
  /** Starts of its local days; the first is the start of its running hour. */
  readonly days: readonly number[];
  readonly seed: number;
  readonly units: readonly BaselineUnitView[];
  readonly seen: readonly SeenRange[];
  readonly facts: BaselineFacts;
  readonly assumptions: readonly WhatIfAssumption[];
}

/** A scenario as it was saved. Nothing of it ever changes but whether it stands on the list. */
export interface ScenarioRecord {
  readonly scenarioId: string;
  readonly facilityId: string;
  readonly name: string;
  readonly note: string;
  readonly author: string;
  readonly createdAt: number;
  readonly parentId: string | null;
  readonly baselineId: string;
  readonly changes: readonly LeverChange[];
}
export interface ScenarioOutcome {
  readonly replications: number;
  readonly measures: readonly RunMeasureView[];
}
export interface StoredScenario extends ScenarioRecord {
  readonly baseline: Baseline;
  /** Null while it stands on the list. */
  readonly deletedAt: number | null;
  /** Null while it was not worked out. */
  readonly outcome: ScenarioOutcome | null;
}

/** Baselines, scenarios and their outcomes. Baselines, scenarios and outcomes are written once; a scenario can only leave the list and come back. */
export interface ScenarioStore {
  /** Stores the baseline with the plain data that a run starts from, and forgets older ones of the facility that no scenario uses. */
  saveBaseline(baseline: Baseline, input: unknown): Promise<void>;
  /** Null where there is none. */
  baseline(baselineId: string): Promise<Baseline | null>;
  /** What a run starts from, as it was saved; the caller vouches for its shape. Null where there is none. */
  baselineInput(baselineId: string): Promise<unknown>;
  newestBaseline(facilityId: string, start: BaselineStart): Promise<Baseline | null>;
  /** Admissions of [from, to), ms, that their message calls elective, with the first unit of the visit; in no order. */
  plannedAdmissions(facilityId: string, from: number, to: number): Promise<readonly PlannedAdmission[]>;
  /** Throws when its baseline is not there. */
  insert(scenario: ScenarioRecord): Promise<void>;
  /** Also a deleted one. */
  find(scenarioId: string): Promise<StoredScenario | null>;
  /** Newest first, without deleted ones. */
  list(facilityId: string, limit: number): Promise<readonly StoredScenario[]>;
  countListed(facilityId: string): Promise<number>;
  /** `at` null puts it back on the list. A second call changes nothing. */
  markDeleted(scenarioId: string, at: number | null): Promise<void>;
  /** Stored once; a second outcome changes nothing. */
  saveOutcome(scenarioId: string, outcome: ScenarioOutcome, at: number): Promise<void>;
  /** Scenarios on the list without an outcome, oldest first. */
  withoutOutcome(limit: number): Promise<readonly ScenarioRecord[]>;
}
