import { haywardBlocking, normalCdf, normalDensity } from '@wardcast/probability';
import { compileHospital } from '../engine/compile-hospital';
import { expectedFlow, twoNodes, type ExpectedFlow } from '../engine/expected-flow';
import type { WhatIfInput } from '../input/what-if-input';
import { applyChanges } from '../levers/levers';
import type { LeverChange } from '../levers/lever';

/** Hospital-wide numbers from closed forms, without a simulation: need with beds without end, held against staffed beds. */
export interface InstantSide {
  /** Mean beds needed by all wards at full hours 0 to hours. */
  readonly need: Float32Array;
  /** Chance that the need exceeds the staffed beds at full hours. */
  readonly chanceShort: Float32Array;
  /** Sum of these chances: expected short hours. */
  readonly hoursShort: number;
  /** Days whose worst hour is short, each with the chance of that hour. */
  readonly daysShort: number;
  /** Expected excess over the staffed beds at the worst hour. */
  readonly worstBedsShort: number;
  readonly peakNeed: number;
  /** Expected excess of each ward over its own beds, summed. */
  readonly bedDaysShort: number;
  /** By unit: share of its arrivals that would find it full in the long run (Hayward); null for an emergency department. */
  readonly blocked: readonly (number | null)[];
}
export interface InstantAnswer {
  readonly baseline: InstantSide;
  readonly scenario: InstantSide;
}

/**
 * The first answer to a scenario, in milliseconds: infinite-server means and variances by hour, the normal law with the
 * continuity correction for the chance of running out, the normal loss function for beds short, and for each ward the
 * blocking of a loss system with the peakedness of its census (forecasting design, section 18). Queues, outliers and
 * cancellations are left to the simulation. Throws RangeError on invalid changes.
 */
export function instantAnswer(baseline: WhatIfInput, changes: readonly LeverChange[]): InstantAnswer {
  return { baseline: sideOf(baseline), scenario: sideOf(applyChanges(baseline, changes)) };
}

/** One side alone: a page keeps the baseline's while levers move. */
export function sideOf(input: WhatIfInput): InstantSide {
  const flow = expectedFlow(compileHospital(input), twoNodes);
  const rows = input.horizonHours + 1;
  const need = new Float32Array(rows);
  const chanceShort = new Float32Array(rows);
  const worst = { bedsShort: 0, need: 0 };
  const byDay = new Map<number, number>();
  for (let hour = 0; hour < rows; hour++) {
    const { mean, variance, staffed } = hospitalAt(input, flow, hour);
    need[hour] = mean;
    if (hour === 0) continue;
    chanceShort[hour] = chanceAbove(staffed, mean, variance);
    worst.need = Math.max(worst.need, mean);
    worst.bedsShort = Math.max(worst.bedsShort, expectedExcess(staffed, mean, variance));
    const day = input.localDay[hour - 1]!;
    byDay.set(day, Math.max(byDay.get(day) ?? 0, chanceShort[hour]!));
  }
  return {
    need,
    chanceShort,
    hoursShort: chanceShort.reduce((sum, x) => sum + x, 0),
    daysShort: [...byDay.values()].reduce((sum, x) => sum + x, 0),
    worstBedsShort: worst.bedsShort,
    peakNeed: worst.need,
    bedDaysShort: wardExcess(input, flow) / 24,
    blocked: input.units.map((_, u) => blockedShare(input, flow, u)),
  };
}

function hospitalAt(input: WhatIfInput, flow: ExpectedFlow, hour: number): { readonly mean: number; readonly variance: number; readonly staffed: number } {
  let [mean, variance, staffed] = [0, 0, 0];
  input.units.forEach((unit, u) => {
    if (unit.kind === 'ed') return;
    mean += flow.census[hour * input.units.length + u]!;
    variance += flow.variance[hour * input.units.length + u]!;
    staffed += unit.staffedBeds[hour]!;
  });
  return { mean, variance, staffed };
}

function chanceAbove(beds: number, mean: number, variance: number): number {
  return variance <= 0 ? Number(mean > beds) : 1 - normalCdf((beds + 0.5 - mean) / Math.sqrt(variance));
}

/** E (N - beds)+ of a normal N: sd (phi(z) - z (1 - Phi(z))). */
function expectedExcess(beds: number, mean: number, variance: number): number {
  if (variance <= 0) return Math.max(0, mean - beds);
  const sd = Math.sqrt(variance);
  const z = (beds - mean) / sd;
  return sd * (normalDensity(z) - z * (1 - normalCdf(z)));
}

function wardExcess(input: WhatIfInput, flow: ExpectedFlow): number {
  const units = input.units.length;
  let hours = 0;
  input.units.forEach((unit, u) => {
    if (unit.kind === 'ed') return;
    for (let hour = 1; hour <= input.horizonHours; hour++) hours += expectedExcess(unit.staffedBeds[hour]!, flow.census[hour * units + u]!, flow.variance[hour * units + u]!);
  });
  return hours;
}

function blockedShare(input: WhatIfInput, flow: ExpectedFlow, u: number): number | null {
  const unit = input.units[u]!;
  if (unit.unlimited) return null;
  const rows = input.horizonHours;
  let [load, variance, beds] = [0, 0, 0];
  for (let hour = 1; hour <= rows; hour++) {
    load += flow.census[hour * input.units.length + u]! / rows;
    variance += flow.variance[hour * input.units.length + u]! / rows;
    beds += unit.staffedBeds[hour]! / rows;
  }
  if (load <= 0) return 0;
  // Present patients make the census less variable than the long run, for which the form is: at least Poisson.
  return haywardBlocking(beds, load, Math.max(1, variance / load));
}
