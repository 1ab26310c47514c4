import { inflowOf } from './expected-moves';
import { flowWindow, knownStays, type FlowStay } from './flow-window';
import { openSince, toldSince } from './known-since';
import { listEvidence, poolLists } from './list-model';
import { correctionOf, inflowEvidence, runHindcasts } from './hindcast-correction';
import { poolInflow } from './inflow-correction';
import type { PastListing } from './listing';
import { pastMoves } from './past-moves';
import { draftUnitFlow, fitFlowParent, type FlowParent, type UnitFlowDraft, type UnitFlowModel, type UnitLists } from './unit-flow';

export interface FitFlowsInput {
  readonly zone: string;
  /** ms UTC, half-open. */
  readonly from: number;
  readonly to: number;
  /** Units with their kind: those of one kind share the shapes that a thin unit falls back on. */
  readonly units: readonly { readonly unitId: string; readonly kind: string }[];
  readonly stays: readonly (FlowStay & { readonly unitId: string })[];
  /** Who stood on the units' lists and when; absent or empty = nothing is known of lists. */
  readonly listings?: readonly PastListing[];
}

/** A unit with fewer past listings keeps no list, as an emergency department: an empty one then says nothing. */
const LEAST_LISTINGS = 10;

/**
 * Fits every unit of a hospital, each shrunk to the pooled units of its kind. Units without stays get their kind's shapes. A hospital whose
 * feed began within the window, and a unit that opened in it, are fitted on what is known of them since.
 */
export function fitFlows(input: FitFlowsInput): ReadonlyMap<string, UnitFlowModel> {
  const byUnit = new Map<string, FlowStay[]>(input.units.map((unit) => [unit.unitId, []]));
  for (const stay of input.stays) byUnit.get(stay.unitId)?.push(stay);
  const span = { zone: input.zone, from: toldSince(input.stays, input), to: input.to };
  const parents = new Map<string, FlowParent>();
  for (const { kind } of input.units) {
    if (parents.has(kind)) continue;
    const kin = input.units.filter((other) => other.kind === kind).flatMap((other) => byUnit.get(other.unitId)!);
    parents.set(kind, fitFlowParent({ ...span, stays: kin }));
  }
  const lists = unitLists({ ...input, ...span }, byUnit);
  const since = (unitId: string): number => openSince(byUnit.get(unitId)!, span);
  return corrected(input.units.map(({ unitId, kind }) => draftUnitFlow({ ...span, from: since(unitId), unitId, stays: byUnit.get(unitId)!, shrinkTo: parents.get(kind)!, lists: lists?.get(unitId) })));
}

/** The drafts with their corrections: each unit's hindcasts know who was in the units upstream. */
function corrected(drafts: readonly UnitFlowDraft[]): ReadonlyMap<string, UnitFlowModel> {
  const first = drafts[0];
  if (first === undefined) return new Map();
  const moves = pastMoves(drafts.map(({ unitId, parts, hindcasts }) => ({ unitId, parts, stays: hindcasts.stays })), first.zone);
  const run = drafts.map(({ unitId, parts, hindcasts }) => runHindcasts(parts, moves === null ? hindcasts : { ...hindcasts, inflowAt: (instant) => inflowOf(moves(instant), unitId) }));
  const pooled = moves === null ? null : poolInflow(run.flatMap((hindcasts) => (hindcasts && inflowEvidence(hindcasts)) ?? []));
  return new Map(drafts.map(({ parts, hindcasts: _past, ...model }, i) => [model.unitId, { ...parts, ...model, correction: correctionOf(run[i]!, pooled) }]));
}

/** What the lists say, by unit, beside what those of all units together do, of the units that keep one; null when nothing is known of lists. */
function unitLists(input: FitFlowsInput, byUnit: ReadonlyMap<string, readonly FlowStay[]>): ReadonlyMap<string, UnitLists> | null {
  const listed = listingsByUnit(input);
  if (listed === null) return null;
  const window = flowWindow(input.zone, input.from, input.to);
  const found = input.units.map(({ unitId }) => {
    const past = listed.get(unitId) ?? [];
    return { unitId, past, evidence: listEvidence({ stays: knownStays(byUnit.get(unitId)!, window), listings: past, window }) };
  });
  const pool = poolLists(found.map(({ evidence }) => evidence));
  return new Map(found.filter(({ past }) => past.length >= LEAST_LISTINGS).map(({ unitId, past, evidence }) => [unitId, { past, evidence, pool }]));
}

/** Past listings by unit; null when nothing is known of lists. */
export function listingsByUnit({ listings }: Pick<FitFlowsInput, 'listings'>): ReadonlyMap<string, readonly PastListing[]> | null {
  if (listings === undefined || listings.length === 0) return null;
  const byUnit = new Map<string, PastListing[]>();
  for (const listing of listings) {
    const known = byUnit.get(listing.unitId);
    if (known === undefined) byUnit.set(listing.unitId, [listing]);
    else known.push(listing);
  }
  return byUnit;
}
