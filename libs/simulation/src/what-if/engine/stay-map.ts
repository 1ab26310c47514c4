import { AGE_BINS, ageBinOf, HOURS_OF_WEEK } from '@wardcast/forecasting';
import type { StayChange } from '../input/what-if-input';

/** Ages beyond this many hours are read as this one: twice the start of the last, open age bin, stretched three times. */
export const MAX_AGE_HOURS = 4_320;
/** A stay that a change would make shorter than nothing keeps this share of its length. */
const LEAST_SHARE = 0.2;

/**
 * For each whole hour of age, where the fitted hazard is read and by how much it is stretched: with stays D changed to
 * m(D), m ascending, the hazard of the changed law at age a is h(g(a)) g'(a) with g the inverse of m, at the same clock
 * hour. The shape over the day is kept, so that a shorter stay does not end at night.
 */
export interface StayMap {
  /** Offset of the row of the hazard table, by whole hour of age. */
  readonly row: Int32Array;
  readonly slope: Float64Array;
  readonly changed: boolean;
  /** Ages that follow each other and read the same row at the same slope leave at one rate: a group. By whole hour of age. */
  readonly group: Int16Array;
  readonly groups: readonly AgeGroup[];
}
export interface AgeGroup {
  /** First whole hour of age. */
  readonly from: number;
  readonly row: number;
  readonly slope: number;
}
/** Slopes closer than this are the same but for rounding. */
const SAME_SLOPE = 1e-9;

export function stayMapOf(change: StayChange): StayMap {
  const row = new Int32Array(MAX_AGE_HOURS + 1);
  const slope = new Float64Array(MAX_AGE_HOURS + 1).fill(1);
  const changed = change.scale !== 1 || change.shiftHours !== 0 || (change.trimBeyondHours !== null && change.trimKeep !== 1);
  const fitted = changed ? fittedAges(changedLengths(change)) : null;
  for (let age = 0; age <= MAX_AGE_HOURS; age++) {
    if (fitted === null) {
      row[age] = ageBinOf(age) * HOURS_OF_WEEK;
      continue;
    }
    const from = fitted[age]!;
    const to = fitted[age + 1]!;
    row[age] = Math.min(AGE_BINS - 1, ageBinOf(Math.floor((from + to) / 2))) * HOURS_OF_WEEK;
    slope[age] = to - from;
  }
  return { row, slope, changed, ...ageGroups(row, slope) };
}

function ageGroups(row: Int32Array, slope: Float64Array): Pick<StayMap, 'group' | 'groups'> {
  const group = new Int16Array(row.length);
  const groups: AgeGroup[] = [];
  for (let age = 0; age < row.length; age++) {
    const last = groups.at(-1);
    if (last === undefined || last.row !== row[age] || Math.abs(last.slope - slope[age]!) > SAME_SLOPE) groups.push({ from: age, row: row[age]!, slope: slope[age]! });
    group[age] = groups.length - 1;
  }
  return { group, groups };
}

/** m at 0, 1, 2 ... hours. */
function changedLengths(change: StayChange): Float64Array {
  const lengths = new Float64Array(MAX_AGE_HOURS + 1);
  for (let hours = 1; hours <= MAX_AGE_HOURS; hours++) lengths[hours] = Math.max(lengths[hours - 1]! + 1e-6, changedLength(change, hours));
  return lengths;
}

/** m(D): first trimmed, then scaled, then shifted. */
export function changedLength(change: StayChange, hours: number): number {
  const { trimBeyondHours, trimKeep } = change;
  const trimmed = trimBeyondHours !== null && hours > trimBeyondHours ? trimBeyondHours + (hours - trimBeyondHours) * trimKeep : hours;
  const scaled = trimmed * change.scale;
  // A shift grows in over the first stays, so that the order of lengths is kept and none becomes negative.
  return change.shiftHours >= 0 ? scaled + Math.min(change.shiftHours, scaled) : Math.max(scaled + change.shiftHours, scaled * LEAST_SHARE);
}

/** Ages in the fitted law at which the changed law has 0, 1, 2 ... hours; the last piece of m goes on straight. */
function fittedAges(lengths: Float64Array): Float64Array {
  const ages = new Float64Array(MAX_AGE_HOURS + 2);
  const last = lengths.length - 1;
  let low = 0;
  for (let age = 0; age < ages.length; age++) {
    while (low < last - 1 && lengths[low + 1]! <= age) low += 1;
    ages[age] = low + (age - lengths[low]!) / (lengths[low + 1]! - lengths[low]!);
  }
  return ages;
}
