import { Q23 } from '../census/census-forecast';
import { binEdges, binRows, type BinnedRows, type BinEdges } from '../trees/binned-rows';
import { changesAhead, respiratoryRows, type RespiratoryRows } from './respiratory-rows';
import { fitPooledRidge, ridgeValue, ridgeValues } from './pooled-ridge';
import { weekInSeason } from './respiratory-calendar';
import { RESPIRATORY_WIDTH } from './respiratory-features';
import { fitRespiratoryMember, memberQuantiles } from './respiratory-member';
import type { RespiratorySettings } from './respiratory-settings';
import type { ScaledSeries, WeeklySeries } from './weekly-series';

export interface RespiratoryQuestion {
  /** Admissions of every place as known now; all end with the last week that anyone reported. */
  readonly admissions: readonly WeeklySeries[];
  /** Rows of the signals that only teach; null = none. */
  readonly history: RespiratoryRows | null;
  readonly regions: number;
  /** Weeks ahead of the last week. */
  readonly steps: readonly number[];
}
export interface RespiratoryIssue {
  readonly place: string;
  readonly step: number;
  readonly scaled: ScaledSeries;
  /** Level of the last week on the common scale. */
  readonly level: number;
  /** Quantiles (Q23) of the change of level, by member. */
  readonly members: Readonly<Record<MemberName, Float64Array>>;
}
export const MEMBER_NAMES = ['trees', 'ridgeTrees'] as const;
export type MemberName = (typeof MEMBER_NAMES)[number];

/** Rows of history are binned on a part of them: sorting them all would cost more than a boosted bag. */
const EDGE_STRIDE = 5;

/** Forecasts every place that has the last six weeks; others are left out. */
export function issueRespiratory(question: RespiratoryQuestion, settings: RespiratorySettings): readonly RespiratoryIssue[] {
  const places = question.admissions.filter((s) => s.extent === 'place');
  const last = Math.max(...places.map((s) => s.rates.findLastIndex((x) => !Number.isNaN(x))));
  const own = respiratoryRows(places, question.regions);
  const rows = question.history === null ? own : joinRows(question.history, own);
  const now = Array.from(rows.weeks.keys()).filter((k) => rows.weeks[k] === last && rows.owners[k]!.series.signal === 'admissions');
  const table = { rows: rows.count, features: RESPIRATORY_WIDTH, values: rows.values };
  const binned = binRows(table, binEdges(table, settings.bins, EDGE_STRIDE));
  return question.steps.flatMap((step) => issueStep({ rows, binned, now, step }, settings));
}

interface StepProblem {
  readonly rows: RespiratoryRows;
  readonly binned: BinnedRows;
  readonly now: readonly number[];
  readonly step: number;
}

function issueStep({ rows, binned, now, step }: StepProblem, settings: RespiratorySettings): readonly RespiratoryIssue[] {
  const change = changesAhead(rows, step);
  const known = Int32Array.from(change.keys()).filter((k) => !Number.isNaN(change[k]!));
  const targets = Float64Array.from(known, (k) => change[k]!);
  const values = picked(rows.values, known);
  const data = { rows: known.length, features: RESPIRATORY_WIDTH, bins: picked(binned.bins, known) };
  const weights = Float64Array.from(known, (k) => rowWeight(rows, k, settings));
  const seasons = Int32Array.from(known, (k) => weekInSeason(rows.weeks[k]!).season);
  const ridge = fitPooledRidge({ count: known.length, values, targets, weights }, 'seasonal', settings.ridge);
  const fitted = ridgeValues(ridge, values, known.length);
  const trees = fitRespiratoryMember({ data, targets, weights, seasons }, settings, settings.seed + 1000 * step);
  const ridgeTrees = fitRespiratoryMember({ data, targets: targets.map((y, i) => y - fitted[i]!), weights, seasons }, settings, settings.seed + 1000 * step);
  return now.map((k) => {
    const owner = rows.owners[k]!;
    const base = k * RESPIRATORY_WIDTH;
    const members = { trees: memberQuantiles(trees, Q23, binned.bins, base, 0), ridgeTrees: memberQuantiles(ridgeTrees, Q23, binned.bins, base, ridgeValue(ridge, rows.values, base)) };
    return { place: owner.series.place, step, scaled: owner, level: owner.level[rows.weeks[k]!]!, members };
  });
}

function rowWeight(rows: RespiratoryRows, k: number, settings: RespiratorySettings): number {
  const owner = rows.owners[k]!;
  const height = Math.max(0.05, owner.level[rows.weeks[k]!]! + owner.centre);
  return settings.signalWeights[owner.series.signal] * (settings.heightPower === 0 ? 1 : height ** settings.heightPower);
}

function picked<T extends Float64Array | Uint8Array>(values: T, rows: Int32Array): T {
  const part = values.slice(0, rows.length * RESPIRATORY_WIDTH) as T;
  rows.forEach((k, at) => part.set(values.subarray(k * RESPIRATORY_WIDTH, (k + 1) * RESPIRATORY_WIDTH), at * RESPIRATORY_WIDTH));
  return part;
}

function joinRows(a: RespiratoryRows, b: RespiratoryRows): RespiratoryRows {
  const values = new Float64Array(a.values.length + b.values.length);
  values.set(a.values);
  values.set(b.values, a.values.length);
  const weeks = new Int32Array(a.count + b.count);
  weeks.set(a.weeks);
  weeks.set(b.weeks, a.count);
  return { count: a.count + b.count, values, weeks, owners: [...a.owners, ...b.owners] };
}
