import { poissonBinomial, quantilesOf } from '@wardcast/probability';
import { hourOfWeek } from '@wardcast/timeseries';
import { destinationOf } from './destination-shares';
import { ED_HORIZON_HOURS } from './ed-design';
import type { EdModel } from './ed-model';
import { edMoment, type EdMoment, type EdStay } from './ed-moment';
import { cumulatedHazard } from './ed-times';

/** How many of those now in the department without a decision will lie on a ward within so many hours. */
export interface ExpectedAdmissions {
  readonly hours: number;
  readonly mean: number;
  /** Ends of the 80 % range. */
  readonly low: number;
  readonly high: number;
  /** Mean by unit, largest first; units below LEAST_MEAN are left out. */
  readonly byUnit: readonly { readonly unitId: string; readonly mean: number }[];
}

/** Below a tenth of a patient a ward is not named. */
const LEAST_MEAN = 0.1;
/** What a shift asks for: the next hours, and the rest of it. */
const SHOWN_HOURS = [4, 8] as const;
const RANGE_LEVELS = [0.1, 0.9] as const;

/**
 * The law of independent patients with chances of their own (Poisson-binomial), one answer for each of `withinHours`, whole hours from
 * 1 to ED_HORIZON_HOURS. Null where the model knows nothing of admissions.
 */
export function expectedAdmissions(model: EdModel, { patients, situation }: EdMoment<EdStay>, withinHours: readonly number[]): readonly ExpectedAdmissions[] | null {
  const { admission, destination } = model;
  if (admission === null || destination === null) return null;
  const undecided = patients.filter(({ patient }) => patient.stage !== 'decided').map(({ patient }) => ({ hazard: cumulatedHazard(admission, patient, situation), shares: destinationOf(destination, patient) }));
  return withinHours.map((hours) => {
    if (!(Number.isInteger(hours) && hours >= 1 && hours <= ED_HORIZON_HOURS)) throw new RangeError(`admissions are known 1 to ${ED_HORIZON_HOURS} whole hours ahead, got ${hours}`);
    const chances = undecided.map(({ hazard }) => 1 - Math.exp(-hazard[hours]!));
    const [low, high] = quantilesOf(poissonBinomial(chances), RANGE_LEVELS);
    const byUnit = destination.unitIds.map((unitId, unit) => ({ unitId, mean: chances.reduce((sum, chance, i) => sum + chance * undecided[i]!.shares[unit]!, 0) }));
    return { hours, mean: chances.reduce((sum, x) => sum + x, 0), low: low!, high: high!, byUnit: byUnit.filter(({ mean }) => mean >= LEAST_MEAN).sort((left, right) => right.mean - left.mean) };
  });
}

/** Within four and eight hours, of those present at an issue. */
export function admissionsAtIssue(model: EdModel, { zone, issuedAt, present }: { readonly zone: string; readonly issuedAt: number; readonly present: readonly EdStay[] }): readonly ExpectedAdmissions[] | null {
  return expectedAdmissions(model, edMoment(present, { at: issuedAt, hourOfWeek: hourOfWeek(zone, issuedAt), usualPatients: model.usualPatients }), SHOWN_HOURS);
}
