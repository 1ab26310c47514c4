import { mixtureOf, momentsOf, negativeBinomial, poissonBinomial, sumOf, trimmed, type CountPmf } from '@wardcast/probability';
import { HOUR_MS, hourFloor } from '@wardcast/timeseries';
import { ageBinOf } from '../flow/age-scale';
import { levelAhead, runLevel, type LevelState } from '../flow/arrival-level';
import { spreadNodes } from '../flow/discharge-spread';
import { HOURS_OF_WEEK } from '../flow/hazard-table';
import { leadBinOf } from '../flow/readiness';
import type { UnitFlowModel } from '../flow/unit-flow';
import type { CensusForecast } from './census-forecast';
import { forecastSteps, hoursOfWeekBefore, type ForecastStep } from './forecast-steps';

export interface PresentNow {
  readonly enteredAt: number;
  /** A discharge order or another definite move out is known. */
  readonly definiteOut: boolean;
  readonly expectedOutAt: number | null;
}
export interface ForecastCensusInput {
  /** ms UTC. */
  readonly issuedAt: number;
  /** Patients in the unit at `issuedAt`; those who enter later are not seen. */
  readonly present: readonly PresentNow[];
  /** Arrivals in the whole hours before the clock hour of `issuedAt`, oldest first; absent = the model's own level, faded. */
  readonly recentArrivals?: readonly number[];
  readonly horizonHours: number;
}

/** Largest unit that is believed: more patients than any department holds means a broken feed. */
const MAX_PRESENT = 2_000;
/** Tail left out of each law before convolution; far below the finest stored level. */
const TAIL = 1e-9;
/** An arrival falls on average in the middle of its hour: it is at risk for half of it, and half an hour old at its end. */
const HALF = 0.5;

/**
 * Model: census of a unit as patients present who leave and future arrivals who come and leave (forecast part).
 *
 * Assumes that patients leave independently given age, clock, orders and one common factor G, that arrivals do not
 * depend on the census, and that beds are unlimited (unconstrained demand). Formula at horizon h (forecasting design,
 * section 7.1): N(h) | G ~ PB(S_1 .. S_n) * NB(M, M^2 / Q), S_i = exp(-G Sum h_i), M = Sum_j m_j exp(-G [h(0)/2 + Sum_k h(k - j - 1/2)]),
 * Q = Sum_ij m_i m_j V_min(i,j) delta^|i-j| + Sum_j m_j^2 (phi - 1)/mu_j; mixed over three nodes of G. The first step is
 * the rest of the running clock hour, so the law closes in on the census as the target comes near. Do not trust it when
 * a unit is full and patients wait elsewhere, or beyond a change of its beds. Throws RangeError on impossible input.
 */
export function forecastCensus(model: UnitFlowModel, input: ForecastCensusInput): CensusForecast {
  const steps = forecastSteps(model.zone, input.issuedAt, input.horizonHours);
  const present = input.present.filter((patient) => patient.enteredAt <= input.issuedAt);
  if (present.length > MAX_PRESENT) throw new RangeError(`at most ${MAX_PRESENT} patients can be in one unit, got ${present.length}`);
  if (present.some((patient) => !Number.isFinite(patient.enteredAt))) throw new RangeError('entry times must be finite instants');
  const arrivals = arrivalsAhead(model, input, steps);
  const staying = new Float64Array(present.length);
  const cohorts = new Float64Array(steps.length);
  const nodes = spreadNodes(model.dischargeSpread);
  const laws: CountPmf[] = [];
  const expectedIn = new Float32Array(steps.length);
  let comeIn = 0;
  steps.forEach((step, j) => {
    addPresentHazard(model, { present, staying, step, lead: j });
    addCohortHazard(model, { cohorts, step, lead: j });
    comeIn += arrivals.mean[j]!;
    expectedIn[j] = comeIn;
    const parts = nodes.map(({ factor, weight }) => ({ weight, law: lawGiven(factor, { staying, cohorts, arrivals, lead: j }) }));
    laws.push(parts.length === 1 ? parts[0]!.law : trimmed(mixtureOf(parts), TAIL));
  });
  const mean = Float32Array.from(laws, (law) => momentsOf(law).mean);
  return {
    issuedAt: input.issuedAt,
    censusAtIssue: present.length,
    targets: steps.map((step) => step.target),
    laws,
    mean,
    expectedIn,
    expectedOut: mean.map((x, j) => Math.max(0, present.length + expectedIn[j]! - x)),
  };
}

