import { HOUR_MS } from '@wardcast/timeseries';
import type { WhatIfInput, WhatIfUnit } from '../input/what-if-input';
import type { FieldError, LeverField } from './lever';

type Params = Readonly<Record<string, unknown>>;

export const numberField = (field: Omit<LeverField, 'type'>): LeverField => ({ ...field, type: 'number' });
export const unitsField: LeverField = { name: 'unitIds', label: 'Wards', type: 'units', unit: '', min: null, max: null, step: null, neutral: null };
/** Half-open range in ms UTC; null = from the start, to the end. */
export const periodFields: readonly LeverField[] = [
  { name: 'from', label: 'From', type: 'instant', unit: '', min: null, max: null, step: null, neutral: null },
  { name: 'to', label: 'To', type: 'instant', unit: '', min: null, max: null, step: null, neutral: null },
];

/** A number of the parameters, or its neutral value. */
export function numberOf(params: Params, field: LeverField): number {
  const value = params[field.name];
  return typeof value === 'number' ? value : Number(field.neutral);
}

/** Checks every field by its type, and that no other was given. */
export function fieldErrors(params: Params, fields: readonly LeverField[], baseline: WhatIfInput): readonly FieldError[] {
  const known = new Set(fields.map((field) => field.name));
  const unknown = Object.keys(params).filter((name) => !known.has(name));
  return [
    ...unknown.map((field): FieldError => ({ field, code: 'unknown-field', message: `There is no field "${field}" here.` })),
    ...fields.flatMap((field) => (params[field.name] === undefined || params[field.name] === null ? [] : errorsOf(params[field.name], field, baseline))),
    ...periodErrors(params),
  ];
}

function errorsOf(value: unknown, field: LeverField, baseline: WhatIfInput): readonly FieldError[] {
  const error = (code: FieldError['code'], message: string): readonly FieldError[] => [{ field: field.name, code, message }];
  switch (field.type) {
    case 'unit':
      return baseline.units.some((unit) => unit.unitId === value) ? [] : error('unknown-unit', `${field.label}: there is no such ward.`);
    case 'units':
      if (!Array.isArray(value)) return error('not-a-list', `${field.label} must be a list of wards.`);
      return value.every((id) => baseline.units.some((unit) => unit.unitId === id)) ? [] : error('unknown-unit', `${field.label}: one of them does not exist.`);
    case 'number':
      return numberErrors(value, field);
    case 'instant':
      return typeof value === 'number' && Number.isFinite(value) ? [] : error('not-a-number', `${field.label} must be a time.`);
    case 'stream':
    case 'weekday-caps':
      return [];
  }
}

function numberErrors(value: unknown, { name, label, unit, min, max, step }: LeverField): readonly FieldError[] {
  if (typeof value !== 'number' || !Number.isFinite(value)) return [{ field: name, code: 'not-a-number', message: `${label} must be a number.` }];
  const suffix = unit === '' ? '' : ` ${unit}`;
  if (min !== null && value < min) return [{ field: name, code: 'below-minimum', message: `${label}: at least ${min}${suffix}.` }];
  if (max !== null && value > max) return [{ field: name, code: 'above-maximum', message: `${label}: at most ${max}${suffix}.` }];
  if (step === 1 && !Number.isInteger(value)) return [{ field: name, code: 'not-whole', message: `${label} must be a whole number.` }];
  return [];
}

function periodErrors({ from, to }: Params): readonly FieldError[] {
  if (typeof from !== 'number' || typeof to !== 'number' || to > from) return [];
  return [{ field: 'to', code: 'end-before-start', message: 'The end must be after the start.' }];
}

/** Clock hours that a period touches, half-open, within the horizon and one hour more for staffing. */
export function hoursOf(params: Params, input: WhatIfInput): { readonly first: number; readonly end: number } {
  const at = (value: unknown, otherwise: number): number => (typeof value === 'number' ? (value - input.startHour) / HOUR_MS : otherwise);
  return { first: Math.max(0, Math.floor(at(params.from, 0))), end: Math.min(input.horizonHours + 1, Math.ceil(at(params.to, input.horizonHours + 1))) };
}

/** Applies a change to the named units, or to every unit but emergency departments where none is named. */
export function changeUnits(input: WhatIfInput, params: Params, change: (unit: WhatIfUnit) => WhatIfUnit): WhatIfInput {
  const named = Array.isArray(params.unitIds) && params.unitIds.length > 0 ? new Set<unknown>(params.unitIds) : null;
  const isMeant = (unit: WhatIfUnit): boolean => (named === null ? unit.kind !== 'ed' : named.has(unit.unitId));
  return { ...input, units: input.units.map((unit) => (isMeant(unit) ? change(unit) : unit)) };
}
