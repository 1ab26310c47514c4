import type { BedState } from './bed-state';
import { WAITING_CLASSES, type CompiledHospital } from './compiled-hospital';
import { NOWHERE, type Patients } from './patients';
import type { WaitingLists } from './waiting-lists';

/** Taken once: a name of another file costs a search at each of the many calls. */
const NONE = NOWHERE;
const CLASSES = WAITING_CLASSES.length;
const ELECTIVE = WAITING_CLASSES.indexOf('elective');
/** Waits and would take a second choice too. */
export const ANY_WARD = 2;

interface BedChoiceParts {
  readonly hospital: CompiledHospital;
  readonly patients: Patients;
  readonly lists: WaitingLists;
  readonly beds: BedState;
}

/** Who gets a bed: by class and then by waiting time; patients of other units only where nobody of the unit's own may. */
export class BedChoice {
  constructor(private readonly parts: BedChoiceParts) {}

  /** The next patient for a unit that has a free bed, or NOWHERE. */
  nextFor(unit: number): number {
    const { hospital, lists, beds } = this.parts;
    if (lists.length[unit]! > 0) {
      for (let rank = 0; rank < CLASSES; rank++) {
        const waitingClass = hospital.byPriority[rank]!;
        const first = lists.first(unit, waitingClass);
        if (first === NONE) continue;
        if (waitingClass !== ELECTIVE || beds.free(unit) > hospital.input.rules.electiveReserveBeds) return first;
      }
    }
    return this.nextElsewhere(unit);
  }

  /** The first who is in `wanted` and waits for a bed in `here`. */
  swapPartner(here: number, wanted: number): number {
    const { hospital, patients, lists } = this.parts;
    if (lists.length[here] === 0) return NONE;
    for (let rank = 0; rank < CLASSES; rank++) {
      const waitingClass = hospital.byPriority[rank]!;
      for (let other = lists.first(here, waitingClass); other !== NONE; other = patients.behind[other]!) if (patients.place[other] === wanted) return other;
    }
    return NONE;
  }

  /** Of those at the heads of other units' lists who would take a second choice, the one who waits longest. */
  private nextElsewhere(unit: number): number {
    const { hospital, patients, lists } = this.parts;
    let found = NONE;
    const others = hospital.takesFrom[unit]!;
    for (let i = 0; i < others.length; i++) {
      const other = others[i]!;
      if (lists.length[other] === 0) continue;
      for (let rank = 0; rank < CLASSES; rank++) {
        const first = lists.first(other, hospital.byPriority[rank]!);
        if (first === NONE || patients.waiting[first] !== ANY_WARD) continue;
        if (found === NONE || patients.waitingSince[first]! < patients.waitingSince[found]!) found = first;
      }
    }
    return found;
  }
}
