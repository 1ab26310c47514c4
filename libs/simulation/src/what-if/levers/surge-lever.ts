import type { StreamKind } from '../input/what-if-input';
import { fieldErrors, hoursOf, numberField, numberOf, periodFields, unitsField } from './fields';
import type { FieldError, Lever, LeverField } from './lever';

/** Which arrivals a surge changes: everybody who is not booked, or one of the streams. */
export const SURGE_STREAMS = ['unplanned', 'ed', 'direct'] as const;
const stream: LeverField = { name: 'stream', label: 'Arrivals', type: 'stream', unit: '', min: null, max: null, step: null, neutral: 'unplanned' };
/** Four times the usual arrivals is beyond any recorded epidemic week; more is a typing mistake. */
const percent = numberField({ name: 'percent', label: 'More or fewer arrivals', unit: '%', min: -90, max: 300, step: 1, neutral: 0 });

/** More or fewer arrivals for a time. Those who come anyway are the same people; a surge only adds to them, a fall only takes away. */
export const surgeLever: Lever = {
  kind: 'surge',
  label: 'Arrivals',
  about: 'More or fewer unplanned arrivals for a time, through the emergency department, straight to wards, or both.',
  fields: [percent, stream, unitsField, ...periodFields],
  mainField: percent.name,
  validate(params, baseline) {
    const errors: FieldError[] = [...fieldErrors(params, this.fields, baseline)];
    if (params.stream !== undefined && params.stream !== null && !SURGE_STREAMS.includes(params.stream as 'ed')) {
      errors.push({ field: stream.name, code: 'unknown-choice', message: `Arrivals must be one of ${SURGE_STREAMS.join(', ')}.` });
    }
    return errors;
  },
  apply(input, params) {
    const { first, end } = hoursOf(params, input);
    const factor = 1 + numberOf(params, percent) / 100;
    const named = Array.isArray(params.unitIds) && params.unitIds.length > 0 ? new Set<unknown>(params.unitIds) : null;
    const isMeant = (kind: StreamKind, unit: number): boolean =>
      kind !== 'elective' && (params.stream === 'ed' || params.stream === 'direct' ? kind === params.stream : true) && (named === null || named.has(input.units[unit]!.unitId));
    const streams = input.streams.map((each) =>
      isMeant(each.kind, each.unit) ? { ...each, ratePerHour: each.ratePerHour.map((rate, h) => (h >= first && h < end ? rate * factor : rate)) } : each,
    );
    return { ...input, streams };
  },
};
