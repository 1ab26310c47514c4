import { Arrivals, type ArrivalSink } from './arrivals';
import { ANY_WARD, BedChoice } from './bed-choice';
import { BedState } from './bed-state';
import { classOfKind, WAITING_CLASSES, type CompiledHospital } from './compiled-hospital';
import { EVENT, eventCode, kindOf, subjectOf } from './event-codes';
import { HourlyAgenda } from './hourly-agenda';
import { OpenUnits } from './open-units';
import { NOWHERE, Patients } from './patients';
import { presentEntity, type ReplicationLuck } from './replication-luck';
import { totalIndex, type RunRecord } from './run-record';
import { StayPlanner } from './stay-planner';
import { WaitingLists } from './waiting-lists';

/** Taken once: a name of another file costs a search at each of the many calls. */
const codeOf = eventCode;
const [subjectIn, kindIn] = [subjectOf, kindOf];
const NONE = NOWHERE;
const { leave: LEAVE, arrive: ARRIVE, lookElsewhere: LOOK_ELSEWHERE, giveUp: GIVE_UP, cleaned: CLEANED } = EVENT;
const [TRANSFER, EMERGENCY, ELECTIVE] = (['transfer', 'emergency', 'elective'] as const).map((name) => WAITING_CLASSES.indexOf(name)) as [number, number, number];
const [BOARDING, WAITING, CANCELLED, UNBOOKED, OUTLIERS, DISCHARGES, ADMISSIONS, ED_ARRIVALS] = (['boardingHours', 'waitingHours', 'cancelledElectives', 'unbookedElectives', 'outliers', 'discharges', 'admissions', 'edArrivals'] as const).map(totalIndex) as [number, number, number, number, number, number, number, number];
const START_PATIENTS = 4_096;
/** Waits are compared by sums of hours; this absorbs their rounding. */
const ROUNDING_HOURS = 1e-9;

/**
 * One hospital, run again and again: discrete events between full hours, staffing and a count at each full hour. A
 * patient whose next unit is full keeps the bed he has (blocking after service); two who want each other's beds swap.
 */
export class HospitalRun implements ArrivalSink {
  private readonly patients = new Patients(START_PATIENTS);
  private readonly agenda: HourlyAgenda;
  private readonly beds: BedState;
  private readonly lists: WaitingLists;
  private readonly choice: BedChoice;
  private readonly planner: StayPlanner;
  private readonly open: OpenUnits;
  private readonly arrivals: Arrivals;
  private readonly toFill: number[] = [];
  private luck!: ReplicationLuck;
  private record!: RunRecord;
  private now = 0;

  constructor(private readonly hospital: CompiledHospital) {
    this.agenda = new HourlyAgenda(hospital.hours);
    this.beds = new BedState(hospital);
    this.lists = new WaitingLists(this.patients, hospital.units, WAITING_CLASSES.length);
    this.choice = new BedChoice({ hospital, patients: this.patients, lists: this.lists, beds: this.beds });
    this.planner = new StayPlanner(hospital);
    this.open = new OpenUnits({ hospital, patients: this.patients, planner: this.planner, beds: this.beds, agenda: this.agenda });
    this.arrivals = new Arrivals(hospital);
  }

  /** Runs one replication; `record` must be empty. */
  run(luck: ReplicationLuck, record: RunRecord): void {
    this.luck = luck;
    this.record = record;
    this.restart();
    for (let hour = 0; hour <= this.hospital.hours; hour++) {
      while (this.agenda.nextTime() <= hour) {
        this.now = this.agenda.nextTime();
        this.happen(this.agenda.pop());
      }
      this.now = Math.max(hour, this.hospital.start);
      this.beds.dropQuiet(hour);
      this.beds.staffAt(hour, this.toFill);
      this.fill();
      this.count(hour);
      if (hour === this.hospital.hours) break;
      this.agenda.open(hour);
      this.arrivals.generate(hour, luck, this);
    }
    this.closeWaits();
  }

  arrive(entity: number, unit: number, waitingClass: number): void {
    const { at } = this.arrivals;
    if (this.hospital.unlimited[unit] === 0) return this.agenda.push(at, codeOf(ARRIVE, this.patients.add(entity, unit, waitingClass)));
    this.planner.begin = at;
    this.open.enter(this.luck, entity, unit);
  }

