import type { Facility, Unit } from '../facility/facility';
import type { Fact } from './fact';
import type { Conflict, ParkedEvent, UnitHour } from './ledger.types';
import type { Work } from './visit-work';

export const MS_PER_HOUR = 3_600_000;
/** Three days: late entries of a long week-end still count (interop 2.9 keeps tombstones as long). */
export const DEFAULT_LATENESS_HOURS = 72;

/** What is kept of an event that came too late: enough to know it again, and to tell another content from it. */
export interface LateEvent extends ParkedEvent {
  readonly digest: number;
}
/** All that is known of one visit key. */
export interface VisitRecord {
  readonly key: string;
  /** In fold order. A swap or merge stands in the lists of both its visits. */
  readonly facts: Fact[];
  /** The fold of the facts, as last settled. */
  work: Work;
}
export interface BedSpan {
  readonly visitKey: string;
  readonly from: number;
  readonly to: number | null;
  readonly opener: string;
  readonly swapIn: boolean;
  readonly swapOut: boolean;
}
export interface BedRecord {
  readonly bedId: string;
  /** Where the facility says it stands; null for a bed that only messages know. */
  readonly unitId: string | null;
  /** Facet statements in fold order. */
  readonly facts: Fact[];
  /** Uninterrupted occupations by visit key. */
  readonly spans: Map<string, readonly BedSpan[]>;
  /** Hygiene at the start of the window, when older statements and stays were dropped. */
  hygieneBase: { readonly value: string; readonly at: number } | null;
  /** clean, dirty or cleaning. */
  hygiene: string;
  /** Some statement calls it blocked or unstaffed: only then does it have to be looked at when staffed beds are counted. */
  isMarked: boolean;
  conflicts: readonly Conflict[];
}
/** Moves of one unit in one hour, and what was said of it when it closed. */
export interface HourCell {
  arrivals: number;
  departures: number;
  receivedAt: number;
  emitted: UnitHour | null;
}
export interface UnitRecord {
  readonly unitId: string;
  /** null for a unit that only messages know: its stays are kept, but it has no live row and no hours. */
  readonly unit: Unit | null;
  readonly present: Set<VisitRecord>;
  readonly expected: Set<VisitRecord>;
  readonly bookings: Set<string>;
  readonly markedBeds: Set<BedRecord>;
  /** Capacity plans and their withdrawals, in fold order. */
  readonly plans: Fact[];
  /** Staffing with stated beds, in fold order. */
  readonly staffing: Fact[];
  /** Reported counts, in fold order: those of the window and the last one before it. */
  readonly counts: Fact[];
  /** Since when movements speak for the unit: the first one that gave a patient a place in it. null = none ever did. */
  movedAt: number | null;
  /** Whether the last report that was dropped differed from the movements. */
  differedBefore: boolean;
  countConflicts: readonly Conflict[];
  /** By hour index (hours since 1970); only hours in which something happened or was said. */
  readonly cells: Map<number, HourCell>;
  /** Census at the start of hour `baseHour` of the ledger. */
  baseCensus: number;
  baseReceivedAt: number;
  lastEventAt: number | null;
  /** Revision of the ledger in which it was last changed. */
  changedIn: number;
}

/**
 * The state of one hospital. Changed in place by applyEvents, closeHours and nothing else; a function of the set of
 * events seen (within the allowed lateness), not of their order, repetition or batching.
 */
