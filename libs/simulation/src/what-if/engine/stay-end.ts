import { normalQuantile } from '@wardcast/probability';
import type { LognormalStays } from '../input/what-if-input';
import type { CompiledHospital, CompiledStays } from './compiled-hospital';
import { changedLength, MAX_AGE_HOURS } from './stay-map';

/** Taken once: a name on the global object costs a search wherever code runs in a context of its own. */
const { ceil, exp, floor, min, max } = Math;
const quantile = normalQuantile;
const HOURS_PER_DAY = 24;

/**
 * When a stay ends that began at `entry` (hours) and whose cumulated hazard may reach `threshold` (a standard exponential
 * number over the common discharge factor): the hazard is constant within a clock hour and reads the age at its start, as
 * in the fit. Infinity when it does not end within the horizon.
 */
export function stayEnd(hospital: CompiledHospital, stays: CompiledStays, entry: number, threshold: number): number {
  const { hours, hourOfWeek } = hospital;
  const { hazard, row, slope, lognormal } = stays;
  let hour = floor(entry);
  if (hour >= hours) return Infinity;
  if (lognormal !== null) return entry + changedLength(stays.change, lognormalLength(lognormal, threshold));
  let left = threshold;
  let rate = hazard[row[0]! + hourOfWeek[hour]!]! * slope[0]!;
  let hazardOfHour = rate * (hour + 1 - entry);
  // Age at the start of the next clock hour, whole hours.
  let age = entry === hour ? 1 : 0;
  if (left > hazardOfHour && age === 0) {
    // Whole days first: a long stay takes as many steps as it has days.
    const days = wholeDays(hospital, stays, hour, left - hazardOfHour);
    age = HOURS_PER_DAY * days;
    left -= skipped;
    hour += age;
  }
  while (left > hazardOfHour) {
    left -= hazardOfHour;
    hour += 1;
    if (hour >= hours) return Infinity;
    rate = hazard[row[age]! + hourOfWeek[hour]!]! * slope[age]!;
    hazardOfHour = rate;
    if (age < MAX_AGE_HOURS) age += 1;
  }
  return hour + 1 - (hazardOfHour - left) / rate;
}

/** Hazard of the days that `wholeDays` last skipped: a second result that costs no object. */
let skipped = 0;

/** Days of age after the clock hour of arrival that a stay with so much hazard left outlasts. */
function wholeDays(hospital: CompiledHospital, stays: CompiledStays, arrival: number, left: number): number {
  const days = ceil(hospital.hours / HOURS_PER_DAY);
  let day = 0;
  skipped = 0;
  while (arrival + HOURS_PER_DAY * (day + 1) < hospital.hours) {
    const cell = arrival * days + day;
    if (stays.dayHazard[cell]! < 0) stays.dayHazard[cell] = hazardOfDay(hospital, stays, arrival, day);
    if (left - skipped <= stays.dayHazard[cell]!) break;
    skipped += stays.dayHazard[cell]!;
    day += 1;
  }
  return day;
}

function hazardOfDay({ hourOfWeek }: CompiledHospital, { hazard, row, slope }: CompiledStays, arrival: number, day: number): number {
  let sum = 0;
  for (let age = HOURS_PER_DAY * day; age < HOURS_PER_DAY * (day + 1); age++) sum += hazard[row[age]! + hourOfWeek[arrival + 1 + age]!]! * slope[age]!;
  return sum;
}

/** The length whose survival is exp(-threshold). */
function lognormalLength({ mu, sigma }: LognormalStays, threshold: number): number {
  const survival = exp(-threshold);
  return survival > 0 ? exp(mu - sigma * quantile(survival)) : Infinity;
}

/** The same for a patient who is there at the start and entered at `entry` (negative hours): readiness multiplies the hazard. */
export function residualStayEnd(hospital: CompiledHospital, stays: CompiledStays, patient: { readonly entry: number; readonly definiteOut: boolean }, threshold: number): number {
  const { hours, hourOfWeek, start } = hospital;
  const { hazard, row, slope } = stays;
  const readiness = patient.definiteOut ? stays.definite : stays.undecided;
  let left = threshold;
  for (let hour = 0; hour < hours; hour++) {
    const age = min(MAX_AGE_HOURS, max(0, floor(hour - patient.entry)));
    const rate = hazard[row[age]! + hourOfWeek[hour]!]! * slope[age]! * readiness[hour]!;
    const hazardOfHour = hour === 0 ? rate * (1 - start) : rate;
    if (left <= hazardOfHour) return hour + 1 - (hazardOfHour - left) / rate;
    left -= hazardOfHour;
  }
  return Infinity;
}

/** Cumulated hazard of a stay from `entry` to `end`, both in hours within the horizon; those before the start count from it. */
export function hazardOfStay(hospital: CompiledHospital, stays: CompiledStays, span: { readonly entry: number; readonly end: number }): number {
  const { hourOfWeek, start } = hospital;
  const from = max(span.entry, start);
  let sum = 0;
  for (let hour = floor(from); hour < span.end; hour++) {
    const age = min(MAX_AGE_HOURS, max(0, floor(hour - span.entry)));
    const exposed = min(span.end, hour + 1) - max(from, hour);
    sum += stays.hazard[stays.row[age]! + hourOfWeek[hour]!]! * stays.slope[age]! * exposed;
  }
  return sum;
}