  keepOff(): void {
    this.record.totals[UNBOOKED]! += 1;
  }

  private restart(): void {
    const { hospital, patients } = this;
    const { input } = hospital;
    patients.count = 0;
    patients.repetition = this.luck.shared;
    this.planner.factor = this.luck.factor;
    this.open.restart(this.record.totals);
    this.agenda.restart();
    this.lists.clear();
    this.beds.restart();
    this.arrivals.restart();
    this.now = hospital.start;
    for (let u = 0; u < hospital.units; u++) {
      for (let bed = 0; bed < this.beds.cleaning[u]!; bed++) this.agenda.push(this.now + ((bed + 1) / this.beds.cleaning[u]!) * hospital.turnaroundHours[u]!, codeOf(CLEANED, u));
    }
    input.present.forEach((present, i) => {
      const patient = this.settle(presentEntity(i), present.unit);
      this.planner.about(patients, patient, hospital.start).planPresent(present.unit, i);
      this.schedule(patient);
    });
    input.known.forEach((known, i) => {
      const first = known.steps[0]!.unit;
      const isThere = known.at < hospital.start;
      const patient = isThere ? this.settle(presentEntity(input.present.length + i), first) : patients.add(presentEntity(input.present.length + i), first, classOfKind(known.kind));
      patients.known[patient] = i;
      if (isThere) this.stay(patient);
      else if (known.at < hospital.hours) this.agenda.push(known.at, codeOf(ARRIVE, patient));
    });
  }

  /** Somebody who is there at the start. */
  private settle(entity: number, unit: number): number {
    const patient = this.patients.add(entity, unit, TRANSFER);
    this.patients.place[patient] = unit;
    this.beds.occupied[unit]! += 1;
    return patient;
  }

  private happen(code: number): void {
    const subject = subjectIn(code);
    switch (kindIn(code)) {
      case LEAVE:
        this.leave(subject);
        break;
      case ARRIVE:
        if (this.hospital.emergency[this.patients.next[subject]!] === 1) this.record.totals[ED_ARRIVALS]! += 1;
        this.enterOrWait(subject);
        break;
      case LOOK_ELSEWHERE:
        this.lookElsewhere(subject);
        break;
      case GIVE_UP:
        this.giveUp(subject);
        break;
      default:
        this.beds.cleaning[subject]! -= 1;
        this.toFill.push(subject);
    }
    this.fill();
  }

  private leave(patient: number): void {
    const { place, next } = this.patients;
    const from = place[patient]!;
    if (next[patient] === NONE) {
      if (this.hospital.emergency[from] === 0) this.record.totals[DISCHARGES]! += 1;
      this.vacate(from);
      return;
    }
    this.patients.waitingClass[patient] = this.hospital.emergency[from] === 1 ? EMERGENCY : TRANSFER;
    this.patients.step[patient]! += 1;
    this.enterOrWait(patient);
  }

  private enterOrWait(patient: number): void {
    const { patients, hospital } = this;
    const unit = patients.next[patient]!;
    const reserve = patients.waitingClass[patient] === ELECTIVE ? hospital.input.rules.electiveReserveBeds : 0;
    if (this.beds.free(unit) > reserve) return this.occupy(patient, unit);
    const partner = patients.place[patient] === NONE ? NONE : this.choice.swapPartner(patients.place[patient]!, unit);
    if (partner !== NONE) return this.swap(patient, partner);
    this.lists.join(patient, this.now);
    const { outlierAfterHours, cancelAfterHours } = hospital.input.rules;
    if (patients.waitingClass[patient] === ELECTIVE) this.agenda.push(this.now + cancelAfterHours, codeOf(GIVE_UP, patient));
    if (outlierAfterHours !== null && hospital.secondChoices[unit]!.length > 0) this.agenda.push(this.now + outlierAfterHours, codeOf(LOOK_ELSEWHERE, patient));
  }

