import { HOUR_MS } from '@wardcast/timeseries';

/** What is kept of an issued forecast for an explanation. Patients; instants in ms UTC. */
export interface IssuedParts {
  readonly issuedAt: number;
  readonly modelVersion: string;
  readonly censusAtIssue: number;
  /** Full hours after the issue, ascending; the columns below have one number for each. */
  readonly targets: readonly number[];
  readonly mean: ArrayLike<number>;
  /** Cumulated since the issue. */
  readonly expectedIn: ArrayLike<number>;
  readonly stillHere: ArrayLike<number>;
  readonly toCome: ArrayLike<number>;
  readonly listEffect: ArrayLike<number>;
}

export type MoveCause = 'arrivals' | 'departures' | 'level' | 'lists' | 'model' | 'rest';
export interface WhyMoved {
  readonly target: number;
  readonly from: number;
  readonly to: number;
  /** Sum to `to - from` exactly. */
  readonly causes: readonly { readonly cause: MoveCause; readonly patients: number }[];
}

/**
 * Why the mean census at a target moved between two issues (forecasting design, section 16). With c the census at the issue, in
 * and out the flow model's cumulated moves and adj what the other members changed, mean = c + in - out + adj at both. From the
 * first issue to the second: `arrivals` came beyond the expected, `departures` stayed away from it (what happened);
 * `level` = more arrivals expected from the second on; `lists` = who is known to leave; `rest` = other departures expected from
 * then on, mostly of those who came or stayed against expectation. `model`: what members and calibration changed.
 * Another model version changes all expectations at once, which is then `model` as a whole, and nothing is left over.
 *
 * `arrived`: patients who came between the issues. Null when the second is not the later one or the target is not one of both.
 */
export function whyMoved(first: IssuedParts, second: IssuedParts, given: { readonly target: number; readonly arrived: number }): WhyMoved | null {
  const i = first.targets.indexOf(given.target);
  const j = second.targets.indexOf(given.target);
  if (i < 0 || j < 0 || second.issuedAt < first.issuedAt) return null;
  const departed = given.arrived - (second.censusAtIssue - first.censusAtIssue);
  const expected = { in: at(first, second.issuedAt, inAt), out: at(first, second.issuedAt, outAt) };
  const arrivals = given.arrived - expected.in;
  const departures = expected.out - departed;
  const level = inAt(second, j) - (inAt(first, i) - expected.in);
  const later = outAt(first, i) - expected.out - outAt(second, j);
  const lists = second.listEffect[j]! - first.listEffect[i]!;
  const adjusted = adjustment(second, j) - adjustment(first, i);
  const same = first.modelVersion === second.modelVersion;
  const to = second.mean[j]!;
  const from = first.mean[i]!;
  const known = [
    { cause: 'arrivals', patients: arrivals },
    { cause: 'departures', patients: departures },
    { cause: 'level', patients: same ? level : 0 },
    { cause: 'lists', patients: lists },
    { cause: 'model', patients: same ? adjusted : adjusted + level + later - lists },
  ] as const;
  // Rounding of stored numbers ends up here too, so that the sum is exact.
  const rest = to - from - known.reduce((sum, { patients }) => sum + patients, 0);
  return { target: given.target, from, to, causes: [...known, { cause: 'rest', patients: rest }] };
}

type Cumulated = (parts: IssuedParts, row: number) => number;
const inAt: Cumulated = (parts, row) => parts.expectedIn[row]!;
const outAt: Cumulated = (parts, row) => parts.censusAtIssue + parts.expectedIn[row]! - parts.stillHere[row]! - parts.toCome[row]!;
const adjustment = (parts: IssuedParts, row: number): number => parts.mean[row]! - parts.stillHere[row]! - parts.toCome[row]!;

/** Cumulated moves at an instant after the issue: even within a clock hour. */
function at(parts: IssuedParts, instant: number, cumulated: Cumulated): number {
  const row = parts.targets.findIndex((target) => target >= instant);
  if (row < 0) return cumulated(parts, parts.targets.length - 1);
  const start = row === 0 ? parts.issuedAt : parts.targets[row]! - HOUR_MS;
  const before = row === 0 ? 0 : cumulated(parts, row - 1);
  return before + ((instant - start) / (parts.targets[row]! - start)) * (cumulated(parts, row) - before);
}
