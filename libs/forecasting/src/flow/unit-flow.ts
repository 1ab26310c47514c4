import { fitEdModel } from '../ed/ed-model';
import { chooseLevel, runLevel, type LevelState } from './arrival-level';
import { fitArrivalProfile, hourlyArrivals } from './arrival-profile';
import { estimateDischargeSpread } from './discharge-spread';
import type { FlowParts } from './flow-parts';
import { flowWindow, knownStays, type FlowStay, type FlowWindow } from './flow-window';
import { fitHazardTable, hazardCells, type HazardTable } from './hazard-table';
import { correctionOf, runHindcasts, type HindcastCorrection } from './hindcast-correction';
import type { HindcastInput } from './hindcast-moments';
import { fitListModel, type ListEvidence, type ListPool } from './list-model';
import type { PastListing } from './listing';
import { pastLists } from './past-lists';
import { fitDischargeOutlook, type DischargeOutlookModel } from './discharge-outlook';
import { fitReadiness, type Readiness } from './readiness';
import { fitTransferKernel } from './transfer-kernel';

/** All that a census forecast of one unit needs besides who is there now. Fitted from stays before `to` only. */
export interface UnitFlowModel extends FlowParts {
  readonly unitId: string;
  /** IANA zone of every hour of week in the model. */
  readonly zone: string;
  /** Whole hours [from, to) the fit looked at, ms UTC. */
  readonly from: number;
  readonly to: number;
  /** The level of arrivals at `to`. */
  readonly level: LevelState;
  readonly correction: HindcastCorrection;
  readonly evidence: { readonly stays: number; readonly departures: number; readonly arrivals: number };
}

/** What a small unit borrows from its kind: the shapes, not the numbers of patients. */
export interface FlowParent {
  readonly hazard: HazardTable;
  readonly readiness: Readiness;
  readonly outlook?: DischargeOutlookModel | null;
}

export interface FitUnitFlowInput {
  readonly unitId: string;
  readonly zone: string;
  /** ms UTC, half-open; rounded inwards to whole hours. */
  readonly from: number;
  readonly to: number;
  /** Stays of this unit that overlap the window, in any order; others do no harm. One stay spans all beds used in the unit. */
  readonly stays: readonly FlowStay[];
  readonly shrinkTo?: FlowParent | null;
  /** Past listings of this unit, and what the lists of all units say; absent = nothing is known of lists. */
  readonly lists?: UnitLists;
}
export interface UnitLists {
  readonly past: readonly PastListing[];
  readonly evidence: ListEvidence;
  readonly pool: ListPool;
}

/**
 * Model: census of a unit as patients present who leave and future arrivals who come and leave (fit part).
 * Parts and their assumptions: hazard-table, readiness, discharge-spread, arrival-profile, arrival-level,
 * hindcast-correction. What happened at or after `to` changes nothing. Throws RangeError on a window without a whole
 * hour or an unknown zone.
 */
export function fitUnitFlow(input: FitUnitFlowInput): UnitFlowModel {
  const { parts, hindcasts, ...model } = draftUnitFlow(input);
  return { ...parts, ...model, correction: correctionOf(runHindcasts(parts, hindcasts), null) };
}

/** A model without its correction, and what the correction is fitted on. */
export interface UnitFlowDraft extends Pick<UnitFlowModel, 'unitId' | 'zone' | 'from' | 'to' | 'level' | 'evidence'> {
  readonly parts: FlowParts;
  readonly hindcasts: HindcastInput;
}

/** Everything but the correction: that needs the drafts of all units, where their patients move to each other. */
export function draftUnitFlow(input: FitUnitFlowInput): UnitFlowDraft {
  const window = flowWindow(input.zone, input.from, input.to);
  const stays = knownStays(input.stays, window);
  const parent = input.shrinkTo ?? null;
  const hazard = fitHazardTable(hazardCells(stays, window), parent?.hazard ?? null);
  const readiness = fitReadiness(stays, window, { hazard, parent: parent?.readiness ?? null });
  const counts = hourlyArrivals(
    stays.map((stay) => stay.enteredAt),
    window,
  );
  const arrivals = fitArrivals(counts, window);
  const parts: FlowParts = {
    hazard,
    readiness,
    outlook: fitDischargeOutlook(stays, window, { hazard, readiness, parent: parent?.outlook ?? null }),
    dischargeSpread: estimateDischargeSpread(stays, window, hazard),
    arrivalsPerHour: arrivals.perHour,
    levelSettings: arrivals.settings,
    dispersion: arrivals.dispersion,
    ed: fitEdModel(stays, window),
    lists: input.lists === undefined ? null : fitListModel(input.lists.evidence, input.lists.pool),
    transfers: fitTransferKernel(stays, window),
  };
  return {
    parts,
    unitId: input.unitId,
    zone: input.zone,
    from: window.from,
    to: window.to,
    level: arrivals.level,
    hindcasts: { zone: input.zone, stays, window, arrivals: counts, lists: pastLists(input.lists?.past, stays, window) },
    evidence: { stays: stays.length, departures: stays.filter((stay) => stay.left).length, arrivals: counts.reduce((sum, x) => sum + x, 0) },
  };
}

function fitArrivals(counts: Float64Array, window: FlowWindow) {
  const perHour = fitArrivalProfile(counts, window);
  const expected = Float64Array.from(counts, (_, i) => perHour[window.hourOfWeek[i]!]!);
  const { settings, dispersion } = chooseLevel(counts, expected);
  return { perHour, settings, dispersion, level: runLevel(settings, counts, expected) };
}

/** Shapes of a group of units from all their stays together: what the small ones are shrunk to. */
export function fitFlowParent(input: Omit<FitUnitFlowInput, 'unitId' | 'shrinkTo'>): FlowParent {
  const window = flowWindow(input.zone, input.from, input.to);
  const stays = knownStays(input.stays, window);
  const hazard = fitHazardTable(hazardCells(stays, window), null);
  const readiness = fitReadiness(stays, window, { hazard, parent: null });
  return { hazard, readiness, outlook: fitDischargeOutlook(stays, window, { hazard, readiness, parent: null }) };
}
