import { randomUUID } from 'node:crypto';
import { OutcomeKeeper } from '@wardcast/application';
import type { PlanningDependencies, QueryDependencies, ScenarioStore } from '@wardcast/application';
import { WhatIfPool } from './what-if-pool';

export interface PlanningOptions {
  readonly queries: QueryDependencies;
  readonly scenarioStore: ScenarioStore;
  /** Where the threads read baselines themselves. */
  readonly databaseUrl: string;
  onError(error: unknown): void;
}
export interface Planning {
  readonly deps: PlanningDependencies;
  /** Ends every run; idempotent. */
  close(): Promise<void>;
}

/** Trials of changes for one process that serves screens. Threads start with the first job. */
export function openPlanning({ queries, scenarioStore, databaseUrl, onError }: PlanningOptions): Planning {
  const pool = new WhatIfPool(databaseUrl);
  const keeper = new OutcomeKeeper({ store: scenarioStore, runner: pool, clock: queries.clock, onError });
  const deps: PlanningDependencies = { ...queries, scenarioStore, runner: pool, newId: () => randomUUID(), wakeOutcomes: () => keeper.wake() };
  const close = async (): Promise<void> => {
    const ended = keeper.close();
    await pool.close();
    await ended;
  };
  return { deps, close };
}
