import type { EarlyDischarge, LognormalStays, StayChange, StreamKind, WaitingClass, WhatIfInput } from '../input/what-if-input';
import type { StayMap } from './stay-map';

export const WAITING_CLASSES: readonly WaitingClass[] = ['transfer', 'emergency', 'direct', 'elective'];
const CLASS_OF_KIND: Readonly<Record<StreamKind, WaitingClass>> = { ed: 'emergency', direct: 'direct', elective: 'elective' };
/** Index of the class in which arrivals of a stream wait. */
export const classOfKind = (kind: StreamKind): number => WAITING_CLASSES.indexOf(CLASS_OF_KIND[kind]);

/** The law of stays in one unit, ready to be walked hour by hour. */
export interface CompiledStays extends StayMap {
  /** Single precision: far finer than any fit, and half of the memory that a run walks through. */
  readonly hazard: Float32Array;
  readonly definite: Float64Array;
  readonly undecided: Float64Array;
  readonly spread: number;
  readonly lognormal: LognormalStays | null;
  readonly change: StayChange;
  /**
   * Hazard of each whole day of age after the clock hour of arrival, [hour of arrival x days + day], filled when first asked
   * for; below 0 = not yet. Days that do not end within the horizon have no number. Empty for a law in closed form.
   */
  readonly dayHazard: Float64Array;
}
/** Where the leavers of a unit go, the shares of a clock hour beside each other. */
export interface CompiledRoutes {
  readonly to: Int16Array;
  /** Share that takes this or an earlier route, [row + route]. */
  readonly upTo: Float64Array;
  /** Row of each clock hour: hours that follow each other with the same shares have one, which stays near. */
  readonly row: Int32Array;
}
/** The baseline in typed arrays, indexed by unit, or by clock hour x units + unit. */
export interface CompiledHospital {
  readonly input: WhatIfInput;
  readonly units: number;
  readonly hours: number;
  readonly start: number;
  readonly hourOfWeek: Uint8Array;
  readonly unlimited: Uint8Array;
  /** Emergency departments: who waits there boards, who leaves there is no discharge from a bed. */
  readonly emergency: Uint8Array;
  readonly staffed: Int32Array;
  /** 1 where any unit's staffed beds differ from those of the hour before. */
  readonly staffChanges: Uint8Array;
  readonly physical: Int32Array;
  readonly turnaroundHours: Float64Array;
  readonly stays: readonly CompiledStays[];
  readonly routes: readonly CompiledRoutes[];
  readonly early: readonly (EarlyDischarge | null)[];
  readonly secondChoices: readonly (readonly number[])[];
  /** Units whose waiting patients this one may take. */
  readonly takesFrom: readonly (readonly number[])[];
  /** Rank of each waiting class, and the classes by rank. */
  readonly byPriority: Uint8Array;
  readonly cancelShare: Float64Array;
  /** See `presentHazards`. */
  readonly presentHazard: Float64Array;
}
