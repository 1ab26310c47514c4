import { solvePositiveDefinite, type CountPmf } from '@wardcast/probability';
import { HOUR_MS, hourOfWeekSeries } from '@wardcast/timeseries';
import type { CensusHistory } from '../baseline/census-history';

/** Census of one unit ahead of time from its own past census alone, one set of numbers per lead. */
export interface DirectCensusModel {
  readonly zone: string;
  /** Hour (ms UTC) before which everything was known to the fit. */
  readonly fittedTo: number;
  /** Mean census at each local hour of the week. */
  readonly profile: Float64Array;
  readonly leads: readonly DirectLead[];
}
export interface DirectLead {
  readonly hours: number;
  readonly coefficients: Float64Array;
  /** Quantiles at the middles of equal parts of the errors over the square root of the mean: per block of four local hours of the target, or one list for all beyond NEAR_HOURS. */
  readonly errors: readonly Float64Array[];
}
export interface FitDirectCensusInput {
  readonly zone: string;
  readonly history: CensusHistory;
  /** Nothing at or after this hour (ms UTC) is read. */
  readonly to: number;
  /** Whole hours ahead, each 1 to 168. */
  readonly leadsHours: readonly number[];
}
export interface DirectQuestion {
  readonly history: CensusHistory;
  /** ms UTC, on the hour. */
  readonly origin: number;
  /** Census known at the origin, when it is newer than the history's. */
  readonly censusNow?: number;
  readonly leadHours: number;
}

const WEEK = 168;
const DAY = 24;
const BLOCK_HOURS = 4;
/** Below four weeks the profile is noise; the caller falls back. */
export const MIN_DIRECT_HOURS = 4 * WEEK;
/** Of the forecasting design, section 7.2: chosen there on synthetic units. Constant and profile are free. */
const RIDGE = 20;
const FREE_COLUMNS = 2;
/** Keeps the free columns solvable in a unit whose census never changes. */
const JITTER = 1e-6;
/** constant, profile at the target, deviation now, a day ago and at the target's hour last week, then hour and hour x deviation. */
const HOUR_COLUMNS = 5;
const WIDTH = HOUR_COLUMNS + 2 * DAY;
/** Enough for the outermost stored levels (.01 and .99), few enough for a week of leads of a whole hospital in two megabytes. */
const ERROR_LEVELS = 49;
/** Beyond three days errors no longer differ much by the hour of the day. */
const NEAR_HOURS = 72;
/** Fewest errors of a block that quantiles are read from; thinner blocks borrow all errors of the lead. */
const MIN_ERRORS = 40;

/**
 * Model: direct ridge regression of a unit's census `h` hours ahead (the forecasting design, section 7.2).
 *
 * Assumes a stable weekly profile from which the census departs and returns in the same way each time. Formula:
 * y(t+h) = b0 + b1 profile(t+h) + b2 d(t) + b3 d(t-24) + b4 e(t+h-168) + c[hour of t] + g[hour of t] d(t), with
 * d(t) = y(t) - profile(t), e likewise; ridge 20 on all but b0 and b1; the law is that of its own past errors over
 * sqrt(mean), by four-hour block. It needs no patients, only counts: the guard against a bad feed of stays. Do not trust it
 * after beds open or close. Null when fewer than four weeks are known. Throws RangeError on a lead outside 1 to 168.
 */
export function fitDirectCensus(input: FitDirectCensusInput): DirectCensusModel | null {
  const bad = input.leadsHours.find((lead) => !(Number.isInteger(lead) && lead >= 1 && lead <= WEEK));
  if (bad !== undefined) throw new RangeError(`a lead must be 1 to ${WEEK} whole hours, got ${bad}`);
  const { from } = input.history;
  const hours = Math.min(input.history.counts.length, Math.floor((input.to - from) / HOUR_MS));
  if (hours < MIN_DIRECT_HOURS) return null;
  const past: Past = { counts: Float64Array.from({ length: hours }, (_, i) => input.history.counts[i]!), hourOfWeek: hourOfWeekSeries(input.zone, from, hours + WEEK) };
  const profile = weekProfile(past);
  if (profile === null) return null;
  return { zone: input.zone, fittedTo: from + hours * HOUR_MS, profile, leads: input.leadsHours.map((lead) => fitLead(past, profile, lead)) };
}

/** Law of the census at `origin + leadHours`; null where the lead was not fitted or the past week is not known. */
export function predictDirectCensus(model: DirectCensusModel, question: DirectQuestion): CountPmf | null {
  const { history, origin, leadHours } = question;
  const lead = model.leads.find(({ hours }) => hours === leadHours);
  const at = (origin - history.from) / HOUR_MS;
  if (lead === undefined || at < WEEK || at >= history.counts.length) return null;
  const start = at - WEEK;
  const counts = Float64Array.from({ length: WEEK + 1 }, (_, i) => history.counts[start + i]!);
  if (question.censusNow !== undefined) counts[WEEK] = question.censusNow;
  const past: Past = { counts, hourOfWeek: hourOfWeekSeries(model.zone, origin - WEEK * HOUR_MS, 2 * WEEK + 1) };
  const row = new Float64Array(WIDTH);
  if (!fillRow(row, { past, profile: model.profile, at: WEEK, lead: leadHours })) return null;
  const mean = Math.max(0, dot(row, lead.coefficients));
  return lawOf(mean, lead.errors[lead.errors.length === 1 ? 0 : blockOf(past.hourOfWeek[WEEK + leadHours]!)]!);
}

