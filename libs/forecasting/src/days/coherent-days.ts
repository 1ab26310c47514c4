import { momentsOf, normalAt, type CountPmf } from '@wardcast/probability';
import { HOUR_MS } from '@wardcast/timeseries';

/** Enough that a chance of 1 in 20 rests on ten paths; more would keep an answer waiting for digits that nobody is shown. */
const PATHS = 200;
/** The same paths for the same issue, whoever asks. */
const SEED = 11;
/** What an hour leaves of a deviation at the least and the most: census does not jump, and no ward stays what it is for ever. */
const LEAST_KEPT = 0.95;
const MOST_KEPT = 0.999;

/** One target of an issue. */
export interface IssueHour {
  /** ms UTC, on the hour. */
  readonly target: number;
  readonly law: CountPmf;
  readonly mean: number;
  readonly staffed: number;
  /** Expected moves in (issuedAt, target]. */
  readonly expectedIn: number;
  readonly expectedOut: number;
}
export interface DaysInput {
  /** ms UTC. */
  readonly issuedAt: number;
  readonly censusAtIssue: number;
  /** Ascending, hour by hour. */
  readonly hours: readonly IssueHour[];
  /** Local days, half-open: their midnights (ms UTC), ascending. */
  readonly days: readonly (readonly [from: number, to: number])[];
}
/** A day in numbers that agree with the hours of the issue and with the days beside it. */
export interface CoherentDay {
  readonly from: number;
  readonly to: number;
  /** Targets in [from, to). */
  readonly hours: number;
  /** Expected moves after the later of `from` and the issue, up to `to`; null where the issue does not reach it. Over the days they add up to the issue's own. */
  readonly flows: { readonly arrivals: number; readonly departures: number } | null;
  /** Census at `to`, path by path in ascending order; null where the issue does not reach it. */
  readonly midnight: Float64Array | null;
  /** Highest census of the day's hours, and fewest free beds; ascending. Null without hours. */
  readonly peak: Float64Array | null;
  readonly fewestFree: Float64Array | null;
  /** Chance that some hour of the day has more patients than staffed beds; never below that of any single hour. */
  readonly chanceShort: number;
}

/**
 * Daily numbers of an hourly issue. What adds up is added up (moves); what does not (the day's peak, the chance of any short hour) is
 * read from paths through all hours: a Gaussian chain gives their order in time, and each hour's values are the quantiles of its own
 * law, so that every path is a course that the hourly forecast could take and at no hour do the paths say anything else than it did
 * (ensemble copula coupling; Schefzik, Thorarinsdottir, Gneiting 2013). What an hour leaves of a deviation is read from the growth of
 * the spread, var(h) = var(far) (1 - k^2h). Do not trust the peak of an issue whose spread was widened as a whole.
 */
export function coherentDays(input: DaysInput): readonly CoherentDay[] {
  const paths = pathsThrough(input);
  return input.days.map(([from, to]) => {
    const first = input.hours.findIndex(({ target }) => target >= from);
    const hours = input.hours.filter(({ target }) => target >= from && target < to).length;
    const end = input.hours.findIndex(({ target }) => target === to);
    const midnight = end < 0 ? null : Float64Array.from(paths, (path) => path[end]!).sort();
    const day = { from, to, hours, flows: flowsOf(input, from, end), midnight };
    if (hours === 0) return { ...day, peak: null, fewestFree: null, chanceShort: 0 };
    const { peak, fewestFree } = extremes(paths, input.hours, { first, last: first + hours - 1 });
    return { ...day, peak, fewestFree, chanceShort: fewestFree.filter((free) => free < 0).length / PATHS };
  });
}

/** Highest census and fewest free beds of each path between two rows, ascending. */
function extremes(paths: readonly Float64Array[], hours: readonly IssueHour[], { first, last }: { readonly first: number; readonly last: number }): { readonly peak: Float64Array; readonly fewestFree: Float64Array } {
  const peak = new Float64Array(PATHS).fill(-Infinity);
  const fewestFree = new Float64Array(PATHS).fill(Infinity);
  for (let row = first; row <= last; row += 1) {
    const { staffed } = hours[row]!;
    paths.forEach((path, k) => {
      const census = path[row]!;
      if (census > peak[k]!) peak[k] = census;
      if (staffed - census < fewestFree[k]!) fewestFree[k] = staffed - census;
    });
  }
  return { peak: peak.sort(), fewestFree: fewestFree.sort() };
}

/** The smallest value that a share of at least `level` of ascending values does not exceed. */
export function valueAtLevel(ascending: Float64Array, level: number): number {
  return ascending[Math.min(ascending.length - 1, Math.max(0, Math.ceil(level * ascending.length - 1e-9) - 1))]!;
}

function flowsOf({ hours }: DaysInput, from: number, end: number): CoherentDay['flows'] {
  const last = hours[end];
  if (last === undefined) return null;
  const first = hours.find(({ target }) => target === from);
  return { arrivals: last.expectedIn - (first?.expectedIn ?? 0), departures: last.expectedOut - (first?.expectedOut ?? 0) };
}

/** Census by path, then hour. */
function pathsThrough({ issuedAt, hours }: DaysInput): readonly Float64Array[] {
  const spread = hours.map(({ law }) => Math.sqrt(momentsOf(law).variance));
  const kept = keptAnHour(hours, spread, issuedAt);
  const paths = Array.from({ length: PATHS }, () => new Float64Array(hours.length));
  const z = Float64Array.from({ length: PATHS }, (_, path) => normalAt(SEED, path, 0));
  hours.forEach(({ law }, row) => {
    if (row > 0) {
      const link = correlation(spread[row - 1]!, spread[row]!, kept);
      const rest = Math.sqrt(1 - link * link);
      for (let path = 0; path < PATHS; path += 1) z[path] = link * z[path]! + rest * normalAt(SEED, path, row);
    }
    const values = pathQuantiles(law);
    orderOf(z).forEach((key, rank) => (paths[((key % PATHS) + PATHS) % PATHS]![row] = values[rank]!));
  });
  return paths;
}

function keptAnHour(hours: readonly IssueHour[], spread: readonly number[], issuedAt: number): number {
  const far = Math.max(...spread);
  const first = hours[0];
  if (first === undefined || far === 0) return MOST_KEPT;
  const ahead = (first.target - issuedAt) / HOUR_MS;
  const kept = Math.max(0, 1 - (spread[0]! / far) ** 2) ** (1 / (2 * ahead));
  return Math.min(MOST_KEPT, Math.max(LEAST_KEPT, kept));
}

/** Of one hour with the next, where the spread grows from the one to the other. */
function correlation(before: number, after: number, kept: number): number {
  return after === 0 || before === 0 ? 1 : Math.min(1, (kept * before) / after);
}

/** Values of a law at the middles of as many equal parts as there are paths. */
function pathQuantiles({ offset, p }: CountPmf): Float64Array {
  const values = new Float64Array(PATHS);
  let count = 0;
  let below = p[0]!;
  for (let part = 0; part < PATHS; part += 1) {
    while (below < (part + 0.5) / PATHS && count < p.length - 1) below += p[++count]!;
    values[part] = offset + count;
  }
  return values;
}

/** Finer than two paths can differ by chance. */
const STEPS = 2 ** 30;

/** The values in ascending order, each with the number of its path as its rest by PATHS: sorting numbers is many times as fast as sorting by a comparison. */
function orderOf(z: Float64Array): Float64Array {
  const keys = new Float64Array(PATHS);
  for (let path = 0; path < PATHS; path += 1) keys[path] = Math.round(z[path]! * STEPS) * PATHS + path;
  return keys.sort();
}
