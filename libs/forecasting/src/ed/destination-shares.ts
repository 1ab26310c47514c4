import { ED_AREAS, type EdPatient, type EdTold } from './ed-patient';

/**
 * Model: which ward takes a patient who is admitted, by presenting group (part of the department and urgency).
 *
 * Dirichlet-smoothed shares: (n_gu + 20 pi_u) / (n_g + 20), pi the shares of all groups together (forecasting design, section 6.1).
 * Do not trust it after a change of which ward takes whom.
 */
export interface DestinationShares {
  readonly unitIds: readonly string[];
  /** By [group x units + unit]; each group's add up to 1. */
  readonly shares: Float64Array;
}

/** Strength of the shares of all groups together, in patients. */
const PRIOR_PATIENTS = 20;
/** Not known, 1, 2, 3, and 4 with 5. */
const ACUITY_BANDS = 5;
const GROUPS = (ED_AREAS.length + 1) * ACUITY_BANDS;

function presentingGroup({ area, acuity }: Pick<EdPatient, 'area' | 'acuity'>): number {
  return (area === null ? 0 : ED_AREAS.indexOf(area) + 1) * ACUITY_BANDS + Math.min(ACUITY_BANDS - 1, acuity ?? 0);
}

/** From patients who were admitted; each counts in every group that he belonged to as more became known of him. Null without any. */
export function fitDestinationShares(admitted: readonly EdTold[]): DestinationShares | null {
  const taken = admitted.flatMap((told) => (told.admitted == null ? [] : [{ told, unitId: told.admitted.unitId }]));
  if (taken.length === 0) return null;
  const unitIds = [...new Set(taken.map(({ unitId }) => unitId))].sort();
  const units = unitIds.length;
  const total = new Float64Array(units);
  const counts = new Float64Array(GROUPS * units);
  for (const { told, unitId } of taken) {
    const unit = unitIds.indexOf(unitId);
    total[unit]! += 1;
    for (const group of groupsOf(told)) counts[group * units + unit]! += 1;
  }
  const shares = counts.map((count, cell) => {
    const first = cell - (cell % units);
    const patients = counts.subarray(first, first + units).reduce((sum, x) => sum + x, 0);
    return (count + (PRIOR_PATIENTS * total[cell % units]!) / taken.length) / (patients + PRIOR_PATIENTS);
  });
  return { unitIds, shares };
}

function groupsOf({ area, acuity }: EdTold): ReadonlySet<number> {
  const groups = new Set<number>();
  for (const name of [null, ...area.map((said) => said.name)]) {
    for (const level of [null, ...acuity.map((said) => said.level)]) groups.add(presentingGroup({ area: name, acuity: level }));
  }
  return groups;
}

/** Share of each unit for a patient, in the order of `unitIds`. */
export function destinationOf({ unitIds, shares }: DestinationShares, patient: Pick<EdPatient, 'area' | 'acuity'>): Float64Array {
  const first = presentingGroup(patient) * unitIds.length;
  return shares.subarray(first, first + unitIds.length);
}
