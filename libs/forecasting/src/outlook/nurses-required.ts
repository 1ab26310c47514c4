/** How many patients one nurse may have at most, and how few nurses a unit with patients may have. */
export interface NurseRatio {
  readonly patientsPerNurse: number;
  readonly leastNurses: number;
}
/** Half-open, ms UTC. */
export interface ShiftSpan {
  readonly start: number;
  readonly end: number;
}
/** The forecast of one unit: middle and upper end of the 80 % range of its patients, one number per target. */
export interface PatientsAhead {
  readonly targets: readonly number[];
  readonly middle: ArrayLike<number>;
  readonly upper: ArrayLike<number>;
}
export interface ShiftNurses extends ShiftSpan {
  /** Nurses for the middle of the forecast at its fullest hour of the shift, and for the upper end of the 80 % range. */
  readonly likely: number;
  readonly upper: number;
}

/** A quotient of whole numbers that is whole may come out a little above itself. */
const ROUNDING = 1e-9;

/** Nurses that `patients` need: ceil(patients / ratio), never fewer than the least; none for nobody. Throws RangeError on a ratio that is not positive or on fewer than no patients. */
export function nursesFor(patients: number, { patientsPerNurse, leastNurses }: NurseRatio): number {
  if (!(patientsPerNurse > 0) || !(patients >= 0)) throw new RangeError(`no nurses can be counted for ${patients} patients at ${patientsPerNurse} a nurse`);
  return patients === 0 ? 0 : Math.max(leastNurses, Math.ceil(patients / patientsPerNurse - ROUNDING));
}

/**
 * Nurses required by shift (product definition, section 4: at the shift's peak census; ratios hold at all times and are not averaged
 * over a shift). The peak is taken hour by hour of each quantile: the highest of many hours lies above the highest middle more often
 * than in one of two shifts, so read the upper number as the one to plan with. A shift that has begun is judged by the hours left.
 * Demand is counted, not occupancy: patients beyond the staffed beds need nurses too. Not for units whose need depends on
 * how ill each patient is, which a count does not tell. Shifts without a target are left out.
 */
export function nursesByShift(ahead: PatientsAhead, shifts: readonly ShiftSpan[], ratio: NurseRatio): readonly ShiftNurses[] {
  return shifts.flatMap(({ start, end }) => {
    const rows = ahead.targets.flatMap((target, row) => (target >= start && target < end ? [row] : []));
    if (rows.length === 0) return [];
    const peak = (counts: ArrayLike<number>): number => Math.max(...rows.map((row) => counts[row]!));
    return [{ start, end, likely: nursesFor(peak(ahead.middle), ratio), upper: nursesFor(peak(ahead.upper), ratio) }];
  });
}
