import type { CompiledHospital } from './compiled-hospital';
import { NOWHERE, type Patients } from './patients';
import { DRAW, DRAWS_PER_STEP, type ReplicationLuck } from './replication-luck';
import { presentEnd } from './present-hazard';
import { lognormalEnd, residualStayEnd, stayEnd } from './stay-end';

/** Taken once: a name on the global object costs a search wherever code runs in a context of its own. */
const { floor, log, max, min } = Math;
const HOURS_PER_DAY = 24;
const NEVER = Infinity;

/** Decides when a stay ends and where the patient goes then, from the patient's own luck. */
export class StayPlanner {
  constructor(
    private readonly hospital: CompiledHospital,
    private readonly patients: Patients,
  ) {}

  /** End of the stay that begins now; sets where the patient goes next. Infinity beyond the horizon. */
  plan(patient: number, now: number, luck: ReplicationLuck): number {
    const care = this.patients.care[patient]!;
    const stays = this.hospital.stays[care]!;
    if (stays.lognormal !== null && this.patients.known[patient] === NOWHERE && luck.factor[care] === 1) {
      return this.withNext(patient, now, lognormalEnd(stays, now, this.patients.draw(patient, DRAWS_PER_STEP * this.patients.step[patient]! + DRAW.stay)));
    }
    const threshold = this.threshold(patient) / luck.factor[care]!;
    return this.withNext(patient, now, stayEnd(this.hospital, stays, now, threshold));
  }

  /** The same for present patient `index`, who is there at the start. */
  planPresent(patient: number, index: number, luck: ReplicationLuck): number {
    const threshold = this.threshold(patient) / luck.factor[this.patients.care[patient]!]!;
    return this.withNext(patient, this.hospital.start, presentEnd(this.hospital, index, threshold));
  }

  /** The same for a known patient who entered at `entry`, negative hours. */
  planResidual(patient: number, at: { readonly entry: number; readonly definiteOut: boolean }, luck: ReplicationLuck): number {
    const care = this.patients.care[patient]!;
    const stays = this.hospital.stays[care]!;
    const threshold = this.threshold(patient) / luck.factor[care]!;
    return this.withNext(patient, this.hospital.start, residualStayEnd(this.hospital, stays, at, threshold));
  }

  private threshold(patient: number): number {
    const known = this.patients.known[patient]!;
    const step = this.patients.step[patient]!;
    if (known !== NOWHERE) return this.hospital.input.known[known]!.steps[step]!.threshold ?? NEVER;
    return -log(this.patients.draw(patient, DRAWS_PER_STEP * step + DRAW.stay));
  }

  private withNext(patient: number, begin: number, end: number): number {
    if (end > this.hospital.hours) return NEVER;
    const next = this.nextUnit(patient, floor(end));
    this.patients.next[patient] = next;
    return next === NOWHERE && this.hospital.early[this.patients.care[patient]!] !== null ? this.broughtForward(patient, begin, end) : end;
  }

  private nextUnit(patient: number, hour: number): number {
    const { patients, hospital } = this;
    const known = patients.known[patient]!;
    const step = patients.step[patient]!;
    if (known !== NOWHERE) return hospital.input.known[known]!.steps[step + 1]?.unit ?? NOWHERE;
    const { to, upTo } = hospital.routes[patients.care[patient]!]!;
    if (to.length === 0) return NOWHERE;
    const u = patients.draw(patient, DRAWS_PER_STEP * step + DRAW.route);
    const row = min(hour, hospital.hours - 1) * to.length;
    // Most go home: one look at the sum of all routes settles that.
    if (u >= upTo[row + to.length - 1]!) return NOWHERE;
    let route = 0;
    while (u >= upTo[row + route]!) route += 1;
    return to[route]!;
  }

  /** Discharge earlier in the day: those whose share it is leave earlier, within the same local day and not before its earliest hour. */
  private broughtForward(patient: number, begin: number, end: number): number {
    const early = this.hospital.early[this.patients.care[patient]!]!;
    if (this.patients.draw(patient, DRAWS_PER_STEP * this.patients.step[patient]! + DRAW.early) >= early.share) return end;
    const hour = floor(end);
    const earliest = hour - (this.hospital.hourOfWeek[hour]! % HOURS_PER_DAY) + early.earliestHour;
    return min(end, max(begin, earliest, end - early.hours));
  }
}
