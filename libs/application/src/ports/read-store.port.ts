import type { Facility, UnitLive } from '@wardcast/domain';

export interface LiveRow {
  readonly live: UnitLive;
  /** Rises with every change of this facility; a client resumes from the last one it saw. */
  readonly version: bigint;
}
export interface FeedState {
  readonly feedId: string;
  readonly lastHeartbeatAt: number | null;
  readonly lastEventAt: number | null;
  readonly lastReceivedAt: number | null;
}
export interface HourColumns {
  /** ms, ascending, half-open range [from, to). */
  readonly hours: readonly number[];
  readonly census: readonly number[];
  readonly arrivals: readonly number[];
  readonly departures: readonly number[];
}
export interface DeadLetterRow {
  readonly id: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly at: number;
  readonly reason: string;
  readonly where: string;
  readonly detail: string;
  readonly replayedAt: number | null;
}
/** Reads of the product: no query here is without an index on its path. */
export interface ReadStore {
  facilities(): Promise<readonly Facility[]>;
  saveFacility(facility: Facility): Promise<void>;
  /** Rows with version > after (0 = all). */
  liveRows(facilityId: string, after: bigint): Promise<readonly LiveRow[]>;
  /** Latest known values, or as known at `asOf`. */
  unitHours(facilityId: string, unitId: string, from: number, to: number, asOf: number | null): Promise<HourColumns>;
  feedStates(facilityId: string): Promise<readonly FeedState[]>;
  deadLetters(limit: number): Promise<readonly DeadLetterRow[]>;
  deadLetterOriginal(id: string): Promise<{ readonly row: DeadLetterRow; readonly key: string; readonly headers: Readonly<Record<string, string>>; readonly value: Uint8Array } | null>;
  markReplayed(id: string, at: number): Promise<void>;
}
