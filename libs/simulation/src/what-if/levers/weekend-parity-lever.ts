import { AGE_BINS, HOURS_OF_WEEK } from '@wardcast/forecasting';
import { changeUnits, fieldErrors, numberField, numberOf, unitsField } from './fields';
import type { Lever } from './lever';

const percent = numberField({ name: 'percent', label: 'Way to weekday discharges', unit: '%', min: 0, max: 100, step: 5, neutral: 0 });
const HOURS_OF_DAY = 24;
const WEEKDAYS = 5;
const WEEKEND_FROM_HOUR = WEEKDAYS * HOURS_OF_DAY;

/** Discharges at weekends as on weekdays, hour by hour: 100 % is the mean weekday, 0 % the weekend as it is. */
export const weekendParityLever: Lever = {
  kind: 'weekend-parity',
  label: 'Weekend discharges',
  about: 'Moves the rate at which patients leave on Saturday and Sunday towards that of the same hour on weekdays.',
  fields: [percent, unitsField],
  mainField: percent.name,
  validate(params, baseline) {
    return fieldErrors(params, this.fields, baseline);
  },
  apply(input, params) {
    const share = numberOf(params, percent) / 100;
    return share === 0 ? input : changeUnits(input, params, (unit) => ({ ...unit, hazardPerHour: towardsWeekdays(unit.hazardPerHour, share) }));
  },
};

function towardsWeekdays(hazard: readonly number[], share: number): readonly number[] {
  const changed = [...hazard];
  for (let bin = 0; bin < AGE_BINS; bin++) {
    const row = bin * HOURS_OF_WEEK;
    for (let hour = WEEKEND_FROM_HOUR; hour < HOURS_OF_WEEK; hour++) {
      let weekday = 0;
      for (let day = 0; day < WEEKDAYS; day++) weekday += hazard[row + day * HOURS_OF_DAY + (hour % HOURS_OF_DAY)]! / WEEKDAYS;
      changed[row + hour] = (1 - share) * hazard[row + hour]! + share * weekday;
    }
  }
  return changed;
}
