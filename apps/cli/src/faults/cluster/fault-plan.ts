/** How much of each fault one run injects. */
export interface FaultPlan {
  readonly hospitals: number;
  readonly workers: number;
  /** Events that the run publishes at least. */
  readonly events: number;
  readonly kills: number;
  readonly zombies: number;
  readonly databaseRestarts: number;
  readonly brokerKills: number;
  readonly membershipChanges: number;
  readonly linkFaults: number;
  readonly replays: number;
  readonly poisonBursts: number;
}

export const LONG_PLAN: FaultPlan = { hospitals: 8, workers: 3, events: 505_000, kills: 60, zombies: 20, databaseRestarts: 10, brokerKills: 6, membershipChanges: 20, linkFaults: 30, replays: 8, poisonBursts: 3 };
/** Under four minutes: each kind of fault, and each stage of a batch once. */
export const SHORT_PLAN: FaultPlan = { hospitals: 4, workers: 3, events: 24_000, kills: 8, zombies: 2, databaseRestarts: 2, brokerKills: 1, membershipChanges: 2, linkFaults: 5, replays: 2, poisonBursts: 1 };

/** Every fault carries the same share of the events. */
export function eventsPerFault(plan: FaultPlan): number {
  const faults = plan.kills + plan.zombies + plan.databaseRestarts + plan.brokerKills + plan.membershipChanges + plan.linkFaults + plan.replays + plan.poisonBursts;
  return Math.ceil(plan.events / faults);
}
