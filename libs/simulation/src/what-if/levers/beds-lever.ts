import { fieldErrors, hoursOf, numberField, numberOf, periodFields } from './fields';
import type { FieldError, Lever, LeverField } from './lever';

/** More than a whole building of new beds is a typing mistake. */
const MOST_BEDS = 100;
const unitId: LeverField = { name: 'unitId', label: 'Ward', type: 'unit', unit: '', min: null, max: null, step: null, neutral: null };
const delta = numberField({ name: 'delta', label: 'Beds opened (closed below 0)', unit: 'beds', min: -MOST_BEDS, max: MOST_BEDS, step: 1, neutral: 0 });

/**
 * Opens or closes staffed beds of one ward between two times. Patients of a closed bed stay until they leave; nobody new
 * comes before the ward is below its beds. Opened beyond the beds that stand there, they are taken to be brought in.
 */
export const bedsLever: Lever = {
  kind: 'beds',
  label: 'Beds',
  about: 'Opens or closes staffed beds of a ward for a time. Nobody is moved out of a bed that closes.',
  fields: [unitId, delta, ...periodFields],
  mainField: delta.name,
  validate(params, baseline) {
    const errors: FieldError[] = [...fieldErrors(params, this.fields, baseline)];
    if (errors.length > 0) return errors;
    const unit = baseline.units.find((candidate) => candidate.unitId === params.unitId);
    if (unit === undefined || unit.kind === 'ed') return [{ field: 'unitId', code: 'unknown-unit', message: 'Choose a ward with beds.' }];
    const { first, end } = hoursOf(params, baseline);
    const fewest = Math.min(...unit.staffedBeds.slice(first, end));
    if (first < end && fewest + numberOf(params, delta) < 0) errors.push({ field: delta.name, code: 'more-than-exist', message: `${unit.name} has only ${fewest} staffed beds in this time.` });
    return errors;
  },
  apply(input, params) {
    const { first, end } = hoursOf(params, input);
    const change = numberOf(params, delta);
    const units = input.units.map((unit) => {
      if (unit.unitId !== params.unitId) return unit;
      const staffedBeds = unit.staffedBeds.map((beds, h) => (h >= first && h < end ? beds + change : beds));
      return { ...unit, staffedBeds, physicalBeds: Math.max(unit.physicalBeds, ...staffedBeds) };
    });
    return { ...input, units };
  },
};
