import { changeUnits, fieldErrors, numberField, numberOf, unitsField } from './fields';
import type { Lever } from './lever';

const sharePercent = numberField({ name: 'sharePercent', label: 'Discharges brought forward', unit: '%', min: 0, max: 100, step: 1, neutral: 0 });
const hours = numberField({ name: 'hours', label: 'Earlier by', unit: 'hours', min: 0, max: 12, step: 0.5, neutral: 3 });
const earliestHour = numberField({ name: 'earliestHour', label: 'Not before', unit: "o'clock", min: 5, max: 12, step: 1, neutral: 8 });

/** Brings a share of the discharges home forward within their day. The number of discharges of the day stays what it is. */
export const earlyDischargeLever: Lever = {
  kind: 'early-discharge',
  label: 'Discharges earlier in the day',
  about: 'A share of the patients who go home leaves some hours earlier on the same day. The gain falls with the share: half of the discharges give about half of it.',
  fields: [sharePercent, hours, earliestHour, unitsField],
  mainField: sharePercent.name,
  validate(params, baseline) {
    return fieldErrors(params, this.fields, baseline);
  },
  apply(input, params) {
    const earlyDischarge = { share: numberOf(params, sharePercent) / 100, hours: numberOf(params, hours), earliestHour: numberOf(params, earliestHour) };
    return changeUnits(input, params, (unit) => ({ ...unit, earlyDischarge: earlyDischarge.share > 0 ? earlyDischarge : unit.earlyDischarge }));
  },
};
