import type { CompiledHospital } from './compiled-hospital';
import { MAX_AGE_HOURS } from './stay-map';

/**
 * Cumulated hazard of everybody present at the start, readiness included, at the end of each clock hour: [patient x hours +
 * hour]. It is the same in every replication, so that a residual stay is one search.
 */
export function presentHazards(hospital: Omit<CompiledHospital, 'presentHazard'>): Float64Array {
  const { input, hours, hourOfWeek, start } = hospital;
  const cumulated = new Float64Array(input.present.length * hours);
  input.present.forEach(({ unit, ageHours, definiteOut }, i) => {
    const { hazard, row, slope, definite, undecided } = hospital.stays[unit]!;
    const readiness = definiteOut ? definite : undecided;
    // Age at the start of clock hour h, whole hours: h + firstAge, below 0 in the hour of arrival.
    const firstAge = Math.floor(ageHours - start);
    let sum = 0;
    for (let hour = 0; hour < hours; hour++) {
      const age = Math.min(MAX_AGE_HOURS, Math.max(0, hour + firstAge));
      sum += hazard[row[age]! + hourOfWeek[hour]!]! * slope[age]! * readiness[hour]! * (hour === 0 ? 1 - start : 1);
      cumulated[i * hours + hour] = sum;
    }
  });
  return cumulated;
}

/** When the stay of present patient `index` ends whose cumulated hazard may reach `threshold`; Infinity beyond the horizon. */
export function presentEnd({ presentHazard, hours, start }: CompiledHospital, index: number, threshold: number): number {
  const first = index * hours;
  if (!(threshold <= presentHazard[first + hours - 1]!)) return Infinity;
  let low = 0;
  let high = hours - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (presentHazard[first + middle]! < threshold) low = middle + 1;
    else high = middle;
  }
  const before = low === 0 ? 0 : presentHazard[first + low - 1]!;
  const exposure = low === 0 ? 1 - start : 1;
  return low + 1 - (exposure * (presentHazard[first + low]! - threshold)) / (presentHazard[first + low]! - before);
}
