import type { TrialCluster } from '@wardcast/runtime';
import type { FaultPlan } from './fault-plan';
import type { HospitalsFeed } from './hospitals-feed';
import type { StoredAudit } from './stored-audit';
import type { WorkerFleet } from './worker-fleet';

/** What a phase of faults has in its hands. */
export interface Trial {
  readonly plan: FaultPlan;
  readonly cluster: TrialCluster;
  readonly fleet: WorkerFleet;
  readonly feed: HospitalsFeed;
  readonly audit: StoredAudit;
  /** Events to publish with each fault. */
  readonly share: number;
  random(): number;
  say(line: string): void;
}
/** Injects its faults while events come; what it answers is for the table. */
export interface Phase {
  readonly fault: string;
  readonly injected: number;
  run(trial: Trial): Promise<string>;
}

export function pick<T>(items: readonly T[], random: () => number): T | undefined {
  return items[Math.floor(random() * items.length)];
}

/** Names and how often each occurred, most frequent first. */
export function tally(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name, count]) => `${count} x ${name}`).join(', ');
}