interface ArrivalsAhead {
  /** Expected arrivals of each step. */
  readonly mean: Float64Array;
  /** Relative variance of the level at each step, and of the single step beyond it. */
  readonly levelVariance: Float64Array;
  readonly ownVariance: Float64Array;
  /** Correlation of the level between neighbouring hours. */
  readonly delta: number;
}

function arrivalsAhead(model: UnitFlowModel, input: ForecastCensusInput, steps: readonly ForecastStep[]): ArrivalsAhead {
  const now = levelNow(model, input);
  const mean = new Float64Array(steps.length);
  const levelVariance = new Float64Array(steps.length);
  const ownVariance = new Float64Array(steps.length);
  steps.forEach((step, j) => {
    const ahead = levelAhead(now, model.levelSettings, j + 1);
    const profile = model.arrivalsPerHour[step.hourOfWeek]! * step.exposureHours;
    mean[j] = (profile * ahead.a) / ahead.b;
    levelVariance[j] = 1 / ahead.a;
    ownVariance[j] = mean[j]! > 0 ? (model.dispersion - 1) / mean[j]! : 0;
  });
  return { mean, levelVariance, ownVariance, delta: 2 ** (-1 / model.levelSettings.halfLifeHours) };
}

function levelNow(model: UnitFlowModel, input: ForecastCensusInput): LevelState {
  const counts = input.recentArrivals;
  if (counts === undefined || counts.length === 0) {
    const hoursSince = Math.max(0, (hourFloor(input.issuedAt) - model.to) / HOUR_MS);
    return levelAhead(model.level, model.levelSettings, hoursSince);
  }
  if (counts.some((count) => !(count >= 0 && Number.isFinite(count)))) throw new RangeError('recent arrivals must be counts');
  const hours = hoursOfWeekBefore(model.zone, input.issuedAt, counts.length);
  return runLevel(
    model.levelSettings,
    counts,
    Float64Array.from(hours, (how) => model.arrivalsPerHour[how]!),
  );
}

/** Adds the hazard of one step to what each present patient has cumulated. */
function addPresentHazard(model: UnitFlowModel, at: { present: readonly PresentNow[]; staying: Float64Array; step: ForecastStep; lead: number }): void {
  const { step, staying } = at;
  const bin = leadBinOf(at.lead);
  const definite = model.readiness.definite[bin]!;
  const undecided = model.readiness.undecided[bin]!;
  const rates = new Float64Array(staying.length);
  let plain = 0;
  let weighted = 0;
  for (let i = 0; i < staying.length; i++) {
    const patient = at.present[i]!;
    const age = (step.hourStart - patient.enteredAt) / HOUR_MS;
    const rate = model.hazard.perHour[ageBinOf(age) * HOURS_OF_WEEK + step.hourOfWeek]!;
    rates[i] = rate * (patient.definiteOut ? definite : undecided);
    plain += rate;
    weighted += rates[i]!;
  }
  // Without order data the hazard already holds the usual number of orders, so the total must stay what it was.
  const scale = (model.readiness.learned || weighted === 0 ? 1 : plain / weighted) * step.exposureHours;
  for (let i = 0; i < staying.length; i++) staying[i]! += scale * rates[i]!;
}

/** The same for those who arrive in each step up to this one. */
function addCohortHazard(model: UnitFlowModel, at: { cohorts: Float64Array; step: ForecastStep; lead: number }): void {
  const { hourOfWeek, exposureHours } = at.step;
  for (let c = 0; c < at.lead; c++) {
    at.cohorts[c]! += model.hazard.perHour[ageBinOf(at.lead - c - HALF) * HOURS_OF_WEEK + hourOfWeek]!;
  }
  at.cohorts[at.lead] = HALF * exposureHours * model.hazard.perHour[hourOfWeek]!;
}

function lawGiven(factor: number, at: { staying: Float64Array; cohorts: Float64Array; arrivals: ArrivalsAhead; lead: number }): CountPmf {
  const { arrivals } = at;
  let total = 0;
  let lagged = 0;
  let spread = 0;
  for (let c = 0; c <= at.lead; c++) {
    const mass = arrivals.mean[c]! * Math.exp(-factor * at.cohorts[c]!);
    total += mass;
    spread += mass * mass * (arrivals.levelVariance[c]! + arrivals.ownVariance[c]!) + 2 * mass * lagged;
    lagged = arrivals.delta * (lagged + mass * arrivals.levelVariance[c]!);
  }
  const present = poissonBinomial(at.staying.map((hazard) => Math.exp(-factor * hazard)));
  const newcomers = negativeBinomial(total, spread > 0 ? (total * total) / spread : Infinity);
  return trimmed(sumOf(trimmed(present, TAIL), newcomers), TAIL);
}
