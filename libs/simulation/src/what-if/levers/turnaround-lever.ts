import { changeUnits, fieldErrors, numberField, unitsField } from './fields';
import type { Lever } from './lever';

const MOST_MINUTES = 480;
const minutes = numberField({ name: 'minutes', label: 'From leaving to ready', unit: 'minutes', min: 0, max: MOST_MINUTES, step: 5, neutral: null });

/** Sets the time from a patient's leaving to the bed's being ready again. */
export const turnaroundLever: Lever = {
  kind: 'turnaround',
  label: 'Bed turnaround',
  about: 'The time from a patient leaving a bed to the bed being ready again. It matters where a ward has no spare bed beside the staffed ones.',
  fields: [minutes, unitsField],
  mainField: minutes.name,
  validate(params, baseline) {
    return fieldErrors(params, this.fields, baseline);
  },
  apply(input, params) {
    const value = params.minutes;
    return typeof value === 'number' ? changeUnits(input, params, (unit) => ({ ...unit, turnaroundMinutes: value })) : input;
  },
};
