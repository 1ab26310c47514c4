import type { FlowParts } from './flow-parts';
import type { FlowWindow } from './flow-window';
import { hourlyCensus } from './hindcast-census';
import { HINDCAST_LEADS_HOURS, hindcastMoments, hourlyLevels, type HindcastInput } from './hindcast-moments';

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
}

/** A divisor of no day, so that all hours of the day are seen in turn. */
const EVERY_HOURS = 17;
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
  const { pull } = correction;
  if (pull == null || target === undefined) return shiftAt(correction, hoursAhead);
  const slope = shiftAt({ shift: pull.slope, scale: pull.slope }, hoursAhead).shift;
  const { shift, scale } = shiftAt(correction, hoursAhead);
  return { shift: shift + slope * (target.mean - pull.usual[target.hourOfDay]!), scale };
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

/** Runs the flow from past instants of the window and compares; windows of less than two weeks give no correction. */
export function fitHindcastCorrection(model: FlowParts, input: HindcastInput): HindcastCorrection {
  if (input.window.hours < 2 * WARM_UP_HOURS) return NO_CORRECTION;
  const census = hourlyCensus(input.stays, input.window);
  const usual = usualCensus(census, input.window);
  const drawn = hindcastsByLead(model, input, census).map((runs, i) => {
    const lead = HINDCAST_LEADS_HOURS[i]!;
    const slope = input.lists === undefined ? 0 : slopeOf(runs, usual, lead);
    return { slope, ...drawnCorrection(runs.map((run) => ({ ...run, residual: run.residual - slope * (run.mean - usual[run.hourOfDay]!) })), lead) };
  });
  const pull = input.lists === undefined ? {} : { pull: { slope: drawn.map((x) => x.slope), usual } };
  return { shift: drawn.map((x) => x.shift), scale: drawn.map((x) => x.scale), ...pull };
}

interface Hindcast {
  readonly mean: number;
  readonly variance: number;
  /** Observed minus mean. */
  readonly residual: number;
  /** Local, at the target. */
  readonly hourOfDay: number;
}

function hindcastsByLead(model: FlowParts, input: HindcastInput, census: Int32Array): readonly (readonly Hindcast[])[] {
  const { window } = input;
  const levels = hourlyLevels(model, input);
  const found: Hindcast[][] = HINDCAST_LEADS_HOURS.map(() => []);
  for (let hour = WARM_UP_HOURS; hour + 1 < window.hours; hour += EVERY_HOURS) {
    const moments = hindcastMoments(model, { ...input, hour, level: levels[hour]! });
    HINDCAST_LEADS_HOURS.forEach((lead, i) => {
      const { mean, variance } = moments[i]!;
      if (hour + lead >= window.hours || variance < MIN_VARIANCE) return;
      found[i]!.push({ mean, variance, residual: census[hour + lead]! - mean, hourOfDay: window.hourOfWeek[hour + lead]! % HOURS_OF_DAY });
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
