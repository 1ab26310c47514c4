import { uniformOf } from '@wardcast/probability';
import type { KnownPatient } from '../input/what-if-input';
import type { CompiledHospital, CompiledRoutes } from './compiled-hospital';
import { NOWHERE, type Patients } from './patients';
import { DRAW, DRAWS_PER_STEP } from './replication-luck';
import { presentEnd } from './present-hazard';
import { lognormalEnd, residualStayEnd, stayEnd } from './stay-end';

/** Taken once: a name on the global object, and one of another file, costs a search at each of the million calls. */
const { floor, log, max, min } = Math;
const uniform = uniformOf;
const HOURS_PER_DAY = 24;
const NEVER = Infinity;
const HOME = NOWHERE;
const STEP = DRAWS_PER_STEP;
const { stay: STAY, route: ROUTE, early: EARLY } = DRAW;

/**
 * Decides when a stay ends and where the patient goes then, from the patient's own luck. Who is asked about stands in the
 * fields, so that a question costs no object; the answer's second half, where to, is left in one too.
 */
export class StayPlanner {
  /** The patient: address of the luck, what all draws at it share, and how many units were left before this one. */
  entity = 0;
  key = 0;
  step = 0;
  /** Common discharge factor of every unit in this replication. */
  factor: Float64Array;
  /** Where the patient last planned for goes at the end of the stay; NOWHERE = home. Holds where that end is a number. */
  next = HOME;

  constructor(private readonly hospital: CompiledHospital) {
    this.factor = new Float64Array(hospital.units).fill(1);
  }

  /** Asks about a patient. */
  about(patients: Patients, patient: number): this {
    this.entity = patients.entity[patient]!;
    this.key = patients.luck[patient]!;
    this.step = patients.step[patient]!;
    return this;
  }

  /** End of the stay in the care of a unit that begins now. Infinity beyond the horizon. */
  plan(care: number, now: number): number {
    const stays = this.hospital.stays[care]!;
    const factor = this.factor[care]!;
    const u = this.draw(STAY);
    const end = stays.lognormal !== null && factor === 1 ? lognormalEnd(stays, now, u) : stayEnd(this.hospital, stays, now, -log(u) / factor);
    return end > this.hospital.hours ? NEVER : this.withRoute(care, now, end);
  }

  /** The same for present patient `index`, who is there at the start. */
  planPresent(care: number, index: number): number {
    const end = presentEnd(this.hospital, index, -log(this.draw(STAY)) / this.factor[care]!);
    return end > this.hospital.hours ? NEVER : this.withRoute(care, this.hospital.start, end);
  }

  /** The same for a known patient, in whose stays nothing is drawn but an earlier discharge. */
  planKnown(care: number, now: number, { at, steps }: KnownPatient): number {
    const { hospital } = this;
    const threshold = (steps[this.step]!.threshold ?? NEVER) / this.factor[care]!;
    const stays = hospital.stays[care]!;
    const wasThere = at < hospital.start && this.step === 0;
    const end = wasThere ? residualStayEnd(hospital, stays, { entry: at, definiteOut: false }, threshold) : stayEnd(hospital, stays, now, threshold);
    if (end > hospital.hours) return NEVER;
    this.next = steps[this.step + 1]?.unit ?? HOME;
    return this.next === HOME ? this.broughtForward(care, now, end) : end;
  }

  private withRoute(care: number, begin: number, end: number): number {
    const routes = this.hospital.routes[care]!;
    this.next = routes.to.length === 0 ? HOME : this.routed(routes, floor(end));
    return this.next !== HOME || this.hospital.early[care] === null ? end : this.broughtForward(care, begin, end);
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
  private broughtForward(care: number, begin: number, end: number): number {
    const early = this.hospital.early[care];
    if (early == null || this.draw(EARLY) >= early.share) return end;
    const hour = floor(end);
    const earliest = hour - (this.hospital.hourOfWeek[hour]! % HOURS_PER_DAY) + early.earliestHour;
    return min(end, max(begin, earliest, end - early.hours));
  }

  /** The patient's number for one purpose at this step of the way, in (0, 1). */
  private draw(purpose: number): number {
    return uniform(this.key, this.entity, STEP * this.step + purpose);
  }
}
