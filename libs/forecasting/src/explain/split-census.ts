/** A target's census as issued and what the flow model behind it was made of. Patients, and patients squared for variances. */
export interface ExplainedTarget {
  /** As issued: after the direct expert, the corrections and the calibration. */
  readonly mean: number;
  readonly variance: number;
  readonly stillHere: number;
  /** Those on the list included. */
  readonly toCome: number;
  readonly booked: number;
  readonly decided: number;
  readonly stillHereVariance: number;
  readonly toComeVariance: number;
  readonly bookedVariance: number;
  readonly decidedVariance: number;
}
export type CensusShareName = 'still_here' | 'booked' | 'decided' | 'not_known_yet' | 'adjustment';
export interface CensusShare {
  readonly name: CensusShareName;
  readonly mean: number;
  readonly variance: number;
}

/**
 * The split of an issued census (forecasting design, section 16): still here of those present, booked, decided (in the ED, waiting to
 * be moved, or referred), arrivals that nobody knows of yet, and the adjustment that the direct expert, the hindcast correction
 * and the calibration made. Means and variances add up to those issued exactly, the adjustment being what is left; it also holds
 * the common discharge factor's variance, which belongs to no patient.
 */
export function splitCensus(target: ExplainedTarget): readonly CensusShare[] {
  const { stillHere, toCome, booked, decided, stillHereVariance, toComeVariance, bookedVariance, decidedVariance } = target;
  const known: readonly CensusShare[] = [
    { name: 'still_here', mean: stillHere, variance: stillHereVariance },
    { name: 'booked', mean: booked, variance: bookedVariance },
    { name: 'decided', mean: decided, variance: decidedVariance },
    { name: 'not_known_yet', mean: toCome - booked - decided, variance: toComeVariance - bookedVariance - decidedVariance },
  ];
  const left = (of: (share: CensusShare) => number, total: number): number => total - known.reduce((sum, share) => sum + of(share), 0);
  return [...known, { name: 'adjustment', mean: left((share) => share.mean, target.mean), variance: left((share) => share.variance, target.variance) }];
}
