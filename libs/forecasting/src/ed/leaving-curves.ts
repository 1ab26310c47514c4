import type { EdModel } from './ed-model';
import { edMoment, type EdInstant, type EdStay } from './ed-moment';
import { cumulatedHazard } from './ed-times';

/**
 * Hazard of leaving the department cumulated to each hour ahead, for each of those present, undefined for whom nothing was told.
 * Null without a model, as in every other unit.
 */
export function leavingCurves(model: EdModel | null | undefined, present: readonly EdStay[], instant: Omit<EdInstant, 'usualPatients'>): readonly (Float64Array | undefined)[] | null {
  if (model == null) return null;
  const { situation, patients } = edMoment(present, { ...instant, usualPatients: model.usualPatients });
  const curves = new Map(patients.map(({ stay, patient }) => [stay, cumulatedHazard(model.leaving, patient, situation)]));
  return present.map((stay) => curves.get(stay));
}
