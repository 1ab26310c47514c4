import type { ParkedEvent, UnitHour, UnitLive, VisitStays } from '@wardcast/domain';
import type { StoredEvent } from './ingest-store.port';

export type EventStream = 'live' | 'history';
/** What a fold of stored events makes, in the order in which it was made: later rows replace earlier ones of the same key. */
export interface RebuiltRows {
  readonly facilityId: string;
  /** A visit's whole list of stays, replacing what was written of it before. */
  readonly visits: readonly VisitStays[];
  readonly unitHours: readonly UnitHour[];
}
export interface RebuiltState {
  readonly facilityId: string;
  /** The state contains every live event with storeSequence <= this. */
  readonly storeSequence: bigint;
  /** Newest receipt time of any event in it (ms). */
  readonly takenAt: number;
  readonly snapshot: Uint8Array;
  readonly live: readonly UnitLive[];
  readonly waiting: readonly ParkedEvent[];
}
/** SHA-256 (64 hex) over the rows of one facility in a fixed order and form: equal for equal contents, in any database. */
export interface TableHashes {
  readonly stays: string;
  /** The newest known value of every hour. How often an hour was corrected before depends on how events were batched. */
  readonly hours: string;
  readonly waiting: string;
}
/** Instants in ms; -Infinity for everything. Hours from it on, and visits that reach it, are compared and exchanged. */
export type RebuildFrom = number;

/** What an exchange changed in the live tables. */
export interface SwapOutcome {
  readonly stays: number;
  readonly hours: number;
  readonly waiting: number;
}
/**
 * A side schema that a facility's state is rebuilt in, next to the live one. Every read of events and of live rows is of the
 * one instant at which the rebuild was opened, so a comparison is exact while others write. Only `swap` touches live tables.
 */
export interface RebuildStore {
  /** Ascending by storeSequence, those > after, at most `limit`. */
  readEvents(facilityId: string, stream: EventStream, after: bigint, limit: number): Promise<readonly StoredEvent[]>;
  /** End of the newest measured hour (ms), and the instant of the newest live row; null where there is none. */
  measuredTo(facilityId: string): Promise<{ readonly hoursTo: number | null; readonly liveAt: number | null }>;
  write(rows: RebuiltRows): Promise<void>;
  saveState(state: RebuiltState): Promise<void>;
  hashes(side: 'live' | 'rebuilt', facilityId: string, from: RebuildFrom): Promise<TableHashes>;
  /**
   * Makes the live tables equal to the rebuilt ones, in one transaction; corrected hours are appended, so that what was known
   * before stays readable. Throws RebuildOutdated when events were stored since the rebuild was opened: nothing is changed then.
   */
  swap(facilityId: string, from: RebuildFrom): Promise<SwapOutcome>;
}
/** Events came in while the state was rebuilt: it would be put back in time. */
export class RebuildOutdated extends Error {
  constructor(facilityId: string) {
    super(`Events of ${facilityId} were stored while its state was rebuilt. Nothing was exchanged; stop what feeds the hospital and repeat the command.`);
    this.name = 'RebuildOutdated';
  }
}
