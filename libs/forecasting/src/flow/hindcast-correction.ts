import { HOUR_MS } from '@wardcast/timeseries';
import type { FlowParts } from './flow-parts';
import type { FlowWindow } from './flow-window';
import { hourlyCensus } from './hindcast-census';
import { HINDCAST_LEADS_HOURS, hindcastInflow, hindcastMoments, hourlyLevels, type HindcastInput } from './hindcast-moments';
import { inflowDeparture, inflowSlope, usualInflow, type InflowCorrection, type InflowEvidence } from './inflow-correction';

/**
 * Model: how far a unit's census departs from free flow.
 *
 * In free flow arrivals do not know the census. In a ward that fills up they do: nobody comes while it is full, and a
 * bed that falls free is filled, so that the true census moves less than the law says. The fitted flow is run again
 * from past instants of its own window, and its mean and variance are held against the census that followed:
 * shift = mean residual, scale^2 = mean of residual^2 / variance (the dispersion of a quasi-likelihood, McCullagh and
 * Nelder 1989), by lead and drawn towards 0 and 1 by the number of independent hindcasts. Do not trust it after a
 * change of beds. It changes the spread of the forecast, never the flow of patients behind it.
 *
 * Where lists are known there is also a slope: a forecast that departs from the usual census of its hour is moved back by the share
 * of the departure that did not come true (least squares of the residual on the departure), because whoever is known to leave a
 * full unit is followed by somebody, and whoever is known to come waits until there is room.
 */
export interface HindcastCorrection {
  /** At each of HINDCAST_LEADS_HOURS. */
  readonly shift: readonly number[];
  readonly scale: readonly number[];
  readonly pull?: CensusPull | null;
  /** Absent or null = transfers from other units are as usual. */
  readonly inflow?: InflowCorrection | null;
}
export interface CensusPull {
  /** Patients by patient that the mean is above the usual census, at each of HINDCAST_LEADS_HOURS; 0 or less as a rule. */
  readonly slope: readonly number[];
  /** Mean census at each local hour of the day. */
  readonly usual: readonly number[];
}
/** What a correction is asked for: the flow's mean, and the local hour of the day at the target. */
export interface CorrectedTarget {
  readonly mean: number;
  readonly hourOfDay: number;
  /** Patients in other units who are expected to have moved in and be there, and the local hour of the day of the issue; absent = as usual. */
  readonly inflow?: { readonly expected: number; readonly issueHour: number };
}

/** A divisor of no day, so that all hours of the day are seen in turn. */
const EVERY_HOURS = 17;
/** The targets of one hindcast lie on one path: they say as much as two that have nothing to do with each other. */
const INDEPENDENT_LEADS = 2;
const HOURS_OF_DAY = 24;
/** Hours before the first hindcast: the level needs them to settle. */
const WARM_UP_HOURS = 168;
/** Weight of "no correction", in independent hindcasts. */
const PRIOR_HINDCASTS = 20;
/** A law is never drawn together or apart by more than this: beyond it the flow model is wrong, not its spread. */
const MIN_SCALE = 0.5;
const MAX_SCALE = 1.5;
/** Variance below which a hindcast says nothing about spread: an empty unit is forecast empty. */
const MIN_VARIANCE = 0.05;

export const NO_CORRECTION: HindcastCorrection = { shift: HINDCAST_LEADS_HOURS.map(() => 0), scale: HINDCAST_LEADS_HOURS.map(() => 1) };

/** Shift, with the pull of the usual census in it, and scale at any number of hours ahead: linear between the leads, none at the instant of issue, constant beyond. */
export function correctionAt(correction: HindcastCorrection, hoursAhead: number, target?: CorrectedTarget): { readonly shift: number; readonly scale: number } {
  const { pull, inflow } = correction;
  const { shift, scale } = shiftAt(correction, hoursAhead);
  const pulled = pull == null || target === undefined ? 0 : slopeAt(pull.slope, hoursAhead) * (target.mean - pull.usual[target.hourOfDay]!);
  return { shift: shift + pulled + inflowShift(inflow, hoursAhead, target?.inflow), scale };
}

/** Patients more than usual because of who is upstream. */
export function inflowShift(inflow: HindcastCorrection['inflow'], hoursAhead: number, now: CorrectedTarget['inflow']): number {
  return inflow == null || now === undefined ? 0 : inflow.slope * inflowDeparture(inflow, { ...now, hoursAhead });
}

