/** A target's census as issued and what the flow model behind it was made of. Patients, and patients squared for variances. */
export interface ExplainedTarget {
  /** As issued: after the direct expert, the corrections and the calibration. */
  readonly mean: number;
  readonly variance: number;
  readonly stillHere: number;
  readonly toCome: number;
  readonly listEffect: number;
  readonly stillHereVariance: number;
  readonly toComeVariance: number;
  readonly commonVariance: number;
  /** Expected arrivals from the issue to the target. */
  readonly expectedIn: number;
}
/** Patients on a list for the unit who are not in it yet: how many of them are expected to have come by the target. */
export interface ListedArrivals {
  readonly booked: number;
  readonly decided: number;
}

export type CensusShareName = 'still_here' | 'booked' | 'decided' | 'not_known_yet' | 'adjustment';
export interface CensusShare {
  readonly name: CensusShareName;
  readonly mean: number;
  readonly variance: number;
}

/**
 * The split of an issued census (forecasting design, section 16): still here of those present, booked, decided (in the ED or
 * waiting to be moved), arrivals that nobody knows of yet, and the adjustment that the direct expert, the hindcast correction
 * and the calibration made. Means and variances add up to those issued exactly, the adjustment being what is left; it also holds
 * the common discharge factor's variance, which belongs to no patient. Those on a list are part of the usual arrivals and never
 * added to them: their shares are taken out of `toCome` in proportion, all of it at most.
 */
export function splitCensus(target: ExplainedTarget, listed: ListedArrivals): readonly CensusShare[] {
  const known = listed.booked + listed.decided;
  const shareKnown = target.expectedIn > 0 ? Math.min(1, known / target.expectedIn) : 0;
  const ofKnown = (count: number): number => (known > 0 ? (shareKnown * count) / known : 0);
  const come = (name: CensusShareName, share: number): CensusShare => ({ name, mean: share * target.toCome, variance: share * target.toComeVariance });
  const known4 = [
    { name: 'still_here', mean: target.stillHere, variance: target.stillHereVariance } as const,
    come('booked', ofKnown(listed.booked)),
    come('decided', ofKnown(listed.decided)),
    come('not_known_yet', 1 - ofKnown(listed.booked) - ofKnown(listed.decided)),
  ];
  const left = (of: (share: CensusShare) => number, total: number): number => total - known4.reduce((sum, share) => sum + of(share), 0);
  return [...known4, { name: 'adjustment', mean: left((share) => share.mean, target.mean), variance: left((share) => share.variance, target.variance) }];
}
