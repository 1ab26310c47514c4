import type { Clock } from '../../ports/clock.port';
import type { ScenarioStore } from '../../ports/scenario-store.port';
import type { WhatIfRunner } from '../../ports/what-if-runner.port';

/** Scenarios looked at in one read: the others are found by the next one. */
const AT_ONCE = 20;

export interface OutcomeKeeperOptions {
  readonly store: ScenarioStore;
  readonly runner: WhatIfRunner;
  readonly clock: Clock;
  onError(error: unknown): void;
}

/**
 * Works out saved scenarios to their end and stores what came, one at a time and only when nothing else waits. A scenario
 * whose run breaks is left for the next start. Two processes may both work one out: the same seed gives both the same.
 */
export class OutcomeKeeper {
  private readonly broken = new Set<string>();
  private readonly abort = new AbortController();
  private working: Promise<void> | null = null;
  private again = false;

  constructor(private readonly options: OutcomeKeeperOptions) {}

  /** There may be work. Cheap; may be called at any rate. */
  wake(): void {
    this.again = true;
    if (this.working !== null || this.abort.signal.aborted) return;
    this.working = this.work()
      .catch((error: unknown) => this.options.onError(error))
      .finally(() => {
        this.working = null;
      });
  }

  /** Ends the run in hand. */
  async close(): Promise<void> {
    this.abort.abort();
    await this.working;
  }

  private async work(): Promise<void> {
    while (this.again && !this.abort.signal.aborted) {
      this.again = false;
      const waiting = (await this.options.store.withoutOutcome(AT_ONCE + this.broken.size)).filter(({ scenarioId }) => !this.broken.has(scenarioId));
      for (const { scenarioId, baselineId, changes } of waiting) {
        if (this.abort.signal.aborted) return;
        await this.workOut(scenarioId, { baselineId, changes, against: [] });
        this.again = true;
      }
    }
  }

  private async workOut(scenarioId: string, request: Parameters<WhatIfRunner['runToEnd']>[0]): Promise<void> {
    const { store, runner, clock } = this.options;
    try {
      const { stage, replications, measures } = await runner.runToEnd(request, this.abort.signal);
      if (stage === 'done') await store.saveOutcome(scenarioId, { replications, measures }, clock.now());
      else this.broken.add(scenarioId);
    } catch (error) {
      if (this.abort.signal.aborted) return;
      this.broken.add(scenarioId);
      this.options.onError(error);
    }
  }
}
