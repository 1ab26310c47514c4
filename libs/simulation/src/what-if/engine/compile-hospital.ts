import type { WhatIfInput, WhatIfUnit } from '../input/what-if-input';
import { WAITING_CLASSES, type CompiledHospital, type CompiledRoutes, type CompiledStays } from './compiled-hospital';
import { presentHazards } from './present-hazard';
import { MAX_RUN_HOURS } from './replication-luck';
import { stayMapOf, type StayMap } from './stay-map';

const HOURS_PER_DAY = 24;
/** What a bed limit means for a unit without one: more than any hospital has. */
const NO_LIMIT = 1_000_000;

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
