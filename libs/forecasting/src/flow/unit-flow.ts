import { chooseLevel, runLevel, type LevelSettings, type LevelState } from './arrival-level';
import { fitArrivalProfile, hourlyArrivals } from './arrival-profile';
import { estimateDischargeSpread } from './discharge-spread';
import { flowWindow, knownStays, type FlowStay, type FlowWindow, type KnownStay } from './flow-window';
import { fitHazardTable, hazardCells, type HazardTable } from './hazard-table';
import { fitReadiness, type Readiness } from './readiness';

/** All that a census forecast of one unit needs besides who is there now. Fitted from stays before `to` only. */
export interface UnitFlowModel {
  readonly unitId: string;
  /** IANA zone of every hour of week in the model. */
  readonly zone: string;
  /** Whole hours [from, to) the fit looked at, ms UTC. */
  readonly from: number;
  readonly to: number;
  readonly hazard: HazardTable;
  readonly readiness: Readiness;
  /** Standard deviation of the log of the common discharge factor. */
  readonly dischargeSpread: number;
  /** Arrivals per hour of the local week, 168 numbers. */
  readonly arrivalsPerHour: Float64Array;
  readonly levelSettings: LevelSettings;
  /** The level at `to`. */
  readonly level: LevelState;
  /** Variance of hourly arrivals beyond the level, at least 1. */
  readonly dispersion: number;
  readonly evidence: { readonly stays: number; readonly departures: number; readonly arrivals: number };
}

/** What a small unit borrows from its kind: the shapes, not the numbers of patients. */
export interface FlowParent {
  readonly hazard: HazardTable;
  readonly readiness: Readiness;
}

export interface FitUnitFlowInput {
  readonly unitId: string;
  readonly zone: string;
  /** ms UTC, half-open; rounded inwards to whole hours. */
  readonly from: number;
  readonly to: number;
  /** Stays of this unit that overlap the window, in any order; others do no harm. */
  readonly stays: readonly FlowStay[];
  readonly shrinkTo?: FlowParent | null;
}

/**
 * Model: census of a unit as patients present who leave and future arrivals who come and leave (fit part).
 * Parts and their assumptions: hazard-table, readiness, discharge-spread, arrival-profile, arrival-level.
 * What happened at or after `to` changes nothing. Throws RangeError on a window without a whole hour or an unknown zone.
 */
export function fitUnitFlow(input: FitUnitFlowInput): UnitFlowModel {
  const window = flowWindow(input.zone, input.from, input.to);
  const stays = knownStays(input.stays, window);
  const parent = input.shrinkTo ?? null;
  const hazard = fitHazardTable(hazardCells(stays, window), parent?.hazard ?? null);
  const arrivals = fitArrivals(stays, window);
  return {
    unitId: input.unitId,
    zone: input.zone,
    from: window.from,
    to: window.to,
    hazard,
    readiness: fitReadiness(stays, window, { hazard, parent: parent?.readiness ?? null }),
    dischargeSpread: estimateDischargeSpread(stays, window, hazard),
    arrivalsPerHour: arrivals.perHour,
    levelSettings: arrivals.settings,
    level: arrivals.level,
    dispersion: arrivals.dispersion,
    evidence: { stays: stays.length, departures: stays.filter((stay) => stay.left).length, arrivals: arrivals.total },
  };
}

function fitArrivals(stays: readonly KnownStay[], window: FlowWindow) {
  const counts = hourlyArrivals(
    stays.map((stay) => stay.enteredAt),
    window,
  );
  const perHour = fitArrivalProfile(counts, window);
  const expected = Float64Array.from(counts, (_, i) => perHour[window.hourOfWeek[i]!]!);
  const { settings, dispersion } = chooseLevel(counts, expected);
  return { perHour, settings, dispersion, level: runLevel(settings, counts, expected), total: counts.reduce((sum, x) => sum + x, 0) };
}

/** Shapes of a group of units from all their stays together: what the small ones are shrunk to. */
export function fitFlowParent(input: Omit<FitUnitFlowInput, 'unitId' | 'shrinkTo'>): FlowParent {
  const window = flowWindow(input.zone, input.from, input.to);
  const stays = knownStays(input.stays, window);
  const hazard = fitHazardTable(hazardCells(stays, window), null);
  return { hazard, readiness: fitReadiness(stays, window, { hazard, parent: null }) };
}
