import { bedSpans } from './bed-facets';
import { foldVisits } from './fold-visits';
import { bedRecord, MS_PER_HOUR, unitRecord, type BedSpan, type Ledger, type VisitRecord } from './ledger-state';
import type { Stay, VisitState, VisitStays } from './ledger.types';
import { newConflicts, noChanges, type PendingChanges } from './pending-changes';
import { countMove, markHours } from './unit-hours';
import { stayNumbers } from './stay-numbers';
import { groupOf } from './visit-groups';
import type { Segment, Work } from './visit-work';

interface UnitSpan {
  readonly unit: string;
  readonly from: number;
  readonly to: number | null;
}
/** Presences in units: a change of bed within a unit is no arrival and no departure. */
export function unitSpans(segments: readonly Segment[]): readonly UnitSpan[] {
  const spans: UnitSpan[] = [];
  const lastOfChain = new Map<string, number>();
  for (const { unit, from, to, chain } of segments) {
    const index = lastOfChain.get(chain);
    const last = index === undefined ? undefined : spans[index];
    if (index !== undefined && last !== undefined && last.unit === unit && last.to === from) spans[index] = { unit, from: last.from, to };
    else lastOfChain.set(chain, spans.push({ unit, from, to }) - 1);
  }
  return spans;
}

function sameSegments(left: readonly Segment[], right: readonly Segment[]): boolean {
  return left.length === right.length && left.every((one, index) => {
    const two = right[index]!;
    return one.from === two.from && one.to === two.to && one.unit === two.unit && one.bed === two.bed && one.onLeave === two.onLeave && one.opener === two.opener && one.chain === two.chain && one.swapIn === two.swapIn && one.swapOut === two.swapOut && one.definiteOutAt === two.definiteOutAt;
  });
}

interface Settling {
  readonly ledger: Ledger;
  readonly pending: PendingChanges;
  readonly visit: VisitRecord;
  readonly before: Work;
  readonly after: Work;
  readonly receivedAt: number;
}

/** Takes the old presences out of the hourly counts and puts the new ones in; what both share stays untouched. */
function recount({ ledger, pending, before, after, receivedAt }: Settling): void {
  const [old, now] = [unitSpans(before.segments), unitSpans(after.segments)];
  const same = (index: number): boolean => old[index]?.unit === now[index]?.unit && old[index]?.from === now[index]?.from && old[index]?.to === now[index]?.to;
  let shared = 0;
  while (shared < old.length && shared < now.length && same(shared)) shared += 1;
  for (const [spans, weight] of [[old, -1], [now, 1]] as const) {
    for (const span of spans.slice(shared)) {
      const unit = unitRecord(ledger, span.unit);
      markHours(pending.changedHours, unit, countMove(ledger, unit, { at: span.from, direction: 'in', weight, receivedAt }));
      if (span.to !== null) markHours(pending.changedHours, unit, countMove(ledger, unit, { at: span.to, direction: 'out', weight, receivedAt }));
      unit.lastEventAt = Math.max(unit.lastEventAt ?? -Infinity, span.to ?? span.from);
      pending.dirtyUnits.add(unit);
    }
  }
}

function sameSpans(left: readonly BedSpan[], right: readonly BedSpan[]): boolean {
  return left.length === right.length && left.every((one, index) => {
    const two = right[index]!;
    return one.from === two.from && one.to === two.to && one.opener === two.opener && one.swapIn === two.swapIn && one.swapOut === two.swapOut;
  });
}

/** Keeps the occupations of beds in step. Bed changes can alter staffed beds of closed hours, so these are looked at again. */
function reoccupy({ ledger, pending, visit, before, after }: Settling): void {
  const beds = new Set([...before.segments, ...after.segments].flatMap(({ bed }) => (bed === null ? [] : [bed])));
  for (const bedId of beds) {
    const bed = bedRecord(ledger, bedId);
    const old = bed.spans.get(visit.key) ?? [];
    const spans = bedSpans(visit.key, after.segments, bedId);
    if (sameSpans(old, spans)) continue;
    if (spans.length === 0) bed.spans.delete(visit.key);
    else bed.spans.set(visit.key, spans);
    pending.dirtyBeds.add(bed);
    if (bed.facts.length === 0 || bed.unitId === null) continue;
    const first = Math.min(...[...old, ...spans].map((span) => span.from));
    markHours(pending.changedHours, unitRecord(ledger, bed.unitId), Math.floor(first / MS_PER_HOUR));
  }
}

/** The units in which the visit is present or expected. */
function concernedUnits(work: Work): readonly (string | null)[] {
  return [work.open?.unit ?? null, work.planned?.unit ?? null, work.pendingTransfer?.unit ?? null, work.requested];
}

