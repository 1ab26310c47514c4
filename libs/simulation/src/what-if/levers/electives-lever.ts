import { fieldErrors, hoursOf, numberField, numberOf, periodFields } from './fields';
import type { FieldError, Lever, LeverField } from './lever';

const DAYS = 7;
const MOST_A_DAY = 200;
const cancelPercent = numberField({ name: 'cancelPercent', label: 'Electives taken off the list', unit: '%', min: 0, max: 100, step: 1, neutral: 0 });
const caps: LeverField = { name: 'capByWeekday', label: 'Most electives a day', type: 'weekday-caps', unit: 'patients', min: 0, max: MOST_A_DAY, step: 1, neutral: null };

/** Takes booked patients off the list beforehand: a share of them, or all beyond a number a day, Monday to Sunday. */
export const electivesLever: Lever = {
  kind: 'electives',
  label: 'Electives',
  about: 'Takes booked patients off the list beforehand. They are counted apart from those sent home for want of a bed.',
  fields: [cancelPercent, caps, ...periodFields],
  mainField: cancelPercent.name,
  validate(params, baseline) {
    return [...fieldErrors(params, this.fields, baseline), ...capErrors(params.capByWeekday)];
  },
  apply(input, params) {
    const { first, end } = hoursOf(params, input);
    const share = numberOf(params, cancelPercent) / 100;
    const limits = (params.capByWeekday as readonly (number | null)[] | null | undefined) ?? null;
    const { rules } = input;
    return {
      ...input,
      rules: {
        ...rules,
        electiveCancelShare: rules.electiveCancelShare.map((before, h) => (h >= first && h < end ? 1 - (1 - before) * (1 - share) : before)),
        electiveCap: limits === null ? rules.electiveCap : rules.electiveCap.map((before, day) => lower(before, limits[day] ?? null)),
      },
    };
  },
};

function capErrors(value: unknown): readonly FieldError[] {
  if (value === undefined || value === null) return [];
  const error = (code: FieldError['code'], message: string): readonly FieldError[] => [{ field: caps.name, code, message }];
  if (!Array.isArray(value) || value.length !== DAYS) return error('not-a-list', `${caps.label} needs seven numbers, Monday to Sunday.`);
  const given = value.filter((cap) => cap !== null);
  if (!given.every((cap) => Number.isInteger(cap))) return error('not-whole', `${caps.label} must be whole numbers.`);
  if (given.some((cap) => cap < 0)) return error('below-minimum', `${caps.label}: at least 0 patients.`);
  return given.some((cap) => cap > MOST_A_DAY) ? error('above-maximum', `${caps.label}: at most ${MOST_A_DAY} patients.`) : [];
}

function lower(one: number | null, other: number | null): number | null {
  if (one === null) return other;
  return other === null ? one : Math.min(one, other);
}
