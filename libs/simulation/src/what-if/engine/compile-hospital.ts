import type { WhatIfInput, WhatIfUnit } from '../input/what-if-input';
import { WAITING_CLASSES, type CompiledHospital, type CompiledRoutes, type CompiledStays } from './compiled-hospital';
import { presentHazards } from './present-hazard';
import { MAX_RUN_HOURS } from './replication-luck';
import { stayMapOf, type StayMap } from './stay-map';

const HOURS_PER_DAY = 24;
/** What a bed limit means for a unit without one: more than any hospital has. */
const NO_LIMIT = 1_000_000;

/** An input never changes, so that what was once made of it, or of one of its units, holds as long as it is there. */
const compiled = new WeakMap<WhatIfInput, CompiledHospital>();
const compiledUnits = new WeakMap<WhatIfUnit, { readonly hours: number; readonly stays: CompiledStays; readonly routes: CompiledRoutes }>();

/** Throws RangeError when lists do not fit each other: such an input was not built by this library. */
export function compileHospital(input: WhatIfInput): CompiledHospital {
  const known = compiled.get(input);
  if (known !== undefined) return known;
  const hospital = compileAnew(input);
  compiled.set(input, hospital);
  return hospital;
}

function compileAnew(input: WhatIfInput): CompiledHospital {
  const units = input.units.length;
  const hours = input.horizonHours;
  refuseBroken(input);
  const staffed = new Int32Array((hours + 1) * units);
  input.units.forEach((unit, u) => {
    for (let h = 0; h <= hours; h++) staffed[h * units + u] = unit.unlimited ? NO_LIMIT : unit.staffedBeds[h]!;
  });
  const parts = compileUnits(input.units, hours);
  const hospital: Omit<CompiledHospital, 'presentHazard'> = {
    input,
    units,
    hours,
    start: input.startFraction,
    hourOfWeek: Uint8Array.from(input.hourOfWeek),
    unlimited: Uint8Array.from(input.units, (unit) => (unit.unlimited ? 1 : 0)),
    emergency: Uint8Array.from(input.units, (unit) => (unit.kind === 'ed' ? 1 : 0)),
    staffed,
    staffChanges: Uint8Array.from({ length: hours + 1 }, (_, h) => Number(h > 0 && input.units.some((unit) => !unit.unlimited && unit.staffedBeds[h] !== unit.staffedBeds[h - 1]))),
    physical: Int32Array.from(input.units, (unit) => (unit.unlimited ? NO_LIMIT : unit.physicalBeds)),
    turnaroundHours: Float64Array.from(input.units, (unit) => (unit.unlimited ? 0 : unit.turnaroundMinutes / 60)),
    stays: parts.map(({ stays }) => stays),
    routes: parts.map(({ routes }) => routes),
    early: input.units.map((unit) => unit.earlyDischarge),
    secondChoices: input.units.map((unit) => unit.secondChoices),
    takesFrom: input.units.map((_, u) => [...input.units.keys()].filter((other) => input.units[other]!.secondChoices.includes(u))),
    byPriority: Uint8Array.from(input.rules.priority, (name) => WAITING_CLASSES.indexOf(name)),
    cancelShare: Float64Array.from(input.rules.electiveCancelShare),
  };
  return { ...hospital, presentHazard: presentHazards(hospital) };
}

/** Units with the same change of stays share their map; those that a scenario leaves alone were compiled for its baseline. */
function compileUnits(units: readonly WhatIfUnit[], hours: number): readonly { readonly stays: CompiledStays; readonly routes: CompiledRoutes }[] {
  const maps = new Map<string, StayMap>();
  return units.map((unit) => {
    const known = compiledUnits.get(unit);
    if (known?.hours === hours) return known;
    const key = JSON.stringify(unit.stays);
    const map = maps.get(key) ?? stayMapOf(unit.stays);
    maps.set(key, map);
    const days = unit.lognormalStays === null ? Math.ceil(hours / HOURS_PER_DAY) : 0;
    const parts = { hours, stays: staysOf(unit, map, new Float64Array(hours * days).fill(-1)), routes: compileRoutes(unit, hours) };
    compiledUnits.set(unit, parts);
    return parts;
  });
}

/** Field by field: objects made by spreading differ inside the engine that runs this, which then searches every field that it reads. */
function staysOf(unit: WhatIfUnit, map: StayMap, dayHazard: Float64Array): CompiledStays {
  return {
    row: map.row,
    slope: map.slope,
    changed: map.changed,
    group: map.group,
    groups: map.groups,
    dayHazard,
    hazard: new Float32Array(unit.hazardPerHour),
    definite: new Float64Array(unit.readiness.definite),
    undecided: new Float64Array(unit.readiness.undecided),
    spread: unit.dischargeSpread,
    lognormal: unit.lognormalStays,
    change: unit.stays,
  };
}

function compileRoutes({ routes }: WhatIfUnit, hours: number): CompiledRoutes {
  const row = new Int32Array(hours);
  const upTo: number[] = [];
  for (let h = 0; h < hours; h++) {
    if (h > 0 && routes.every(({ share }) => share[h] === share[h - 1])) {
      row[h] = row[h - 1]!;
      continue;
    }
    row[h] = upTo.length;
    let sum = 0;
    for (const { share } of routes) upTo.push((sum += share[h]!));
  }
  return { to: Int16Array.from(routes, (route) => route.to), upTo: Float64Array.from(upTo), row };
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
