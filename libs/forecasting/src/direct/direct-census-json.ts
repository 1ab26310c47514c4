import type { DirectCensusModel } from './direct-census';

/** Raised by one when stored models can no longer be read; an unknown version is refused, and the unit is fitted anew. */
const FORMAT = 1;
/** Digits kept of each number: a tenth of a patient in a ward of a thousand. */
const DIGITS = 5;

/** The stored form of a direct model: plain arrays. */
export interface DirectCensusJson {
  readonly format: number;
  readonly zone: string;
  readonly fittedTo: number;
  readonly profile: readonly number[];
  readonly leads: readonly { readonly hours: number; readonly coefficients: readonly number[]; readonly errors: readonly (readonly number[])[] }[];
}

export function directToJson({ zone, fittedTo, profile, leads }: DirectCensusModel): DirectCensusJson {
  return {
    format: FORMAT,
    zone,
    fittedTo,
    profile: rounded(profile),
    leads: leads.map(({ hours, coefficients, errors }) => ({ hours, coefficients: rounded(coefficients), errors: errors.map(rounded) })),
  };
}

/** Null when the value is not a stored model of this format. */
export function directFromJson(value: unknown): DirectCensusModel | null {
  const json = value as Partial<DirectCensusJson> | null | undefined;
  if (json === null || typeof json !== 'object' || json.format !== FORMAT) return null;
  const { zone, fittedTo, profile, leads } = json as DirectCensusJson;
  const arrays = [profile, ...leads.flatMap(({ coefficients, errors }) => [coefficients, ...errors])];
  if (!arrays.every((values) => Array.isArray(values) && values.every(Number.isFinite))) return null;
  return {
    zone,
    fittedTo,
    profile: Float64Array.from(profile),
    leads: leads.map(({ hours, coefficients, errors }) => ({ hours, coefficients: Float64Array.from(coefficients), errors: errors.map((block) => Float64Array.from(block)) })),
  };
}

const rounded = (values: Float64Array): number[] => Array.from(values, (x) => Number(x.toPrecision(DIGITS)));
