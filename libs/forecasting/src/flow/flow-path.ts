import { HOUR_MS } from '@wardcast/timeseries';
import { ageBinOf } from './age-scale';
import { levelAhead, type LevelState } from './arrival-level';
import type { FlowParts } from './flow-parts';
import type { ForecastStep } from './forecast-steps';
import { HOURS_OF_WEEK } from './hazard-table';
import { comingPatients, unlistedArrivals, type ComingPatient, type KnownList } from './known-arrivals';
import { dischargeOutlookFactor } from './discharge-outlook';
import type { DischargeOutlook } from './discharge-statement';
import type { MoveState } from './announced-move';
import { leadBinOf, ratioOf, ratiosAhead } from './readiness';

/** A patient in the unit at the instant of a forecast, as far as the flow needs to know. */
export interface FlowPatient {
  /** ms UTC. */
  readonly enteredAt: number;
  /** A discharge order or another definite move out is known. */
  readonly definiteOut: boolean;
  /** Where no way out is definite: a bed in another unit was asked for, or found; absent or null = neither. */
  readonly move?: MoveState | null;
  /** The unit that the patient came from straight; absent = none, or not known. */
  readonly cameFrom?: string;
  /** What else is known of the way home; absent = nothing. */
  readonly outlook?: DischargeOutlook;
  /** Hazard of leaving cumulated to each whole hour ahead, where more is known than age and hour; beyond its end those two speak. */
  readonly leaving?: Float64Array;
}
export interface FlowPathInput {
  readonly present: readonly FlowPatient[];
  readonly steps: readonly ForecastStep[];
  /** Level of arrivals at the start of the first step's clock hour. */
  readonly level: LevelState;
  /** Patients on the unit's list; absent = the list is not known, and everybody who usually comes is expected. */
  readonly known?: KnownList;
}
/** Hazards cumulated from the start up to the end of a step. The arrays are reused from step to step. */
export interface FlowPathPoint {
  /** Number of the step, from 0. */
  readonly lead: number;
  /** One per present patient. */
  readonly staying: Float64Array;
  /** The same as if nobody were known to leave; null when nobody is. */
  readonly unlisted: Float64Array | null;
  /** One per step so far: those who arrived in it. */
  readonly cohorts: Float64Array;
  /** Those who are on no list, as far as lists are known. */
  readonly arrivals: ArrivalsAhead;
  /** Those who are on the list. */
  readonly coming: readonly ComingPatient[];
}
export interface ArrivalsAhead {
  /** Expected arrivals of each step. */
  readonly mean: Float64Array;
  /** Relative variance of the level at each step, and of the single step beyond it. */
  readonly levelVariance: Float64Array;
  readonly ownVariance: Float64Array;
  /** Correlation of the level between neighbouring hours. */
  readonly delta: number;
}

const HOURS_OF_DAY = 24;
/** An arrival falls on average in the middle of its hour: it is at risk for half of it, and half an hour old at its end. */
const HALF = 0.5;

/** Walks the steps and cumulates everybody's hazard; the common discharge factor multiplies it later. */
export function* flowPath(model: FlowParts, input: FlowPathInput): Generator<FlowPathPoint> {
  const arrivals = arrivalsAhead(model, input);
  const lists = input.known === undefined ? null : (model.lists ?? null);
  const coming = lists === null ? [] : comingPatients(lists, input.known!, input.steps);
  const staying = new Float64Array(input.present.length);
  const unlisted = input.present.some((patient) => patient.definiteOut) ? new Float64Array(input.present.length) : null;
  const cohorts = new Float64Array(input.steps.length);
  const rates = new Float64Array(input.present.length);
  let aheadHours = 0;
  for (let lead = 0; lead < input.steps.length; lead++) {
    const step = input.steps[lead]!;
    addPresentHazard(model, { present: input.present, staying, unlisted, rates, step, lead, aheadHours });
    aheadHours += step.exposureHours;
    addCohortHazard(model, { cohorts, step, lead });
    yield { lead, staying, unlisted, cohorts, arrivals, coming };
  }
}

/** Mean and negative binomial size (Infinity = Poisson) of the arrivals that are still there, given the discharge factor. */
export function newcomersGiven(factor: number, { lead, cohorts, arrivals }: FlowPathPoint): { readonly mean: number; readonly size: number } {
  let mean = 0;
  let lagged = 0;
  let spread = 0;
  for (let c = 0; c <= lead; c++) {
    const mass = arrivals.mean[c]! * Math.exp(-factor * cohorts[c]!);
    mean += mass;
    spread += mass * mass * (arrivals.levelVariance[c]! + arrivals.ownVariance[c]!) + 2 * mass * lagged;
    lagged = arrivals.delta * (lagged + mass * arrivals.levelVariance[c]!);
  }
  return { mean, size: spread > 0 ? (mean * mean) / spread : Infinity };
}

