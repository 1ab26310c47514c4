import { chanceAboveCount } from '@wardcast/probability';
import type { DemandLaw } from './demand';
import { CROWDED_ABOVE, patientsUntilCrowded, type NedocsInputs } from './nedocs';

export interface CrowdingAhead {
  /** More patients than this make the department overcrowded. */
  readonly crowdedAbove: number;
  /** One per law. */
  readonly chances: readonly number[];
}

/**
 * P(N > c) for the coming hours from the department's own census laws (forecasting design, section 7.5), with c the number of patients
 * above which the crowding score passes "overcrowded" while boarders and waits stay as they are now. They will not stay for long:
 * trust the next hours more than the next day. What of the score is not known counts as nothing: the chance is then at least this.
 * `crowdedAboveScore`: where the hospital draws that border. Null where there is no score.
 */
export function crowdingAhead(laws: readonly DemandLaw[], now: NedocsInputs, crowdedAboveScore: number = CROWDED_ABOVE): CrowdingAhead | null {
  const crowdedAbove = patientsUntilCrowded(now, crowdedAboveScore);
  return crowdedAbove === null ? null : { crowdedAbove, chances: laws.map(({ law }) => chanceAboveCount(law, crowdedAbove)) };
}
