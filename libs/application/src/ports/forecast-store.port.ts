import type { ListEvent } from '../commands/forecast/list-event';
import type { Stay } from '@wardcast/domain';
import type { DoubtCause, ExpectedAdmissions, StepDownReason, SumOfUnitsRefusal } from '@wardcast/forecasting';
import type { PartitionOwner } from './partition-store.port';

/** A forecast as issued. Never overwritten: a re-issue is a new record. */
export interface ForecastRecord {
  readonly forecastId: string;
  readonly facilityId: string;
  /** A unit id, a division id, or the facility id: nodes of the hospital tree. */
  readonly nodeId: string;
  /** ms. */
  readonly issuedAt: number;
  /** Newest receipt time of any event it knew, heartbeats included: a quiet feed that is alive is not stale (ms). */
  readonly dataAsOf: number;
  readonly trigger: 'events' | 'hour' | 'refit' | 'start';
  readonly modelVersion: string;
  /** Which rung of the fallback ladder spoke: 2 = flow model and direct expert together; 3 = the flow model; 4 = hour-of-week profile; 5 = last value. Where even this one must not speak the issue is stored as a refusal. */
  readonly ladderStep: number;
  /** Target instants (ms), ascending: the full hours after issuedAt. */
  readonly targets: readonly number[];
  readonly levels: readonly number[];
  /** targets.length x levels.length census quantiles, row-major, integers. */
  readonly quantiles: Int16Array;
  /** Per target: mean census, P(census > staffed), staffed beds. */
  readonly mean: Float32Array;
  readonly chanceShort: Float32Array;
  readonly staffed: Int16Array;
  /** Per target, cumulative expectation since issuedAt. */
  readonly expectedOut: Float32Array;
  readonly expectedIn: Float32Array;
  /** Census at issuedAt. */
  readonly censusAtIssue: number;
  /** What the numbers are made of, packed; only written here and read by `parts`. Absent where no flow model spoke. */
  readonly parts?: Float32Array | null;
  /** Absent or null where there is nothing to say: the best rung spoke, from a feed that is well, of a unit that sends nobody on. */
  readonly notes?: ForecastNotes | null;
}
/** What a reader must know of a forecast beside its numbers. Stored with it, never rewritten. */
export interface ForecastNotes {
  /** Why a simpler rule speaks in place of the best one; null where the best one does. */
  readonly stepDown: {
    readonly reason: StepDownCause;
    /** Of a sum: its units that stepped down; empty where the reason is the sum's own. */
    readonly unitIds: readonly string[];
  } | null;
  /** Why its ranges are wider than the models say; null where what it knew is thought to be complete. */
  readonly widening: ForecastWidening | null;
  /** Of an emergency department that tells of its patients: who of those there without a decision will lie on a ward; absent or null elsewhere. */
  readonly admissions?: readonly ExpectedAdmissions[] | null;
}
export interface ForecastWidening {
  readonly cause: DoubtCause;
  /** The late feed, where it is one. */
  readonly feedId: string | null;
  /** So much of the time before the issue is taken as not known. */
  readonly blindMinutes: number;
}
/** Why a rung of the ladder was left: by a unit, or by the sum of some. */
export type StepDownCause = StepDownReason | SumOfUnitsRefusal | 'unit_missing';
/** An issue that refused: no rung of the ladder may speak for the node. It stands until the node's next forecast. Never rewritten. */
export interface RefusedIssue {
  readonly facilityId: string;
  readonly nodeId: string;
  /** ms. */
  readonly issuedAt: number;
  /** Why the last rung was left. */
  readonly reason: StepDownCause;
  /** Of a sum: its parts without a forecast; empty where the reason is the node's own. */
  readonly unitIds: readonly string[];
}
/** Why a node has no forecast, and since when. */
export interface StandingRefusal extends Pick<RefusedIssue, 'nodeId' | 'reason' | 'unitIds'> {
  /** First issue that refused after the last forecast (ms). */
  readonly since: number;
  /** Issue of that last forecast (ms); null where there never was one. */
  readonly lastIssuedAt: number | null;
}
/** One stay of a visit as the ledger folds it: in one bed, on leave or not. Instants in ms. */
export interface StayRow extends Pick<Stay, 'unitId' | 'from' | 'to' | 'definiteOutAt'> {
  readonly visitKey: string;
}
/** One presence of a patient in a unit, whatever beds it used. Instants in ms. */
export interface TrainingStay {
  readonly unitId: string;
  readonly enteredAt: number;
  /** null = still there. */
  readonly leftAt: number | null;
  /** When the way out was known to be definite, and still was at the end; null = it was not. */
  readonly orderedAt: number | null;
}
export interface ForecastStore {
  /** Bumps the version of each node, so that readers are told. With `owner`: throws FencedError, and stores nothing, once another one claimed the partition. */
  append(records: readonly ForecastRecord[], owner?: PartitionOwner): Promise<void>;
  /** Keeps issues that refused, and bumps the version of their nodes; each is kept once. `owner` as in `append`. */
  appendRefusals(refusals: readonly RefusedIssue[], owner?: PartitionOwner): Promise<void>;
  /** Refusals that stand now, or stood at `asOf`: of nodes whose newest issue up to then refused. */
  standingRefusals(facilityId: string, nodeIds: readonly string[] | 'all', asOf: number | null): Promise<readonly StandingRefusal[]>;
  /** The newest of each node; none of a node whose newest issue refused. */
  latest(facilityId: string, nodeIds: readonly string[] | 'all'): Promise<readonly ForecastRecord[]>;
  /** The newest issued at or before `asOf`, of those that reach at least `reachHours` targets ahead (default: any). Null where the newest issue up to then refused. */
  asOf(facilityId: string, nodeId: string, asOf: number, reachHours?: number): Promise<ForecastRecord | null>;
  /** The packed parts of a forecast; null where it was issued without. */
  parts(record: Pick<ForecastRecord, 'facilityId' | 'nodeId' | 'issuedAt' | 'forecastId'>): Promise<Float32Array | null>;
  /** Issue times of a node, newest first, before `before`, at most `limit`. */
  issueTimes(facilityId: string, nodeId: string, before: number, limit: number): Promise<readonly number[]>;
  /**
   * All stays of the visits that had one overlapping [from, to), by visit and then in order: `joinPresences` makes presences of
   * them, and needs those before the range to know how long a patient has been in the unit.
   */
  readTrainingStays(facilityId: string, from: number, to: number): Promise<readonly StayRow[]>;
  /** What was said of lists and of ways home, received in [from, to), by receipt and then in the order of storing. */
  readListEvents(facilityId: string, from: number, to: number): Promise<readonly ListEvent[]>;
  /** The newest few of a facility are kept, the one saved now among them. */
  saveModel(facilityId: string, version: string, fittedAt: number, model: unknown): Promise<void>;
  latestModel(facilityId: string): Promise<{ readonly version: string; readonly model: unknown } | null>;
}
