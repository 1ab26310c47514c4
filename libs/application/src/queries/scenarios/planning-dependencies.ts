import type { ScenarioStore } from '../../ports/scenario-store.port';
import type { WhatIfRunner } from '../../ports/what-if-runner.port';
import type { QueryDependencies } from '../query-dependencies';

/** What trials of changes need beside the queries' own parts. */
export interface PlanningDependencies extends QueryDependencies {
  readonly scenarioStore: ScenarioStore;
  readonly runner: WhatIfRunner;
  /** Works out saved scenarios that nobody waits for. */
  wakeOutcomes(): void;
  newId(): string;
}
