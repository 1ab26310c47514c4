import type { Actor } from './actor';
import type { ReplayOutcome } from './commands/ingest/replay-rejected';
import type { QueryDependencies } from './queries/query-dependencies';
import type { PlanningDependencies } from './queries/scenarios/planning-dependencies';
import type { StartupStatus } from './startup-status';

/** What an API needs of the product around it. It serves from the first moment, before there is a database. */
export interface ApiContext {
  readonly startup: StartupStatus;
  /** Null until the database is up; the same object from then on. */
  deps(): QueryDependencies | null;
  /** What trials of changes need; null until the database is up, absent where this process offers none. */
  planning?(): PlanningDependencies | null;
  /** Who asks. One local user until there are accounts. */
  readonly actor: Actor;
  /** Publishes a rejected message's original again. Called only once there are dependencies. */
  replayRejected(id: string): Promise<ReplayOutcome>;
}
