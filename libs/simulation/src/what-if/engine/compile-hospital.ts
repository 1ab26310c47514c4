import type { EarlyDischarge, LognormalStays, StayChange, StreamKind, WaitingClass, WhatIfInput, WhatIfUnit } from '../input/what-if-input';
import { presentHazards } from './present-hazard';
import { MAX_RUN_HOURS } from './replication-luck';
import { stayMapOf, type StayMap } from './stay-map';

export const WAITING_CLASSES: readonly WaitingClass[] = ['transfer', 'emergency', 'direct', 'elective'];
const CLASS_OF_KIND: Readonly<Record<StreamKind, WaitingClass>> = { ed: 'emergency', direct: 'direct', elective: 'elective' };
/** Index of the class in which arrivals of a stream wait. */
export const classOfKind = (kind: StreamKind): number => WAITING_CLASSES.indexOf(CLASS_OF_KIND[kind]);
const HOURS_PER_DAY = 24;
/** What a bed limit means for a unit without one: more than any hospital has. */
const NO_LIMIT = 1_000_000;

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
   * for; below 0 = not yet. Days that do not end within the horizon have no number.
   */
  readonly dayHazard: Float64Array;
}
/** Where the leavers of a unit go, each clock hour's shares beside each other. */
export interface CompiledRoutes {
  readonly to: Int16Array;
  /** Share that takes this or an earlier route, [hour x routes + route]. */
  readonly upTo: Float64Array;
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

/** Throws RangeError when lists do not fit each other: such an input was not built by this library. */
export function compileHospital(input: WhatIfInput): CompiledHospital {
  const units = input.units.length;
  const hours = input.horizonHours;
  refuseBroken(input);
  const staffed = new Int32Array((hours + 1) * units);
  input.units.forEach((unit, u) => {
    for (let h = 0; h <= hours; h++) staffed[h * units + u] = unit.unlimited ? NO_LIMIT : unit.staffedBeds[h]!;
  });
  const hospital: Omit<CompiledHospital, 'presentHazard'> = {
    input,
    units,
    hours,
    start: input.startFraction,
    hourOfWeek: Uint8Array.from(input.hourOfWeek),
    unlimited: Uint8Array.from(input.units, (unit) => (unit.unlimited ? 1 : 0)),
    emergency: Uint8Array.from(input.units, (unit) => (unit.kind === 'ed' ? 1 : 0)),
    staffed,
    physical: Int32Array.from(input.units, (unit) => (unit.unlimited ? NO_LIMIT : unit.physicalBeds)),
    turnaroundHours: Float64Array.from(input.units, (unit) => (unit.unlimited ? 0 : unit.turnaroundMinutes / 60)),
    stays: compileStays(input.units, hours),
    routes: input.units.map((unit) => compileRoutes(unit, hours)),
    early: input.units.map((unit) => unit.earlyDischarge),
    secondChoices: input.units.map((unit) => unit.secondChoices),
    takesFrom: input.units.map((_, u) => [...input.units.keys()].filter((other) => input.units[other]!.secondChoices.includes(u))),
    byPriority: Uint8Array.from(input.rules.priority, (name) => WAITING_CLASSES.indexOf(name)),
    cancelShare: Float64Array.from(input.rules.electiveCancelShare),
  };
  return { ...hospital, presentHazard: presentHazards(hospital) };
}

/** Units with the same change of stays share their map. */
function compileStays(units: readonly WhatIfUnit[], hours: number): readonly CompiledStays[] {
  const maps = new Map<string, StayMap>();
  return units.map((unit) => {
    const key = JSON.stringify(unit.stays);
    const map = maps.get(key) ?? stayMapOf(unit.stays);
    maps.set(key, map);
    return { ...staysOf(unit, map), dayHazard: new Float64Array(hours * Math.ceil(hours / HOURS_PER_DAY)).fill(-1) };
  });
}

function staysOf(unit: WhatIfUnit, map: StayMap): Omit<CompiledStays, 'dayHazard'> {
  return {
    ...map,
    hazard: Float32Array.from(unit.hazardPerHour),
    definite: Float64Array.from(unit.readiness.definite),
    undecided: Float64Array.from(unit.readiness.undecided),
    spread: unit.dischargeSpread,
    lognormal: unit.lognormalStays,
    change: unit.stays,
  };
}

function compileRoutes({ routes }: WhatIfUnit, hours: number): CompiledRoutes {
  const upTo = new Float64Array(hours * routes.length);
  for (let h = 0; h < hours; h++) {
    let sum = 0;
    routes.forEach(({ share }, r) => (upTo[h * routes.length + r] = sum += share[h]!));
  }
  return { to: Int16Array.from(routes, (route) => route.to), upTo };
}

function refuseBroken(input: WhatIfInput): void {
  const hours = input.horizonHours;
  const fits = (list: readonly unknown[], length: number, name: string): void => {
    if (list.length !== length) throw new RangeError(`${name} needs ${length} numbers, got ${list.length}`);
  };
  if (!(hours >= 1 && hours <= MAX_RUN_HOURS)) throw new RangeError(`a run lasts 1 to ${MAX_RUN_HOURS} hours, got ${hours}`);
  if (!(input.startFraction >= 0 && input.startFraction < 1)) throw new RangeError(`the start must lie in its hour, got ${input.startFraction}`);
  fits(input.hourOfWeek, hours + 1, 'hourOfWeek');
  fits(input.localDay, hours + 1, 'localDay');
  fits(input.rules.electiveCancelShare, hours, 'electiveCancelShare');
  if (new Set(input.rules.priority).size !== WAITING_CLASSES.length) throw new RangeError('every waiting class needs its place in the order');
  for (const unit of input.units) {
    fits(unit.staffedBeds, hours + 1, `staffedBeds of ${unit.unitId}`);
    fits(unit.readiness.definite, hours, `readiness of ${unit.unitId}`);
    fits(unit.readiness.undecided, hours, `readiness of ${unit.unitId}`);
    for (const route of unit.routes) fits(route.share, hours, `a route of ${unit.unitId}`);
  }
  for (const stream of input.streams) {
    fits(stream.ratePerHour, hours, 'ratePerHour');
    fits(stream.levelVariance, hours, 'levelVariance');
  }
}
