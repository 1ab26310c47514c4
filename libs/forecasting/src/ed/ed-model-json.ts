import { ED_COLUMNS } from './ed-design';
import type { EdModel } from './ed-model';
import type { EdTimes } from './ed-times';

export interface EdModelJson {
  readonly usualPatients: number;
  readonly leaving: readonly number[];
  readonly admission: readonly number[] | null;
  readonly destination: { readonly unitIds: readonly string[]; readonly shares: readonly number[] } | null;
}

/** Digits kept of each number: far finer than any standard error. */
const DIGITS = 7;
const rounded = (values: Float64Array): readonly number[] => Array.from(values, (x) => Number(x.toPrecision(DIGITS)));

export function edModelToJson({ usualPatients, leaving, admission, destination }: EdModel): EdModelJson {
  return {
    usualPatients,
    leaving: rounded(leaving.coefficients),
    admission: admission && rounded(admission.coefficients),
    destination: destination && { unitIds: destination.unitIds, shares: rounded(destination.shares) },
  };
}

/** Null when its columns are those of another version: the department is then forecast without it until the next fit. */
export function edModelFromJson(json: EdModelJson | null | undefined): EdModel | null {
  const leaving = timesOf(json?.leaving);
  if (json == null || leaving === null) return null;
  const { usualPatients, destination } = json;
  return { usualPatients, leaving, admission: timesOf(json.admission), destination: destination && { unitIds: destination.unitIds, shares: Float64Array.from(destination.shares) } };
}

function timesOf(coefficients: readonly number[] | null | undefined): EdTimes | null {
  return Array.isArray(coefficients) && coefficients.length === ED_COLUMNS ? { coefficients: Float64Array.from(coefficients as readonly number[]) } : null;
}