function reindex({ ledger, pending, visit, before, after }: Settling): void {
  for (const unitId of [...concernedUnits(before), ...concernedUnits(after)]) {
    if (unitId === null) continue;
    const unit = unitRecord(ledger, unitId);
    pending.dirtyUnits.add(unit);
    if (after.open?.unit === unitId) unit.present.add(visit);
    else unit.present.delete(visit);
    if (concernedUnits(after).indexOf(unitId, 1) > 0) unit.expected.add(visit);
    else unit.expected.delete(visit);
  }
}

/** Of a group as a whole: a merge gives what waited for one visit to another, and there it goes on waiting. */
function reportParked(pending: PendingChanges, before: readonly Work[], after: readonly Work[]): void {
  const was = new Map(before.flatMap(({ parked }) => parked.map(({ fact, reason }) => [fact.id, reason] as const)));
  const is = new Map(after.flatMap(({ parked }) => parked.map((waiting) => [waiting.fact.id, waiting] as const)));
  for (const [id, { fact, reason }] of is) if (was.get(id) !== reason) pending.parked.push({ eventId: id, type: fact.type, reason, occurredAt: fact.occurredAt });
  for (const id of was.keys()) if (!is.has(id)) pending.released.push(id);
}

/** A visit of which nothing is left was cancelled; one that only has a past is over. */
export function publicState(work: Work): VisitState {
  if (work.state !== 'unknown') return work.state;
  return work.segments.length === 0 ? 'cancelled' : 'finished';
}

function sameStay(one: Segment, two: Segment | undefined): boolean {
  return two !== undefined && one.unit === two.unit && one.bed === two.bed && one.from === two.from && one.to === two.to && one.onLeave === two.onLeave && one.definiteOutAt === two.definiteOutAt;
}

/** The stay of a name: the one that began then, with that number among those that did. */
function stayNamed(segments: readonly Segment[], numbers: readonly number[], { from, number }: { readonly from: number; readonly number: number }): Segment | undefined {
  return segments.find((segment, place) => segment.from === from && numbers[place] === number);
}

function changedStays(visit: VisitRecord, before: Work): VisitStays {
  const [old, now] = [before.segments, visit.work.segments];
  const [oldNumbers, numbers] = [stayNumbers(old), stayNumbers(now)];
  const places: number[] = [];
  now.forEach((segment, place) => {
    if (!sameStay(segment, stayNamed(old, oldNumbers, { from: segment.from, number: numbers[place]! }))) places.push(place);
  });
  const gone = old.filter(({ from }, place) => stayNamed(now, numbers, { from, number: oldNumbers[place]! }) === undefined).map(({ from }) => from);
  return { ...staysOf(visit), change: { places, gone } };
}

export function staysOf(visit: VisitRecord): VisitStays {
  const stays = visit.work.segments.map(({ unit, bed, from, to, onLeave, definiteOutAt }): Stay => ({ unitId: unit, bedId: bed, from, to, onLeave, definiteOutAt }));
  return { visitKey: visit.key, state: publicState(visit.work), stays };
}

function settle(settling: Settling): void {
  const { pending, visit, before, after } = settling;
  const moved = !sameSegments(before.segments, after.segments);
  visit.work = after;
  if (moved) {
    recount(settling);
    reoccupy(settling);
  }
  reindex(settling);
  pending.conflicts.push(...newConflicts(before.conflicts, after.conflicts));
  if (moved || before.state !== after.state) pending.visits.push(changedStays(visit, before));
}

/** Folds every touched visit again, together with those it is connected to, and carries the differences into the state. */
export function settleVisits(ledger: Ledger, pending: PendingChanges): void {
  const done = new Set<VisitRecord>();
  for (const start of [...pending.dirtyVisits.keys()]) {
    if (done.has(start)) continue;
    const group = groupOf(ledger, start);
    const receivedAt = Math.max(...group.map((visit) => pending.dirtyVisits.get(visit) ?? -Infinity));
    const works = foldVisits(ledger, group);
    reportParked(pending, group.map(({ work }) => work), group.map(({ key }) => works.get(key)!));
    for (const visit of group) {
      done.add(visit);
      settle({ ledger, pending, visit, before: visit.work, after: works.get(visit.key)!, receivedAt });
    }
  }
}

/** Folds all visits of a ledger whose hour counts are already right: after a snapshot was read. Reports nothing. */
export function restoreVisits(ledger: Ledger): void {
  const pending = noChanges();
  const done = new Set<VisitRecord>();
  for (const start of [...ledger.visits.values()]) {
    if (done.has(start)) continue;
    const group = groupOf(ledger, start);
    const works = foldVisits(ledger, group);
    for (const visit of group) {
      done.add(visit);
      const settling: Settling = { ledger, pending, visit, before: visit.work, after: works.get(visit.key)!, receivedAt: -Infinity };
      visit.work = settling.after;
      reoccupy(settling);
      reindex(settling);
    }
  }
}
