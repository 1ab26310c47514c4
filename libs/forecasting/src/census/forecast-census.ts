import { eventsAndCount, mixtureOf, momentsOf, rescaled, trimmed, type CountPmf } from '@wardcast/probability';
import { HOUR_MS, hourFloor, hourOfWeek } from '@wardcast/timeseries';
import type { EdTold } from '../ed/ed-patient';
import { leavingCurves } from '../ed/leaving-curves';
import { levelAhead, runLevel, type LevelState } from '../flow/arrival-level';
import { spreadNodes } from '../flow/discharge-spread';
import { flowPath, type FlowPatient } from '../flow/flow-path';
import { pressureNow } from '../flow/unit-pressure';
import type { KnownList } from '../flow/known-arrivals';
import { movedInAndThere } from '../flow/expected-moves';
import { forecastSteps, hoursOfWeekBefore, type ForecastStep } from '../flow/forecast-steps';
import type { Listing } from '../flow/listing';
import { correctionAt, inflowShift } from '../flow/hindcast-correction';
import type { UnitFlowModel } from '../flow/unit-flow';
import type { CensusForecast } from './census-forecast';
import { givenFactor, partColumns, partsAt, type GivenFactor } from './census-parts';
import { runSteps, type Steps } from './run-steps';

export interface PresentNow extends Omit<FlowPatient, 'leaving'> {
  readonly expectedOutAt: number | null;
  /** What an emergency department told of the patient; absent = nothing, or another unit. */
  readonly ed?: EdTold;
}
export interface ForecastCensusInput {
  /** ms UTC. */
  readonly issuedAt: number;
  /** Patients in the unit at `issuedAt`; those who enter later are not seen. */
  readonly present: readonly PresentNow[];
  /** Arrivals in the whole hours before the clock hour of `issuedAt`, oldest first; absent = the model's own level, faded. */
  readonly recentArrivals?: readonly number[];
  /** Patients on the unit's list and not in it; absent = the list is not known. Read only where the model learned from lists. */
  readonly listed?: readonly Listing[];
  /** Expected moves into the unit from others in each of the next hours (see expected-moves); absent = as usual. */
  readonly inflow?: Float64Array;
  /** Census at every whole hour up to the last one at or before `issuedAt`, NaN where unknown: says how full the unit can be. */
  readonly history?: { readonly censusByHour: readonly number[] };
  readonly horizonHours: number;
  /** Targets wanted, as numbers of full hours after the issue (1 = the next one); absent = all of them. */
  readonly leads?: readonly number[];
}

/** Largest unit that is believed: more patients than any department holds means a broken feed. */
const MAX_PRESENT = 2_000;
const HOURS_OF_DAY = 24;
/** Tail left out of each law before convolution; far below the finest stored level. */
const TAIL = 1e-9;

/**
 * Model: census of a unit as patients present who leave and future arrivals who come and leave (forecast part).
 *
 * Assumes that patients leave independently given age, clock, orders and one common factor G, and that arrivals do not
 * depend on the census; what that misses in a unit that fills up is put right on average by the hindcast correction.
 * Formula at horizon h (forecasting design, section 7.1): N(h) | G ~ PB(S_1 .. S_n) * NB(M, M^2 / Q), S_i = exp(-G Sum h_i),
 * M = Sum_j m_j exp(-G [h(0)/2 + Sum_k h(k - j - 1/2)]), Q = Sum_ij m_i m_j V_min(i,j) delta^|i-j| + Sum_j m_j^2 (phi - 1)/mu_j;
 * mixed over three nodes of G. The first step is the rest of the running clock hour, so the law closes in on the census
 * as the target comes near. Do not trust it beyond a change of the unit's beds. Throws RangeError on impossible input.
 */
export function forecastCensus(model: UnitFlowModel, input: ForecastCensusInput): CensusForecast {
  return runSteps(forecastCensusSteps(model, input));
}

/** The same in steps, one a target. */
export function* forecastCensusSteps(model: UnitFlowModel, input: ForecastCensusInput): Steps<CensusForecast> {
  const { issuedAt } = input;
  const steps = forecastSteps(model.zone, issuedAt, input.horizonHours);
  const there = input.present.filter((patient) => patient.enteredAt <= issuedAt);
  const leaving = leavingCurves(model.ed, there, { at: issuedAt, hourOfWeek: hourOfWeek(model.zone, issuedAt) });
  const present = leaving === null ? there : there.map((patient, i) => ({ ...patient, leaving: leaving[i] }));
  if (present.length > MAX_PRESENT) throw new RangeError(`at most ${MAX_PRESENT} patients can be in one unit, got ${present.length}`);
  if (present.some((patient) => !Number.isFinite(patient.enteredAt))) throw new RangeError('entry times must be finite instants');
  const nodes = spreadNodes(model.dischargeSpread);
  const rooms = nodes.map(() => new Float64Array(present.length));
  const wanted = input.leads === undefined ? null : new Set(input.leads);
  const targets: number[] = [];
  const expectedIn: number[] = [];
  const laws: CountPmf[] = [];
  const parts: ReturnType<typeof partsAt>[] = [];
  let comeIn = 0;
  const known = model.lists == null ? undefined : knownList(input, present.length);
  for (const point of flowPath(model, { present, steps, level: levelNow(model, input), known })) {
    comeIn += point.arrivals.mean[point.lead]! + point.coming.reduce((sum, { chance }) => sum + chance[point.lead]!, 0);
    if (wanted !== null && !wanted.has(point.lead + 1)) continue;
    const { target } = steps[point.lead]!;
    targets.push(target);
    const given = nodes.map((node, i) => givenFactor(node, point, rooms[i]));
    parts.push(partsAt(given, point));
    const free = mixtureOf(given.map((each) => ({ weight: each.weight, law: lawGiven(each) })));
    const moved = model.correction.inflow == null || input.inflow === undefined ? undefined : { expected: movedInAndThere(input.inflow, point), issueHour: issueHourOf(steps[0]!) };
    expectedIn.push(Math.max(expectedIn.at(-1) ?? 0, comeIn + inflowShift(model.correction.inflow, (target - issuedAt) / HOUR_MS, moved)));
    const corrected = (known || moved) && { mean: momentsOf(free).mean, hourOfDay: (steps[point.lead]!.hourOfWeek + 1) % HOURS_OF_DAY, ...(moved && { inflow: moved }) };
    laws.push(trimmed(rescaled(free, correctionAt(model.correction, (target - issuedAt) / HOUR_MS, corrected)), TAIL));
    yield;
  }
  const mean = Float32Array.from(laws, (law) => momentsOf(law).mean);
  return {
    issuedAt,
    censusAtIssue: present.length,
    targets,
    laws,
    mean,
    expectedIn: Float32Array.from(expectedIn),
    expectedOut: mean.map((x, j) => Math.max(0, present.length + expectedIn[j]! - x)),
    parts: partColumns(parts),
  };
}

/** Local hour of the day of the issue, with its fraction. */
function issueHourOf(first: ForecastStep): number {
  return (first.hourOfWeek + 1 - first.exposureHours) % HOURS_OF_DAY;
}

function knownList({ listed, history, issuedAt }: ForecastCensusInput, present: number): KnownList | undefined {
  return listed && { listed, pressure: pressureNow(present, listed, { at: issuedAt, census: history?.censusByHour ?? [] }) };
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

function lawGiven({ stays, comers, newcomers }: GivenFactor): CountPmf {
  return eventsAndCount(comers.length === 0 ? stays : Float64Array.from([...stays, ...comers]), newcomers, TAIL);
}
