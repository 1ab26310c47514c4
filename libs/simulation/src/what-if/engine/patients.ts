import { entityKeyOf } from '@wardcast/probability';

/** Taken once: a re-exported name costs a getter at each call. */
const keyOf = entityKeyOf;
/** Nowhere: not in the hospital, or going home. */
export const NOWHERE = -1;

/** The patients of one replication, field by field in typed arrays; a patient is an index. */
export class Patients {
  count = 0;
  /** What the luck of everybody in the replication shares. */
  repetition = 0;
  /** Address of the patient's luck, and what all draws at it share. */
  entity: Int32Array;
  luck: Int32Array;
  /** Unit whose bed is used. */
  place: Int16Array;
  /** Unit whose care is given: its law of stays and routes hold, also for an outlier elsewhere. */
  care: Int16Array;
  /** Unit waited for or gone to next. */
  next: Int16Array;
  step: Uint8Array;
  /** Index of the waiting class. */
  waitingClass: Uint8Array;
  /** 1 while waiting for a bed; 2 once a second choice will do. */
  waiting: Uint8Array;
  waitingSince: Float64Array;
  /** The patient behind in the waiting list. */
  behind: Int32Array;
  /** Index among the known patients, or NOWHERE. */
  known: Int32Array;

  constructor(capacity: number) {
    this.entity = new Int32Array(capacity);
    this.luck = new Int32Array(capacity);
    this.place = new Int16Array(capacity);
    this.care = new Int16Array(capacity);
    this.next = new Int16Array(capacity);
    this.step = new Uint8Array(capacity);
    this.waitingClass = new Uint8Array(capacity);
    this.waiting = new Uint8Array(capacity);
    this.waitingSince = new Float64Array(capacity);
    this.behind = new Int32Array(capacity);
    this.known = new Int32Array(capacity);
  }

  /** A new patient outside the hospital who wants a place in `unit`. */
  add(entity: number, unit: number, waitingClass: number): number {
    if (this.count === this.entity.length) this.grow();
    const patient = this.count++;
    this.entity[patient] = entity;
    this.luck[patient] = keyOf(this.repetition, entity);
    this.place[patient] = NOWHERE;
    this.care[patient] = unit;
    this.next[patient] = unit;
    this.step[patient] = 0;
    this.waitingClass[patient] = waitingClass;
    this.waiting[patient] = 0;
    this.behind[patient] = NOWHERE;
    this.known[patient] = NOWHERE;
    return patient;
  }

  private grow(): void {
    const larger = new Patients(2 * this.entity.length);
    for (const field of ['entity', 'luck', 'place', 'care', 'next', 'step', 'waitingClass', 'waiting', 'waitingSince', 'behind', 'known'] as const) {
      larger[field].set(this[field] as never);
      (this as Record<typeof field, unknown>)[field] = larger[field];
    }
  }
}