function arrivalsAhead(model: FlowParts, { steps, level, known }: FlowPathInput): ArrivalsAhead {
  const lists = known === undefined ? null : (model.lists ?? null);
  const mean = new Float64Array(steps.length);
  const levelVariance = new Float64Array(steps.length);
  const ownVariance = new Float64Array(steps.length);
  steps.forEach((step, j) => {
    const ahead = levelAhead(level, model.levelSettings, j + 1);
    const expected = lists === null ? null : unlistedArrivals(lists, step, { lead: j, issueHour: steps[0]!.hourOfWeek % HOURS_OF_DAY, pressure: known!.pressure });
    const levelled = ((expected?.others ?? model.arrivalsPerHour[step.hourOfWeek]! * step.exposureHours) * ahead.a) / ahead.b;
    mean[j] = levelled + (expected?.booked ?? 0);
    // Booked patients come by their number, whatever the level of the others.
    levelVariance[j] = mean[j]! > 0 ? (levelled / mean[j]!) ** 2 / ahead.a : 0;
    ownVariance[j] = mean[j]! > 0 ? (model.dispersion - 1) / mean[j]! : 0;
  });
  return { mean, levelVariance, ownVariance, delta: 2 ** (-1 / model.levelSettings.halfLifeHours) };
}

interface PresentAt {
  readonly present: readonly FlowPatient[];
  readonly staying: Float64Array;
  readonly unlisted: Float64Array | null;
  /** Room for the rates of this step. */
  readonly rates: Float64Array;
  readonly step: ForecastStep;
  readonly lead: number;
  /** From the issue to the start of the step. */
  readonly aheadHours: number;
}

function addPresentHazard(model: FlowParts, at: PresentAt): void {
  const { step, staying, unlisted, rates } = at;
  const bin = leadBinOf(at.lead);
  const undecided = model.readiness.undecided[bin]!;
  const ahead = ratiosAhead(model.readiness, at.lead);
  let plain = 0;
  let weighted = 0;
  for (let i = 0; i < staying.length; i++) {
    const patient = at.present[i]!;
    const own = patient.definiteOut ? null : leavingIn(patient, at);
    if (own !== null) {
      rates[i] = 0;
      staying[i]! += own;
      if (unlisted !== null) unlisted[i]! += own;
      continue;
    }
    const age = (step.hourStart - patient.enteredAt) / HOUR_MS;
    const rate = model.hazard.perHour[ageBinOf(age) * HOURS_OF_WEEK + step.hourOfWeek]!;
    const outlook = model.outlook == null || patient.definiteOut || patient.move != null || patient.outlook === undefined ? 1 : dischargeOutlookFactor(model.outlook, patient.outlook, { hourStart: step.hourStart, lead: at.lead });
    rates[i] = rate * ratioOf(ahead, patient) * outlook;
    plain += rate;
    weighted += rates[i]!;
    if (unlisted !== null) unlisted[i]! += rate * (model.readiness.learned ? undecided : 1) * step.exposureHours;
  }
  // Without order data the hazard already holds the usual number of orders, so the total must stay what it was.
  const scale = (model.readiness.learned || weighted === 0 ? 1 : plain / weighted) * step.exposureHours;
  for (let i = 0; i < staying.length; i++) staying[i]! += scale * rates[i]!;
}

/** Hazard in the step by the patient's own curve, linear between whole hours; null beyond its end, and without one. */
function leavingIn({ leaving }: FlowPatient, { aheadHours, step }: PresentAt): number | null {
  if (leaving === undefined || aheadHours >= leaving.length - 1) return null;
  return cumulatedAt(leaving, aheadHours + step.exposureHours) - cumulatedAt(leaving, aheadHours);
}

function cumulatedAt(curve: Float64Array, hours: number): number {
  const last = curve.length - 1;
  const before = Math.min(last, Math.floor(hours));
  const after = Math.min(last, before + 1);
  return curve[before]! + (curve[after]! - curve[before]!) * (hours - before);
}

function addCohortHazard(model: FlowParts, at: { cohorts: Float64Array; step: ForecastStep; lead: number }): void {
  const { hourOfWeek, exposureHours } = at.step;
  for (let c = 0; c < at.lead; c++) {
    at.cohorts[c]! += model.hazard.perHour[ageBinOf(at.lead - c - HALF) * HOURS_OF_WEEK + hourOfWeek]!;
  }
  at.cohorts[at.lead] = HALF * exposureHours * model.hazard.perHour[hourOfWeek]!;
}
