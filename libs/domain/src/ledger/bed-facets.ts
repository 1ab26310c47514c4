import type { BedFacet } from '../generated/event-data';
import type { Fact } from './fact';
import { unitRecord, type BedRecord, type BedSpan, type Ledger } from './ledger-state';
import type { Conflict, ConflictKind } from './ledger.types';
import type { Segment } from './visit-work';

/** The statement about a facet in force at a time, or null. A block or reservation ends by itself at its `until`. */
export function facetAt(bed: BedRecord, facet: BedFacet, at: number): Fact | null {
  for (let index = bed.facts.length - 1; index >= 0; index -= 1) {
    const fact = bed.facts[index]!;
    if (fact.word === facet && fact.at <= at) return fact.when !== null && fact.when <= at ? null : fact;
  }
  return null;
}

export function isOccupiedAt(bed: BedRecord, at: number): boolean {
  for (const spans of bed.spans.values()) {
    if (spans.some((span) => span.from <= at && (span.to === null || at < span.to))) return true;
  }
  return false;
}

/** The occupations of one bed in the segments of a visit; leave holds the bed, so it does not interrupt one. */
export function bedSpans(visitKey: string, segments: readonly Segment[], bedId: string): readonly BedSpan[] {
  const spans: BedSpan[] = [];
  const chains: string[] = [];
  for (const segment of segments) {
    if (segment.bed !== bedId) continue;
    const index = chains.lastIndexOf(segment.chain);
    const last = spans[index];
    if (last !== undefined && last.to === segment.from) spans[index] = { ...last, to: segment.to, swapOut: segment.swapOut };
    else {
      spans.push({ visitKey, from: segment.from, to: segment.to, opener: segment.opener, swapIn: segment.swapIn, swapOut: segment.swapOut });
      chains.push(segment.chain);
    }
  }
  return spans;
}

function spansOf(bed: BedRecord): readonly BedSpan[] {
  return [...bed.spans.values()].flat().sort((left, right) => left.from - right.from || (left.opener < right.opener ? -1 : 1));
}

function conflict(bed: BedRecord, kind: ConflictKind, eventIds: readonly string[], at: number): Conflict {
  return { kind, unitId: bed.unitId, bedId: bed.bedId, eventIds: [...eventIds].sort(), at };
}

/** Two visits in one bed at one time: both claims stand, and the overlap is reported. */
function doubleClaims(bed: BedRecord, spans: readonly BedSpan[]): readonly Conflict[] {
  const found: Conflict[] = [];
  spans.forEach((early, index) => {
    for (const late of spans.slice(index + 1)) {
      if (early.to !== null && late.from >= early.to) continue;
      if (early.visitKey !== late.visitKey) found.push(conflict(bed, 'bed_has_two_visits', [early.opener, late.opener], late.from));
    }
  });
  return found;
}

interface HygieneStep {
  readonly at: number;
  /** At one instant: vacate, then what housekeeping says, then occupy. */
  readonly rank: 0 | 1 | 2;
  readonly value: string;
  readonly opener: string | null;
}

function hygieneSteps(bed: BedRecord, spans: readonly BedSpan[]): readonly HygieneStep[] {
  const steps: HygieneStep[] = [];
  for (const fact of bed.facts) if (fact.word === 'hygiene') steps.push({ at: fact.at, rank: 1, value: fact.ref ?? 'clean', opener: null });
  for (const span of spans) {
    if (!span.swapIn) steps.push({ at: span.from, rank: 2, value: 'clean', opener: span.opener });
    if (span.to !== null && !span.swapOut) steps.push({ at: span.to, rank: 0, value: 'dirty', opener: null });
  }
  return steps.sort((left, right) => left.at - right.at || left.rank - right.rank);
}

/**
 * Hygiene as a fold: vacating makes dirty, housekeeping says what it says, occupying a bed that is not clean is allowed,
 * assumes it clean and is reported (interop 1.3). `until`: steps at or after it are left for later.
 */
function foldHygiene(bed: BedRecord, steps: readonly HygieneStep[], until: number): { readonly value: string; readonly assumed: readonly Conflict[] } {
  let value = bed.hygieneBase?.value ?? 'clean';
  const assumed: Conflict[] = [];
  for (const step of steps) {
    if (step.at >= until) break;
    if (bed.hygieneBase !== null && step.at < bed.hygieneBase.at) continue;
    if (step.rank === 2 && value !== 'clean' && step.opener !== null) assumed.push(conflict(bed, 'hygiene_assumed_clean', [step.opener], step.at));
    value = step.value;
  }
  return { value, assumed };
}

/** Occupied though marked unstaffed: kept, because the patient is there, and reported. */
function unstaffedOccupation(bed: BedRecord, spans: readonly BedSpan[]): readonly Conflict[] {
  const open = spans.find((span) => span.to === null);
  const marked = bed.facts.findLast((fact) => fact.word === 'resourcing');
  if (open === undefined || marked?.ref !== 'unstaffed') return [];
  return [conflict(bed, 'occupied_unstaffed', [open.opener, marked.id], Math.max(open.from, marked.at))];
}

function evaluateBed(bed: BedRecord): void {
  const spans = spansOf(bed);
  const hygiene = foldHygiene(bed, hygieneSteps(bed, spans), Infinity);
  // Nobody cleans a bed that the facility does not have, and it is forgotten with the last who was in it.
  bed.hygiene = bed.unitId === null ? 'clean' : hygiene.value;
  bed.isMarked = bed.facts.some((fact) => fact.ref === 'blocked' || fact.ref === 'unstaffed');
  const assumed = bed.unitId === null ? [] : hygiene.assumed;
  bed.conflicts = [...doubleClaims(bed, spans), ...assumed, ...unstaffedOccupation(bed, spans)];
}

/** Of each facet the statements since `at` and the last one before it; hygiene before it is in the base, and nobody asks for a bed that the facility does not have. */
export function lastingFacts(bed: BedRecord, at: number): readonly Fact[] {
  if (bed.unitId === null) return bed.facts.filter((fact) => fact.at >= at);
  const latest = new Map<string | null, Fact>();
  for (const fact of bed.facts) if (fact.at < at && fact.word !== 'hygiene') latest.set(fact.word, fact);
  return bed.facts.filter((fact) => fact.at >= at || latest.get(fact.word) === fact);
}

/** Works out hygiene and conflicts of a bed anew, and keeps the unit's list of marked beds in step. */
export function settleBed(ledger: Ledger, bed: BedRecord): void {
  evaluateBed(bed);
  if (bed.unitId === null) return;
  const marked = unitRecord(ledger, bed.unitId).markedBeds;
  if (bed.isMarked) marked.add(bed);
  else marked.delete(bed);
}

/** Drops statements that can no longer matter. */
export function forgetBedPast(bed: BedRecord, at: number): void {
  const { value } = foldHygiene(bed, hygieneSteps(bed, spansOf(bed)), at);
  bed.hygieneBase = { value, at };
  bed.facts.splice(0, bed.facts.length, ...lastingFacts(bed, at));
}