function slopeAt(slope: readonly number[], hoursAhead: number): number {
  return shiftAt({ shift: slope, scale: slope }, hoursAhead).shift;
}

function shiftAt(correction: HindcastCorrection, hoursAhead: number): { readonly shift: number; readonly scale: number } {
  const next = HINDCAST_LEADS_HOURS.findIndex((lead) => lead >= hoursAhead);
  if (next < 0) return { shift: correction.shift.at(-1)!, scale: correction.scale.at(-1)! };
  const from = next === 0 ? 0 : HINDCAST_LEADS_HOURS[next - 1]!;
  const part = (hoursAhead - from) / (HINDCAST_LEADS_HOURS[next]! - from);
  const between = (values: readonly number[], start: number): number => {
    const before = next === 0 ? start : values[next - 1]!;
    return before + part * (values[next]! - before);
  };
  return { shift: between(correction.shift, 0), scale: between(correction.scale, 1) };
}

/** The flow run again from past instants of a window. */
export interface Hindcasts {
  /** At each of HINDCAST_LEADS_HOURS. */
  readonly byLead: readonly (readonly Hindcast[])[];
  readonly usualCensus: readonly number[];
  /** Slope towards the usual census; null = it is not drawn back. */
  readonly pull: readonly number[] | null;
  readonly usualInflow: InflowCorrection['usual'];
}

/** Null where the window is too short. */
export function runHindcasts(model: FlowParts, input: HindcastInput): Hindcasts | null {
  if (input.window.hours < 2 * WARM_UP_HOURS) return null;
  const census = hourlyCensus(input.stays, input.window);
  const usual = usualCensus(census, input.window);
  const moved = inflowsByHour(model, input);
  const byLead = hindcastsByLead(model, input, { census, moved });
  if (input.lists === undefined) return { byLead, usualCensus: usual, pull: null, usualInflow: moved.usual };
  const pull = byLead.map((runs, i) => slopeOf(runs, usual, HINDCAST_LEADS_HOURS[i]!));
  const left = byLead.map((runs, i) => runs.map((run) => ({ ...run, residual: run.residual - pull[i]! * (run.mean - usual[run.hourOfDay]!) })));
  return { byLead: left, usualCensus: usual, pull, usualInflow: moved.usual };
}

/** What the hindcasts say of transfers from other units; null where nothing is known of them. */
export function inflowEvidence({ byLead, usualInflow: usual }: Hindcasts): InflowEvidence | null {
  if (usual.length === 0) return null;
  const sumOf = (of: (run: Hindcast) => number): number =>
    byLead.reduce((sum, runs, i) => sum + (INDEPENDENT_LEADS / byLead.length) * independentOf(1, HINDCAST_LEADS_HOURS[i]!) * runs.reduce((total, run) => total + of(run) / run.variance, 0), 0);
  return { cross: sumOf((run) => run.residual * run.moved), square: sumOf((run) => run.moved ** 2) };
}

/** `pooled`: slope of the inflow of all units together; null = transfers are left as usual. */
export function correctionOf(hindcasts: Hindcasts | null, pooled: number | null): HindcastCorrection {
  if (hindcasts === null) return NO_CORRECTION;
  const evidence = pooled === null ? null : inflowEvidence(hindcasts);
  const slope = evidence === null ? null : inflowSlope(evidence, pooled!);
  const drawn = hindcasts.byLead.map((runs, i) => drawnCorrection(slope === null ? runs : runs.map((run) => ({ ...run, residual: run.residual - slope * run.moved })), HINDCAST_LEADS_HOURS[i]!));
  return {
    shift: drawn.map((x) => x.shift),
    scale: drawn.map((x) => x.scale),
    ...(hindcasts.pull && { pull: { slope: hindcasts.pull, usual: hindcasts.usualCensus } }),
    ...(slope !== null && slope > 0 && { inflow: { slope, usual: hindcasts.usualInflow } }),
  };
}

interface Hindcast {
  readonly mean: number;
  readonly variance: number;
  /** Observed minus mean. */
  readonly residual: number;
  /** Local, at the target. */
  readonly hourOfDay: number;
  /** Patients expected from other units beyond the usual number. */
  readonly moved: number;
}

/** Hours of the window that the flow is run from: the targets of the last one lie within it in part. */
function originsOf(window: FlowWindow): readonly number[] {
  const origins: number[] = [];
  for (let hour = WARM_UP_HOURS; hour + 1 < window.hours; hour += EVERY_HOURS) origins.push(hour);
  return origins;
}