export interface Ledger {
  readonly facility: Facility;
  readonly latenessMs: number;
  /** First hour index that may be emitted; null = that of the earliest event, see `openHours`. */
  readonly openedHour: number | null;
  readonly bedUnits: ReadonlyMap<string, string>;
  readonly visits: Map<string, VisitRecord>;
  readonly units: Map<string, UnitRecord>;
  readonly beds: Map<string, BedRecord>;
  /** Latest statement per elective booking. */
  readonly bookings: Map<string, Fact>;
  /** Facts of visits, by id. */
  readonly facts: Map<string, Fact>;
  /** Facts of beds, plans, staffing and bookings, by id, while a repetition may still come. */
  readonly loose: Map<string, Fact>;
  /** Arrived too late to count; kept to recognise repetitions. */
  readonly tooLate: Map<string, LateEvent>;
  /** Ids under which another content came later; each is reported once. */
  readonly contentConflicts: Map<string, Conflict>;
  /** Highest heartbeat number per feed. */
  readonly heartbeats: Map<string, number>;
  /** Newest `at` of any fact; -Infinity before the first. */
  watermark: number;
  /** Counts the calls of applyEvents, so that whoever reads in several turns can tell a change; no part of the state. */
  revision: number;
  /** Hour index from which cells are kept; everything before is in the bases. null before the first event. */
  baseHour: number | null;
  /** The bases hold what cannot be taken out again: hours begin no earlier. */
  basePruned: boolean;
  /** Next hour index to close; null before the first. */
  closedHour: number | null;
  /** First closed hour index that changed since hours were closed last; null = none. Lives from one call to the next, and is no part of the state. */
  changedHour: number | null;
  sweptAt: number;
}

/** Facts before it are refused as too late. */
export function acceptHorizon(ledger: Ledger): number {
  return ledger.watermark - ledger.latenessMs;
}
/** Nothing before it can change any more: a fact is at most one lateness old, a cancel reaches at most one further back. */
export function settledHorizon(ledger: Ledger): number {
  return ledger.watermark - 2 * ledger.latenessMs;
}

export interface LedgerOptions {
  /** ms; hours before it are never emitted. Without it emission begins with the hour of the earliest event of a patient, or of a count. */
  readonly openedAt?: number;
  readonly allowedLatenessHours?: number;
}

/** An empty ledger of a facility. */
export function createLedger(facility: Facility, options: LedgerOptions = {}): Ledger {
  const openedHour = options.openedAt === undefined ? null : Math.ceil(options.openedAt / MS_PER_HOUR);
  const ledger: Ledger = {
    facility,
    latenessMs: (options.allowedLatenessHours ?? DEFAULT_LATENESS_HOURS) * MS_PER_HOUR,
    openedHour,
    bedUnits: new Map(facility.units.flatMap((unit) => unit.bedIds.map((bedId) => [bedId, unit.unitId] as const))),
    visits: new Map(),
    units: new Map(),
    beds: new Map(),
    bookings: new Map(),
    facts: new Map(),
    loose: new Map(),
    tooLate: new Map(),
    contentConflicts: new Map(),
    heartbeats: new Map(),
    watermark: -Infinity,
    revision: 0,
    baseHour: openedHour,
    basePruned: openedHour !== null,
    closedHour: openedHour,
    changedHour: null,
    sweptAt: -Infinity,
  };
  for (const unit of facility.units) unitRecord(ledger, unit.unitId);
  return ledger;
}

export function unitRecord(ledger: Ledger, unitId: string): UnitRecord {
  const known = ledger.units.get(unitId);
  if (known !== undefined) return known;
  const unit = ledger.facility.units.find((candidate) => candidate.unitId === unitId) ?? null;
  const record: UnitRecord = {
    unitId, unit, present: new Set(), expected: new Set(), bookings: new Set(), markedBeds: new Set(), plans: [], staffing: [], counts: [], movedAt: null, differedBefore: false, countConflicts: [],
    cells: new Map(), baseCensus: 0, baseReceivedAt: -Infinity, lastEventAt: null, changedIn: 0,
  };
  ledger.units.set(unitId, record);
  return record;
}

export function bedRecord(ledger: Ledger, bedId: string): BedRecord {
  const known = ledger.beds.get(bedId);
  if (known !== undefined) return known;
  const record: BedRecord = { bedId, unitId: ledger.bedUnits.get(bedId) ?? null, facts: [], spans: new Map(), hygieneBase: null, hygiene: 'clean', isMarked: false, conflicts: [] };
  ledger.beds.set(bedId, record);
  return record;
}
