import { normalQuantile, uniformOf } from '@wardcast/probability';
import type { KnownPatient } from '../input/what-if-input';
import type { CompiledHospital, CompiledRoutes } from './compiled-hospital';
import { NOWHERE, type Patients } from './patients';
import { DRAW, DRAWS_PER_STEP } from './replication-luck';
import { presentEnd } from './present-hazard';
import { residualStayEnd, stayEnd } from './stay-end';
import { changedLength } from './stay-map';

/** Taken once: a name on the global object, and one of another file, costs a search at each of the million calls. */
const { exp, floor, log, max, min } = Math;
const uniform = uniformOf;
const quantile = normalQuantile;
const HOURS_PER_DAY = 24;
const NEVER = Infinity;
const HOME = NOWHERE;
const STEP = DRAWS_PER_STEP;
const { stay: STAY, route: ROUTE, early: EARLY } = DRAW;

/**
 * Decides when a stay ends and where the patient goes then, from the patient's own luck. Question and answer stand in the
 * fields: a number with a fraction that a function takes or gives back would be a new object each time.
 */
export class StayPlanner {
  /** The patient: address of the luck, what all draws at it share, and how many units were left before this one. */
  entity = 0;
  key = 0;
  step = 0;
  /** When the stay begins. */
  begin = 0;
  /** Common discharge factor of every unit in this replication. */
  factor: Float64Array;
  /** The answer: end of the stay, Infinity beyond the horizon, and where the patient goes then; NOWHERE = home. */
  end = NEVER;
  next = HOME;

  constructor(private readonly hospital: CompiledHospital) {
    this.factor = new Float64Array(hospital.units).fill(1);
  }

  /** Asks about a patient. */
  about(patients: Patients, patient: number, begin: number): this {
    this.begin = begin;
    this.entity = patients.entity[patient]!;
    this.key = patients.luck[patient]!;
    this.step = patients.step[patient]!;
    return this;
  }

  /** A stay in the care of a unit. */
  plan(care: number): void {
    const stays = this.hospital.stays[care]!;
    const factor = this.factor[care]!;
    const u = this.draw(STAY);
    if (stays.lognormal !== null && factor === 1) {
      const length = exp(stays.lognormal.mu - stays.lognormal.sigma * quantile(u));
      this.end = this.begin + (stays.changed ? changedLength(stays.change, length) : length);
    } else this.end = stayEnd(this.hospital, stays, this.begin, -log(u) / factor);
    this.route(care);
  }

  /** The stay of present patient `index`, who is there at the start. */
  planPresent(care: number, index: number): void {
    this.end = presentEnd(this.hospital, index, -log(this.draw(STAY)) / this.factor[care]!);
    this.route(care);
  }

  /** A stay of a known patient, in which nothing is drawn but an earlier discharge. */
  planKnown(care: number, { at, steps }: KnownPatient): void {
    const { hospital, begin } = this;
    const threshold = (steps[this.step]!.threshold ?? NEVER) / this.factor[care]!;
    const stays = hospital.stays[care]!;
    const wasThere = at < hospital.start && this.step === 0;
    this.end = wasThere ? residualStayEnd(hospital, stays, { entry: at, definiteOut: false }, threshold) : stayEnd(hospital, stays, begin, threshold);
    if (this.end > hospital.hours) {
      this.end = NEVER;
      return;
    }
    this.next = steps[this.step + 1]?.unit ?? HOME;
    if (this.next === HOME && hospital.early[care] !== null) this.bringForward(care);
  }

  private route(care: number): void {
    const { hospital } = this;
    if (this.end > hospital.hours) {
      this.end = NEVER;
      return;
    }
    const routes = hospital.routes[care]!;
    this.next = routes.to.length === 0 ? HOME : this.routed(routes, floor(this.end));
    if (this.next === HOME && hospital.early[care] !== null) this.bringForward(care);
  }

  private routed({ to, upTo, row: rows }: CompiledRoutes, hour: number): number {
    const u = this.draw(ROUTE);
    const row = rows[min(hour, this.hospital.hours - 1)]!;
    // Most go home: one look at the sum of all routes settles that.
    if (u >= upTo[row + to.length - 1]!) return HOME;
    let low = 0;
    for (let high = to.length - 1; low < high; ) {
      const middle = (low + high) >> 1;
      if (u >= upTo[row + middle]!) low = middle + 1;
      else high = middle;
    }
    return to[low]!;
  }

  /** Discharge earlier in the day: those whose share it is leave earlier, within the same local day and not before its earliest hour. */
  private bringForward(care: number): void {
    const { begin, end } = this;
    const early = this.hospital.early[care]!;
    if (this.draw(EARLY) >= early.share) return;
    const hour = floor(end);
    const earliest = hour - (this.hospital.hourOfWeek[hour]! % HOURS_PER_DAY) + early.earliestHour;
    this.end = min(end, max(begin, earliest, end - early.hours));
  }

  /** The patient's number for one purpose at this step of the way, in (0, 1). */
  private draw(purpose: number): number {
    return uniform(this.key, this.entity, STEP * this.step + purpose);
  }
}