  /** Takes a bed in `unit`, which need not be the one wanted, and leaves the one used before. */
  private occupy(patient: number, unit: number): void {
    const { patients, hospital } = this;
    const from = patients.place[patient]!;
    if (hospital.emergency[unit] === 0 && (from === NONE || hospital.emergency[from] === 1)) this.record.totals[ADMISSIONS]! += 1;
    patients.place[patient] = unit;
    patients.care[patient] = patients.next[patient]!;
    this.beds.occupied[unit]! += 1;
    this.stay(patient);
    if (from !== NONE) this.vacate(from);
  }

  /** A stay begins now. */
  private stay(patient: number): void {
    const known = this.patients.known[patient]!;
    const care = this.patients.care[patient]!;
    const planner = this.planner.about(this.patients, patient, this.now);
    if (known === NONE) planner.plan(care);
    else planner.planKnown(care, this.hospital.input.known[known]!);
    this.schedule(patient);
  }

  /** Notes the end of the stay that was planned last. */
  private schedule(patient: number): void {
    const { next, end } = this.planner;
    if (end > this.hospital.hours) return;
    const unit = this.patients.place[patient]!;
    this.patients.next[patient] = next;
    if (next === NONE && this.hospital.unlimited[unit] === 1) this.open.leave(unit);
    else this.agenda.push(end, codeOf(LEAVE, patient));
  }

  private vacate(unit: number): void {
    const turnaround = this.hospital.turnaroundHours[unit]!;
    this.beds.occupied[unit]! -= 1;
    if (turnaround > 0) {
      this.beds.cleaning[unit]! += 1;
      this.agenda.push(this.now + turnaround, codeOf(CLEANED, unit));
    }
    this.toFill.push(unit);
  }

  /** Gives free beds to those who wait, until nobody moves any more. */
  private fill(): void {
    while (this.toFill.length > 0) {
      const unit = this.toFill.pop()!;
      while (this.beds.free(unit) > 0) {
        const patient = this.choice.nextFor(unit);
        if (patient === NONE) break;
        this.take(patient, unit);
      }
    }
  }

  private take(patient: number, unit: number): void {
    this.lists.leave(patient);
    this.addWait(patient);
    if (unit !== this.patients.next[patient]) this.record.totals[OUTLIERS]! += 1;
    this.occupy(patient, unit);
  }

  private addWait(patient: number): void {
    const hours = this.now - this.patients.waitingSince[patient]!;
    const place = this.patients.place[patient]!;
    this.record.totals[WAITING]! += hours;
    if (place !== NONE && this.hospital.emergency[place] === 1) this.record.totals[BOARDING]! += hours;
  }

  private lookElsewhere(patient: number): void {
    const { patients, hospital } = this;
    const waited = this.now - patients.waitingSince[patient]!;
    if (patients.waiting[patient] !== 1 || waited < hospital.input.rules.outlierAfterHours! - ROUNDING_HOURS) return;
    for (const unit of hospital.secondChoices[patients.next[patient]!]!) {
      if (this.beds.free(unit) > 0) return this.take(patient, unit);
    }
    patients.waiting[patient] = ANY_WARD;
  }

  private giveUp(patient: number): void {
    if (this.patients.waiting[patient] === 0 || this.patients.step[patient] !== 0) return;
    this.lists.leave(patient);
    this.addWait(patient);
    this.record.totals[CANCELLED]! += 1;
  }

  private swap(patient: number, partner: number): void {
    const { patients, beds } = this;
    this.lists.leave(partner);
    this.addWait(partner);
    for (const mover of [patient, partner]) {
      const from = patients.place[mover]!;
      beds.occupied[from]! -= 1;
      patients.place[mover] = NONE;
      const admissionsBefore = this.record.totals[ADMISSIONS]!;
      this.occupy(mover, patients.next[mover]!);
      this.record.totals[ADMISSIONS] = admissionsBefore;
    }
  }

  private count(hour: number): void {
    const { units } = this.hospital;
    const { occupied, waiting } = this.record;
    for (let u = 0, cell = hour * units; u < units; u++, cell++) {
      occupied[cell] = this.beds.occupied[u]!;
      waiting[cell] = this.lists.length[u]!;
    }
  }

  private closeWaits(): void {
    this.now = this.hospital.hours;
    for (let patient = 0; patient < this.patients.count; patient++) if (this.patients.waiting[patient] !== 0) this.addWait(patient);
  }
}
