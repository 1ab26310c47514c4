import type { FlowParts } from './flow-parts';
import { HINDCAST_LEADS_HOURS, hindcastMoments, hourlyCensus, hourlyLevels, type HindcastInput } from './hindcast-moments';

/**
 * Model: how far a unit's census departs from free flow.
 *
 * In free flow arrivals do not know the census. In a ward that fills up they do: nobody comes while it is full, and a
 * bed that falls free is filled, so that the true census moves less than the law says. The fitted flow is run again
 * from past instants of its own window, and its mean and variance are held against the census that followed:
 * shift = mean residual, scale^2 = mean of residual^2 / variance (the dispersion of a quasi-likelihood, McCullagh and
 * Nelder 1989), by lead and drawn towards 0 and 1 by the number of independent hindcasts. Do not trust it after a
 * change of beds. It changes the spread of the forecast, never the flow of patients behind it.
 */
export interface HindcastCorrection {
  /** At each of HINDCAST_LEADS_HOURS. */
  readonly shift: readonly number[];
  readonly scale: readonly number[];
}

/** A divisor of no day, so that all hours of the day are seen in turn. */
const EVERY_HOURS = 17;
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

/** Shift and scale at any number of hours ahead: linear between the leads, none at the instant of issue, constant beyond. */
export function correctionAt(correction: HindcastCorrection, hoursAhead: number): { readonly shift: number; readonly scale: number } {
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
  const { window } = input;
  if (window.hours < 2 * WARM_UP_HOURS) return NO_CORRECTION;
  const census = hourlyCensus(input.stays, window);
  const levels = hourlyLevels(model, input);
  const sums = HINDCAST_LEADS_HOURS.map(() => ({ runs: 0, residual: 0, ratio: 0, variance: 0 }));
  for (let hour = WARM_UP_HOURS; hour + 1 < window.hours; hour += EVERY_HOURS) {
    const moments = hindcastMoments(model, { ...input, hour, level: levels[hour]! });
    HINDCAST_LEADS_HOURS.forEach((lead, i) => {
      const { mean, variance } = moments[i]!;
      if (hour + lead >= window.hours || variance < MIN_VARIANCE) return;
      const residual = census[hour + lead]! - mean;
      sums[i]!.runs += 1;
      sums[i]!.residual += residual;
      sums[i]!.variance += variance;
      sums[i]!.ratio += residual ** 2 / variance;
    });
  }
  const drawn = sums.map(({ runs, residual, ratio, variance }, i) => {
    // Hindcasts that overlap in time are not independent of each other.
    const independent = runs * Math.min(1, EVERY_HOURS / HINDCAST_LEADS_HOURS[i]!);
    const weight = independent / (independent + PRIOR_HINDCASTS);
    if (runs === 0) return { shift: 0, scale: 1 };
    const dispersion = weight * (ratio / runs) + 1 - weight;
    const error = variance * (ratio / runs) / runs / independent;
    // A mean residual that its own error explains is no shift (positive-part James-Stein).
    const beyondError = Math.max(0, 1 - error / (residual / runs) ** 2);
    return { shift: (beyondError * weight * residual) / runs, scale: Math.min(MAX_SCALE, Math.max(MIN_SCALE, Math.sqrt(dispersion))) };
  });
  return { shift: drawn.map((x) => x.shift), scale: drawn.map((x) => x.scale) };
}
