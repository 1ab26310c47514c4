import { entityKeyOf } from '@wardcast/probability';
import type { BedState } from './bed-state';
import { WAITING_CLASSES, type CompiledHospital } from './compiled-hospital';
import { EVENT, eventCode } from './event-codes';
import type { HourlyAgenda } from './hourly-agenda';
import { NOWHERE, type Patients } from './patients';
import type { ReplicationLuck } from './replication-luck';
import { totalIndex } from './run-record';
import type { StayPlanner } from './stay-planner';

/** Taken once: a name of another file costs a search at each call. */
const { ceil } = Math;
const keyOf = entityKeyOf;
const HOME = NOWHERE;
const LEAVE = EVENT.leave;
const codeOf = eventCode;
const EMERGENCY = WAITING_CLASSES.indexOf('emergency');
const [DISCHARGES, ADMISSIONS, ED_ARRIVALS] = [totalIndex('discharges'), totalIndex('admissions'), totalIndex('edArrivals')];

interface OpenUnitsParts {
  readonly hospital: CompiledHospital;
  readonly patients: Patients;
  readonly planner: StayPlanner;
  readonly beds: BedState;
  readonly agenda: HourlyAgenda;
}

/**
 * Units without limits. Where nobody can be in the way, an arrival need not wait for its turn; who goes home from there
 * frees no bed and needs no place among the patients: the full hours after both have only to know who is there.
 */
export class OpenUnits {
  private totals: Float64Array = new Float64Array(0);

  constructor(private readonly parts: OpenUnitsParts) {}

  /** Takes up a replication's sums. */
  restart(totals: Float64Array): void {
    this.totals = totals;
  }

  /** Somebody arrives at the planner's `begin`. */
  enter(luck: ReplicationLuck, entity: number, unit: number): void {
    const { hospital, planner, patients, beds, agenda } = this.parts;
    this.totals[hospital.emergency[unit] === 1 ? ED_ARRIVALS! : ADMISSIONS!]! += 1;
    beds.occupied[unit]! += 1;
    planner.entity = entity;
    planner.key = keyOf(luck.shared, entity);
    planner.step = 0;
    planner.plan(unit);
    if (planner.end > hospital.hours) return;
    if (planner.next === HOME) return this.leave(unit);
    const patient = patients.add(entity, unit, EMERGENCY);
    patients.place[patient] = unit;
    patients.next[patient] = planner.next;
    agenda.push(planner.end, codeOf(LEAVE, patient));
  }

  /** Somebody will go home from a unit at the planner's `end`, which is within the horizon. */
  leave(unit: number): void {
    this.parts.beds.leaveQuietly(unit, ceil(this.parts.planner.end));
    if (this.parts.hospital.emergency[unit] === 0) this.totals[DISCHARGES!]! += 1;
  }
}