/** Each error level has the same mass, put on the nearest whole count. */
function lawOf(mean: number, errors: Float64Array): CountPmf {
  const spread = Math.sqrt(Math.max(1, mean));
  const counts = errors.map((error) => Math.max(0, Math.round(mean + error * spread)));
  const offset = counts[0]!;
  const p = new Float64Array(counts.at(-1)! - offset + 1);
  for (const count of counts) p[count - offset]! += 1 / counts.length;
  return { offset, p };
}

interface Past {
  /** Hourly census, NaN where unknown. */
  readonly counts: Float64Array;
  readonly hourOfWeek: Uint8Array;
}

function weekProfile(past: Past): Float64Array | null {
  const sum = new Float64Array(WEEK);
  const known = new Float64Array(WEEK);
  past.counts.forEach((count, i) => {
    if (Number.isNaN(count)) return;
    sum[past.hourOfWeek[i]!]! += count;
    known[past.hourOfWeek[i]!]! += 1;
  });
  return known.some((n) => n === 0) ? null : sum.map((x, hour) => x / known[hour]!);
}

interface RowAt {
  readonly past: Past;
  readonly profile: Float64Array;
  /** Index of the origin in `past`. */
  readonly at: number;
  readonly lead: number;
}

/** Writes the features of an origin into `row`; false when one of the counts that it needs is unknown. */
function fillRow(row: Float64Array, { past, profile, at, lead }: RowAt): boolean {
  const deviation = (i: number): number => past.counts[i]! - profile[past.hourOfWeek[i]!]!;
  const now = deviation(at);
  const hour = past.hourOfWeek[at]! % DAY;
  row.fill(0);
  row.set([1, profile[past.hourOfWeek[at + lead]!]!, now, deviation(at - DAY), deviation(at + lead - WEEK)]);
  row[HOUR_COLUMNS + hour] = 1;
  row[HOUR_COLUMNS + DAY + hour] = now;
  return row.subarray(0, HOUR_COLUMNS).every(Number.isFinite);
}

function fitLead(past: Past, profile: Float64Array, lead: number): DirectLead {
  const matrix = new Float64Array(WIDTH * WIDTH);
  const target = new Float64Array(WIDTH);
  const row = new Float64Array(WIDTH);
  const last = past.counts.length - lead;
  const eachRow = (use: (count: number, at: number) => void): void => {
    for (let at = WEEK; at < last; at++) {
      const count = past.counts[at + lead]!;
      if (!Number.isNaN(count) && fillRow(row, { past, profile, at, lead })) use(count, at);
    }
  };
  eachRow((count) => addOuter(matrix, target, row, count));
  for (let j = 0; j < WIDTH; j++) matrix[j * WIDTH + j]! += j < FREE_COLUMNS ? JITTER : RIDGE;
  const coefficients = solvePositiveDefinite(matrix, target);
  const blocks: number[][] = Array.from({ length: DAY / BLOCK_HOURS }, () => []);
  eachRow((count, at) => {
    const mean = dot(row, coefficients);
    blocks[blockOf(past.hourOfWeek[at + lead]!)]!.push((count - mean) / Math.sqrt(Math.max(1, mean)));
  });
  const all = blocks.flat();
  if (lead > NEAR_HOURS) return { hours: lead, coefficients, errors: [errorLevels(all)] };
  return { hours: lead, coefficients, errors: blocks.map((errors) => errorLevels(errors.length < MIN_ERRORS ? all : errors)) };
}

function addOuter(matrix: Float64Array, target: Float64Array, row: Float64Array, count: number): void {
  for (let i = 0; i < WIDTH; i++) {
    const value = row[i]!;
    if (value === 0) continue;
    target[i]! += value * count;
    for (let j = 0; j <= i; j++) matrix[i * WIDTH + j]! += value * row[j]!;
  }
}

function blockOf(hourOfWeek: number): number {
  return Math.floor((hourOfWeek % DAY) / BLOCK_HOURS);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** The middles of ERROR_LEVELS equal parts, linear between the order statistics; zeros without errors. */
function errorLevels(errors: readonly number[]): Float64Array {
  const sorted = Float64Array.from(errors).sort();
  return Float64Array.from({ length: ERROR_LEVELS }, (_, i) => {
    if (sorted.length === 0) return 0;
    const position = ((i + 0.5) / ERROR_LEVELS) * (sorted.length - 1);
    const below = Math.floor(position);
    const above = Math.min(sorted.length - 1, below + 1);
    return sorted[below]! + (position - below) * (sorted[above]! - sorted[below]!);
  });
}
