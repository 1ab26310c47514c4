import type { Fact } from './fact';
import type { Conflict, ConflictKind, ParkReason, VisitState } from './ledger.types';

/** A stay in one bed (or one unit without a bed), as the fold builds it. */
export interface Segment {
  readonly unit: string;
  readonly bed: string | null;
  readonly from: number;
  to: number | null;
  readonly onLeave: boolean;
  /** Event that began it. */
  readonly opener: string;
  /** Opener of the first of an unbroken row of segments: after a merge, the rows of two records lie among each other. */
  readonly chain: string;
  /** Entered or left by a swap: hygiene stays as it is. */
  readonly swapIn: boolean;
  swapOut: boolean;
  /** See `Stay.definiteOutAt`. */
  definiteOutAt: number | null;
}
export interface PendingPlace {
  readonly unit: string | null;
  readonly bed: string | null;
  readonly at: number | null;
}
/** State of one visit while its facts are folded, and the result afterwards. */
export interface Work {
  readonly key: string;
  state: VisitState | 'unknown';
  segments: Segment[];
  open: Segment | null;
  /** In the ED, not yet on a ward. */
  inEd: boolean;
  /** When the present or last ED stay began. */
  edSince: number;
  lastAt: number;
  mergedInto: string | null;
  /** Episode of the other visit that it was merged into: a later episode under that key is somebody new. */
  mergedEpisode: number;
  /** Counts how often the visit was forgotten and began anew. */
  episode: number;
  /** How many of the segments, the first ones, are of episodes that were forgotten: nothing moves them any more. */
  past: number;
  planned: (PendingPlace & { readonly kind: 'decided' | 'booked' }) | null;
  pendingTransfer: PendingPlace | null;
  /** Ward asked for from the ED. */
  requested: string | null;
  expectedOutAt: number | null;
  /** Receipt time of the first statement that stands, or null; so are the next two. */
  dischargeOrder: number | null;
  transportBooked: number | null;
  dischargePending: number | null;
  parked: { readonly fact: Fact; readonly reason: ParkReason }[];
  conflicts: Conflict[];
}

export function newWork(key: string): Work {
  return {
    key, state: 'unknown', segments: [], open: null, inEd: false, edSince: -Infinity, lastAt: -Infinity, mergedInto: null, mergedEpisode: 0, episode: 0, past: 0, planned: null, pendingTransfer: null,
    requested: null, expectedOutAt: null, dischargeOrder: null, transportBooked: null, dischargePending: null, parked: [], conflicts: [],
  };
}

/** Everything that a visit only has while it is under way. */
export function clearIntentions(work: Work): void {
  work.planned = null;
  work.pendingTransfer = null;
  work.requested = null;
  work.expectedOutAt = null;
  work.dischargeOrder = null;
  work.transportBooked = null;
  work.dischargePending = null;
  work.inEd = false;
}

/** After this time nothing more is expected of the visit; Infinity while somebody is in a place. */
export function restsAt(work: Work): number {
  if (work.open !== null) return Infinity;
  return work.state === 'planned' ? Math.max(work.lastAt, work.planned?.at ?? -Infinity) : work.lastAt;
}

export function isActive(work: Work): boolean {
  return work.state === 'in_progress' || work.state === 'on_leave';
}

/** Start of the unbroken row of segments in one unit that ends with the open one. */
function unitSince(work: Work, open: Segment): number {
  let since = open.from;
  for (const segment of [...work.segments].reverse()) {
    if (segment.chain === open.chain && segment.unit === open.unit && segment.to === since) since = segment.from;
  }
  return since;
}

/** When the way out of the present unit became definite, by the first statement that stands; a way out that was so before begins with the unit. */
export function noteDefiniteOut(work: Work): void {
  const { open, dischargeOrder, transportBooked, dischargePending } = work;
  if (open === null) return;
  const first = Math.min(dischargeOrder ?? Infinity, transportBooked ?? Infinity, dischargePending ?? Infinity);
  open.definiteOutAt = first === Infinity ? null : Math.max(first, unitSince(work, open));
}

/** Ends the open segment; one that lasted no time at all leaves no trace. */
export function leavePlace(work: Work, at: number, swap = false): void {
  const open = work.open;
  if (open === null) return;
  work.open = null;
  open.to = at;
  open.swapOut = swap;
  if (open.from >= at) work.segments.splice(work.segments.indexOf(open), 1);
}

export interface Entry {
  readonly unit: string;
  readonly bed: string | null;
  readonly at: number;
  readonly opener: string;
  readonly onLeave?: boolean;
  readonly swap?: boolean;
}
/** Moves the visit to a place, ending the one it was in. Staying where it is changes nothing. */
export function enterPlace(work: Work, entry: Entry): void {
  const onLeave = entry.onLeave ?? false;
  const open = work.open;
  if (open !== null && open.unit === entry.unit && open.bed === entry.bed && open.onLeave === onLeave) return noteDefiniteOut(work);
  leavePlace(work, entry.at, entry.swap);
  const chain = open?.chain ?? entry.opener;
  const segment: Segment = { unit: entry.unit, bed: entry.bed, from: entry.at, to: null, onLeave, opener: entry.opener, chain, swapIn: entry.swap ?? false, swapOut: false, definiteOutAt: null };
  work.segments.push(segment);
  work.open = segment;
  noteDefiniteOut(work);
}

export function finish(work: Work, at: number, state: 'finished' | 'cancelled'): void {
  leavePlace(work, at);
  work.state = state;
  clearIntentions(work);
}

export function noteConflict(work: Work, kind: ConflictKind, details: Omit<Conflict, 'kind'>): void {
  work.conflicts.push({ kind, ...details, eventIds: [...details.eventIds].sort() });
}