interface PastInflow {
  readonly usual: InflowCorrection['usual'];
  /** Expected beyond the usual at an hour of the window. */
  at(hour: number, leadHours: number): number;
}

function inflowsByHour(model: FlowParts, { zone, window, inflowAt }: HindcastInput): PastInflow {
  if (inflowAt === undefined) return { usual: [], at: () => 0 };
  const expected = new Map(originsOf(window).map((hour) => [hour, hindcastInflow(model, { zone, window, hour, inflow: inflowAt(window.from + hour * HOUR_MS) })]));
  const issueHour = (hour: number): number => window.hourOfWeek[hour]! % HOURS_OF_DAY;
  const usual = usualInflow([...expected].map(([hour, byLead]) => ({ issueHour: issueHour(hour), expected: byLead })));
  return { usual, at: (hour, hoursAhead) => inflowDeparture({ usual }, { expected: expected.get(hour)![hoursAhead - 1]!, hoursAhead, issueHour: issueHour(hour) }) };
}

function hindcastsByLead(model: FlowParts, input: HindcastInput, { census, moved }: { readonly census: Int32Array; readonly moved: PastInflow }): readonly (readonly Hindcast[])[] {
  const { window } = input;
  const levels = hourlyLevels(model, input);
  const found: Hindcast[][] = HINDCAST_LEADS_HOURS.map(() => []);
  for (const hour of originsOf(window)) {
    const moments = hindcastMoments(model, { ...input, hour, level: levels[hour]! });
    HINDCAST_LEADS_HOURS.forEach((lead, i) => {
      const { mean, variance } = moments[i]!;
      if (hour + lead >= window.hours || variance < MIN_VARIANCE) return;
      found[i]!.push({ mean, variance, residual: census[hour + lead]! - mean, hourOfDay: window.hourOfWeek[hour + lead]! % HOURS_OF_DAY, moved: moved.at(hour, lead) });
    });
  }
  return found;
}

/** Hindcasts that overlap in time are not independent of each other. */
function independentOf(runs: number, leadHours: number): number {
  return runs * Math.min(1, EVERY_HOURS / leadHours);
}

/** Least squares over the stated variance, drawn to 0; never beyond the usual census. */
function slopeOf(runs: readonly Hindcast[], usual: readonly number[], leadHours: number): number {
  let cross = 0;
  let square = 0;
  for (const { mean, variance, residual, hourOfDay } of runs) {
    const departure = mean - usual[hourOfDay]!;
    cross += (residual * departure) / variance;
    square += departure ** 2 / variance;
  }
  if (square === 0) return 0;
  const independent = independentOf(runs.length, leadHours);
  return Math.max(-1, (independent / (independent + PRIOR_HINDCASTS)) * (cross / square));
}

function drawnCorrection(runs: readonly Hindcast[], leadHours: number): { readonly shift: number; readonly scale: number } {
  if (runs.length === 0) return { shift: 0, scale: 1 };
  const mean = (of: (run: Hindcast) => number): number => runs.reduce((sum, run) => sum + of(run), 0) / runs.length;
  const residual = mean((run) => run.residual);
  const ratio = mean((run) => run.residual ** 2 / run.variance);
  const independent = independentOf(runs.length, leadHours);
  const weight = independent / (independent + PRIOR_HINDCASTS);
  const error = (mean((run) => run.variance) * ratio) / independent;
  // A mean residual that its own error explains is no shift (positive-part James-Stein).
  const beyondError = Math.max(0, 1 - error / residual ** 2);
  return { shift: beyondError * weight * residual, scale: Math.min(MAX_SCALE, Math.max(MIN_SCALE, Math.sqrt(weight * ratio + 1 - weight))) };
}

/** Mean census at each local hour of the day. */
function usualCensus(census: Int32Array, window: FlowWindow): readonly number[] {
  const sum = new Float64Array(HOURS_OF_DAY);
  const hours = new Float64Array(HOURS_OF_DAY);
  census.forEach((count, i) => {
    sum[window.hourOfWeek[i]! % HOURS_OF_DAY]! += count;
    hours[window.hourOfWeek[i]! % HOURS_OF_DAY]! += 1;
  });
  return Array.from(sum, (total, hour) => total / hours[hour]!);
}
