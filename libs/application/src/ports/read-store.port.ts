import type { Conflict, Facility, ParkedEvent, UnitLive } from '@wardcast/domain';

/**
 * Version of the newest change of a node (unit, division or facility). Versions of one facility rise in commit order:
 * whoever saw version v has missed nothing at or below it, so a client resumes from the last one it saw.
 */
export interface NodeVersion {
  readonly nodeId: string;
  readonly version: bigint;
}
export interface FeedState {
  readonly feedId: string;
  readonly lastHeartbeatAt: number | null;
  readonly lastEventAt: number | null;
  readonly lastReceivedAt: number | null;
}
/** Instants in ms, half-open. */
export interface HourRange {
  readonly from: number;
  readonly to: number;
}
export interface HourColumns {
  /** ms, ascending, half-open range [from, to). */
  readonly hours: readonly number[];
  readonly census: readonly number[];
  readonly arrivals: readonly number[];
  readonly departures: readonly number[];
  /** Staffed beds at each hour, from the same rows. */
  readonly staffed: readonly number[];
}
/** Local days of the facility, half-open, as YYYY-MM-DD. */
export interface DayRange {
  readonly fromDay: string;
  readonly toDay: string;
}
/** One unit by local day, ascending; days without any measured hour are left out. */
export interface DayColumns {
  /** YYYY-MM-DD. */
  readonly days: readonly string[];
  /** Measured hours: 24, or 23 and 25 when clocks change, fewer where the day is not complete. */
  readonly hours: readonly number[];
  /** Over the day's hours: mean, lowest and highest census. */
  readonly censusMean: readonly number[];
  readonly censusMin: readonly number[];
  readonly censusMax: readonly number[];
  readonly arrivals: readonly number[];
  readonly departures: readonly number[];
  readonly staffedMean: readonly number[];
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
/** A valid event that makes no sense yet: it counts as soon as the event that explains it comes. */
export interface WaitingRow extends ParkedEvent {
  readonly facilityId: string;
  readonly parkedAt: number;
}
/** Events that contradict each other, as found; both claims were kept. */
export interface ContradictionRow extends Conflict {
  readonly facilityId: string;
  readonly foundAt: number;
}
/** Rosters are published some six weeks before they begin; reading further back would read every event of the time. */
export const PLANNED_AHEAD_MS = 45 * 86_400_000;
/** What was stated of the people of one role in one shift of a unit. Instants in ms, [start, end). */
export interface StaffingStatement {
  readonly kind: 'planned' | 'actual';
  readonly shiftId: string;
  readonly role: string;
  readonly start: number;
  readonly end: number;
  /** Full-time equivalents; null where it says nothing of them. */
  readonly planned: number | null;
  readonly present: number | null;
}
/** A step of a visit in an emergency department; `decision`: the patient is to be admitted. */
export interface EdMoment {
  readonly visitKey: string;
  readonly kind: 'arrived' | 'roomed' | 'decision';
  readonly at: number;
}
/** One change of a setting of a facility, as it was made. */
export interface SettingChange {
  readonly facilityId: string;
  readonly name: string;
  /** ms, of the hospital's clock; it holds from then on. */
  readonly at: number;
  readonly by: string;
  /** Null = this product's default again. */
  readonly value: readonly number[] | null;
}
/** Reads of the product: no query here is without an index on its path. */
export interface ReadStore {
  facilities(): Promise<readonly Facility[]>;
  saveFacility(facility: Facility): Promise<void>;
  /** The newest change of each setting, as known now or at `asOf`, by name. */
  settings(facilityId: string, asOf: number | null): Promise<readonly SettingChange[]>;
  /** Changes of all settings, newest first, at most `limit`. */
  settingHistory(facilityId: string, limit: number): Promise<readonly SettingChange[]>;
  /** Appends a change, later than any of that setting whatever its clock says, and announces every node as changed. Returns it as stored. */
  appendSetting(change: SettingChange): Promise<SettingChange>;
  /** Nodes whose live numbers or forecast changed after that version (0n = all). */
  changedNodes(facilityId: string, after: bigint): Promise<readonly NodeVersion[]>;
  /** Live rows of units. */
  liveRows(facilityId: string, unitIds: readonly string[] | 'all'): Promise<readonly UnitLive[]>;
  /** Hourly columns of every unit at once, latest known or as known at `asOf`: one read for the whole board. */
  recentHours(facilityId: string, from: number, to: number, asOf?: number | null): Promise<ReadonlyMap<string, HourColumns>>;
  /** Latest known values, or as known at `asOf`. */
  unitHours(facilityId: string, unitId: string, range: HourRange, asOf: number | null): Promise<HourColumns>;
  /** Measures by local day, as known now; late corrections are in them at once. */
  unitDays(facilityId: string, unitIds: readonly string[] | 'all', range: DayRange): Promise<ReadonlyMap<string, DayColumns>>;
  /**
   * Statements of a unit's shifts that overlap the range, as known now or at `asOf`; of two for one shift the later recorded one comes
   * later. Planned at most PLANNED_AHEAD_MS before the range begins: plans older than that are not looked for.
   */
  staffing(facilityId: string, unitId: string, range: HourRange, asOf: number | null): Promise<readonly StaffingStatement[]>;
  /** Steps in one emergency department from `since` on, by time. */
  edMoments(facilityId: string, unitId: string, since: number): Promise<readonly EdMoment[]>;
  feedStates(facilityId: string): Promise<readonly FeedState[]>;
  deadLetters(limit: number): Promise<readonly DeadLetterRow[]>;
  /** Opened where it was sealed; throws LetterKeyMissing when its key was not given to this process. */
  deadLetterOriginal(id: string): Promise<{ readonly row: DeadLetterRow; readonly key: string; readonly headers: Readonly<Record<string, string>>; readonly value: Uint8Array } | null>;
  markReplayed(id: string, at: number): Promise<void>;
  /** Newest first. */
  waiting(limit: number): Promise<readonly WaitingRow[]>;
  /** Newest first. */
  contradictions(limit: number): Promise<readonly ContradictionRow[]>;
}
