import { sortedQuantile } from '../error-pool';
import type { HourlyLaw } from './hourly-law';
import type { HourlySettings } from './hourly-settings';

/** Raised by one when stored laws can no longer be read. */
const FORMAT = 1;
const HOURS_A_DAY = 24;
/** Digits kept: far finer than any standard error. */
const DIGITS = 4;
/** The shape is stored as quantiles at these levels, and linear between them. */
const SHAPE_STEPS = 20;
const SHAPE_LEVELS: readonly number[] = Array.from({ length: SHAPE_STEPS + 1 }, (_, k) => Math.min(0.99, Math.max(0.01, k / SHAPE_STEPS)));

/** Everything that a fitted hourly model knows beyond single sites, as plain numbers: it holds no count of any site. */
export interface HourlyLawJson {
  readonly format: number;
  /** Where it comes from and under which licence. */
  readonly origin: string;
  readonly horizonsHours: readonly number[];
  readonly originEveryHours: number;
  readonly sizeClasses: readonly number[];
  /** By origin time, horizon. */
  readonly coefficients: readonly (readonly (readonly number[])[])[];
  readonly typical: readonly (readonly number[])[];
  /** By origin time, horizon, size class: quantiles of scaled errors. */
  readonly shapes: readonly (readonly (readonly (readonly number[])[])[])[];
}

const rounded = (values: Iterable<number>): number[] => Array.from(values, (x) => Number(x.toPrecision(DIGITS)));

/** The stored form of a law; null while it cannot issue every horizon yet. A size class without errors takes the shape of the nearest that has some. */
export function hourlyLawToJson(law: HourlyLaw, settings: HourlySettings, origin: string): HourlyLawJson | null {
  const { horizonsHours, originEveryHours, sizeClasses } = settings;
  const cells = Array.from({ length: HOURS_A_DAY / originEveryHours }, (_, originClass) => horizonsHours.map((_hours, horizon) => ({ originClass, horizon })));
  const coefficients = cells.map((row) => row.map((at) => law.coefficients(at)));
  const levels = [0, ...sizeClasses];
  const shapes = cells.map((row) => row.map((at) => filled(levels.map((level) => law.shape({ ...at, level }, SHAPE_LEVELS)))));
  if (coefficients.flat().includes(null) || shapes.flat().includes(null)) return null;
  return {
    format: FORMAT,
    origin,
    horizonsHours,
    originEveryHours,
    sizeClasses,
    coefficients: coefficients.map((row) => row.map((beta) => rounded(beta!.shared))),
    typical: cells.map((row) => rounded(row.map((at) => law.typicalSize(at)))),
    shapes: shapes.map((row) => row.map((classes) => classes!.map(rounded))),
  };
}

function filled(shapes: readonly (Float64Array | null)[]): readonly Float64Array[] | null {
  const known = shapes.map((shape, k) => ({ shape, k })).filter(({ shape }) => shape !== null);
  if (known.length === 0) return null;
  return shapes.map((shape, k) => shape ?? known.reduce((best, next) => (Math.abs(next.k - k) < Math.abs(best.k - k) ? next : best)).shape!);
}

/** Null when the value is not a stored law of this format and of these settings; `width` = columns of a row. */
export function hourlyLawFromJson(value: unknown, settings: HourlySettings, width: number): HourlyLaw | null {
  const json = value as Partial<HourlyLawJson> | null;
  if (typeof json !== 'object' || json === null || !fits(json, settings, width)) return null;
  const { coefficients, typical, shapes, sizeClasses } = json as HourlyLawJson;
  const betas = coefficients.map((row) => row.map((beta) => ({ shared: Float64Array.from(beta), own: [] })));
  return {
    coefficients: ({ originClass, horizon }) => betas[originClass]?.[horizon] ?? null,
    typicalSize: ({ originClass, horizon }) => typical[originClass]?.[horizon] ?? 1,
    shape: ({ originClass, horizon, level }, levels) => {
      const stored = shapes[originClass]?.[horizon]?.[sizeClasses.filter((least) => level >= least).length];
      return stored === undefined ? null : Float64Array.from(levels, (wanted) => sortedQuantile(stored, wanted));
    },
  };
}

function fits(json: Partial<HourlyLawJson>, settings: HourlySettings, width: number): boolean {
  const same = json.format === FORMAT && json.originEveryHours === settings.originEveryHours && json.horizonsHours?.join() === settings.horizonsHours.join();
  if (!same || !Array.isArray(json.coefficients) || !Array.isArray(json.typical) || !Array.isArray(json.shapes) || !Array.isArray(json.sizeClasses)) return false;
  return json.coefficients.flat().every((beta) => beta.length === width && beta.every(Number.isFinite)) && json.typical.flat().every(Number.isFinite);
}
