import { PART_NAMES, type CensusForecast, type IssuedParts } from '@wardcast/forecasting';
import { momentsOf } from '@wardcast/probability';
import type { ForecastRecord } from '../../ports/forecast-store.port';

/** Columns kept of an issued forecast to explain it: the flow model's parts and the variance issued. */
const COLUMNS = [...PART_NAMES, 'variance'] as const;
type Column = (typeof COLUMNS)[number];
/** Beyond three days nobody asks which patients a number is made of; the parts of more hours would double a forecast's size. */
const LAST_TARGET = 72;
/** Numbers before the columns. */
const HEAD = 1;

export interface ForecastParts {
  /** Patients who came since the last full hour before the issue. */
  readonly arrivalsInHour: number;
  readonly columns: Readonly<Record<Column, Float32Array>>;
}
/** What only the issue knows of a node: who came in the running hour. */
export interface KnownAtIssue {
  readonly arrivalsInHour: number;
}

/** The parts as they are stored: the arrivals of the running hour, then column by column. Null where no flow model spoke. */
export function packedParts(forecast: CensusForecast, known: KnownAtIssue): Float32Array | null {
  const { parts } = forecast;
  if (parts == null) return null;
  const rows = Math.min(LAST_TARGET, forecast.targets.length);
  const values: Readonly<Record<Column, ArrayLike<number>>> = {
    ...parts,
    variance: forecast.laws.slice(0, rows).map((law) => momentsOf(law).variance),
  };
  const packed = new Float32Array(HEAD + COLUMNS.length * rows);
  packed[0] = known.arrivalsInHour;
  COLUMNS.forEach((name, i) => packed.set(Array.from(values[name]).slice(0, rows), HEAD + i * rows));
  return packed;
}

/** Null when the numbers are not whole columns: they were stored by another version. */
export function unpackedParts(packed: Float32Array): ForecastParts | null {
  const rows = (packed.length - HEAD) / COLUMNS.length;
  if (!(Number.isInteger(rows) && rows > 0)) return null;
  const columns = Object.fromEntries(COLUMNS.map((name, i) => [name, packed.slice(HEAD + i * rows, HEAD + (i + 1) * rows)])) as Record<Column, Float32Array>;
  return { arrivalsInHour: packed[0]!, columns };
}

/** A record with its parts, cut to the targets that both have. */
export function issuedParts(record: ForecastRecord, { columns }: ForecastParts): IssuedParts {
  const targets = record.targets.slice(0, columns.stillHere.length);
  const { issuedAt, modelVersion, censusAtIssue, mean, expectedIn } = record;
  return { issuedAt, modelVersion, censusAtIssue, targets, mean, expectedIn, stillHere: columns.stillHere, toCome: columns.toCome, listEffect: columns.listEffect };
}
