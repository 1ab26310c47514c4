import type { HospitalEvent, EventType } from '../events/hospital-event';

/** One uninterrupted presence of a visit in a unit (and bed). Half-open [from, to); `to` null = still there. ms UTC. */
export interface Stay {
  readonly unitId: string;
  readonly bedId: string | null;
  readonly from: number;
  readonly to: number | null;
  /** On leave with the bed held: the patient still counts in the census, as the bed is not free. */
  readonly onLeave: boolean;
  /**
   * When the way out of the unit became definite, as known (receipt time, ms): the first discharge order, booked transport or pending
   * discharge that stood at the end of this stay. A change of bed within the unit keeps it; one that stood before the patient came
   * counts from the arrival in the unit. null = none, or withdrawn.
   */
  readonly definiteOutAt: number | null;
}
export type VisitState = 'planned' | 'in_progress' | 'on_leave' | 'finished' | 'cancelled';
export interface VisitStays {
  readonly visitKey: string;
  readonly state: VisitState;
  readonly stays: readonly Stay[];
  /** How they differ from those told last. Absent: not known, all of them may. */
  readonly change?: StayChange;
}
/**
 * By when a stay began: that names it, with its number among those of the visit that began at the same instant (see `stayNumbers`).
 * A visit that was forgotten and comes back tells of its new stays alone, and so its old ones are left as they are.
 */
export interface StayChange {
  /** Places in `stays` that are new or differ. */
  readonly places: readonly number[];
  /** Begins (ms) of stays that were told and are no longer. */
  readonly gone: readonly number[];
}
/**
 * Census at the instant `hour` (ms, on the hour, UTC) and the moves of (hour, hour + 1 h]. A move exactly on the hour is
 * already in that hour's census, so that census(hour + 1 h) = census(hour) + arrivals - departures without exception.
 */
export interface UnitHour {
  readonly unitId: string;
  readonly hour: number;
  readonly census: number;
  readonly arrivals: number;
  readonly departures: number;
  /** Staffed beds at `hour`. */
  readonly staffed: number;
  /** Receipt time of the newest event that shaped this cell (ms); a correction has a later one. */
  readonly availableAt: number;
}
export type ConflictKind = 'bed_has_two_visits' | 'visit_in_two_beds' | 'content_conflict' | 'occupied_unstaffed' | 'hygiene_assumed_clean' | 'unknown_bed' | 'location_drift' | 'merge_cycle' | 'cancel_with_dependents' | 'counts_differ';
export interface Conflict {
  readonly kind: ConflictKind;
  readonly unitId: string | null;
  readonly bedId: string | null;
  /** Events that claim against each other. */
  readonly eventIds: readonly string[];
  readonly at: number;
}
export type ParkReason = 'visit_unknown' | 'impossible_sequence' | 'cancel_without_target' | 'swap_not_in_progress' | 'beyond_lateness' | 'merge_cycle' | 'content_conflict';
/** A valid but (yet) impossible event, held until the missing one arrives. */
export interface ParkedEvent {
  readonly eventId: string;
  readonly type: EventType;
  readonly reason: ParkReason;
  readonly occurredAt: number;
}
/** What one call of applyEvents changed: everything a store needs to persist, nothing else. */
export interface LedgerChange {
  /** Events that were new, parked ones too: everything that a rebuild has to read. */
  readonly applied: readonly HospitalEvent[];
  readonly duplicateIds: readonly string[];
  /** Events whose id was known with another content: the first stands, these changed nothing. The caller keeps their originals. */
  readonly refused: readonly HospitalEvent[];
  /** Units whose live state changed. */
  readonly units: ReadonlySet<string>;
  /** Visits whose folded stays changed: the complete new list of each. */
  readonly visits: readonly VisitStays[];
  /** Hourly cells that closed or were corrected. */
  readonly unitHours: readonly UnitHour[];
  /** Newly parked, or for another reason than before. */
  readonly parked: readonly ParkedEvent[];
  /** Ids parked before and now applied or absorbed. */
  readonly released: readonly string[];
  readonly conflicts: readonly Conflict[];
}
export interface PresentPatient {
  readonly visitKey: string;
  /** When this stay in this unit began (ms). */
  readonly enteredAt: number;
  /** A discharge order, booked transport or confirmed pending discharge: counted as a definite move out. */
  readonly definiteOut: boolean;
  readonly expectedOutAt: number | null;
}
export interface ExpectedPatient {
  /** `decided`: decision to admit or bed request or pending transfer to this unit; `booked`: elective list. */
  readonly kind: 'decided' | 'booked';
  /** ms; null = as soon as possible. */
  readonly expectedAt: number | null;
}
/** Live numbers of one unit at an instant. */
export interface UnitLive {
  readonly unitId: string;
  readonly at: number;
  /** Everybody with a place in the unit; those on leave hold their bed and are included. */
  readonly census: number;
  /** Of these, on leave. */
  readonly onLeave: number;
  readonly physicalBeds: number;
  readonly staffedBeds: number;
  readonly blockedBeds: number;
  /** Unoccupied, clean, open, staffed, unassigned. */
  readonly availableNow: number;
  readonly inCleaning: number;
  readonly present: readonly PresentPatient[];
  readonly expected: readonly ExpectedPatient[];
  readonly lastEventAt: number | null;
  /** The unit sends only counts, and this is the time of the one that is its census; then nobody is `present`. null or absent = known by movements. */
  readonly countedAt?: number | null;
}
