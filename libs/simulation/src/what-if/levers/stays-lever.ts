import { changeUnits, fieldErrors, numberField, numberOf, unitsField } from './fields';
import type { Lever } from './lever';

const HOURS_PER_DAY = 24;
const scalePercent = numberField({ name: 'scalePercent', label: 'All stays longer or shorter', unit: '%', min: -50, max: 100, step: 0.5, neutral: 0 });
const shiftDays = numberField({ name: 'shiftDays', label: 'Every stay longer or shorter by', unit: 'days', min: -3, max: 5, step: 0.1, neutral: 0 });
const trimBeyondDays = numberField({ name: 'trimBeyondDays', label: 'Long stays begin at', unit: 'days', min: 1, max: 90, step: 1, neutral: 14 });
const trimPercent = numberField({ name: 'trimPercent', label: 'Time beyond that saved', unit: '%', min: 0, max: 90, step: 1, neutral: 0 });

/**
 * Changes the law of stays, never its mean alone: all lengths in proportion, all by the same time (no stay below a fifth
 * of its length), or only what lies beyond a length. Patients leave at the hours of the day at which they leave now.
 */
export const staysLever: Lever = {
  kind: 'stays',
  label: 'Length of stay',
  about: 'Makes stays shorter or longer: all in proportion, all by the same time, or only the long ones.',
  fields: [scalePercent, shiftDays, trimBeyondDays, trimPercent, unitsField],
  mainField: scalePercent.name,
  validate(params, baseline) {
    return fieldErrors(params, this.fields, baseline);
  },
  apply(input, params) {
    const trim = numberOf(params, trimPercent);
    return changeUnits(input, params, (unit) => ({
      ...unit,
      stays: {
        scale: unit.stays.scale * (1 + numberOf(params, scalePercent) / 100),
        shiftHours: unit.stays.shiftHours + HOURS_PER_DAY * numberOf(params, shiftDays),
        trimBeyondHours: trim > 0 ? HOURS_PER_DAY * numberOf(params, trimBeyondDays) : unit.stays.trimBeyondHours,
        trimKeep: trim > 0 ? 1 - trim / 100 : unit.stays.trimKeep,
      },
    }));
  },
};
