import { Q23 } from '../census/census-forecast';
import { binEdges, binRows, type BinnedRows } from '../trees/binned-rows';
import { LANES } from '../trees/grow-tree';
import { changesAhead, respiratoryRows, type RespiratoryRows } from './respiratory-rows';
import { fitPooledRidge, ridgeValues } from './pooled-ridge';
import { weekInSeason } from './respiratory-calendar';
import { RESPIRATORY_WIDTH } from './respiratory-features';
import { fitRespiratoryMember, memberLaw, type MemberProblem } from './respiratory-member';
import type { RespiratorySettings } from './respiratory-settings';
import type { ScaledSeries, WeeklySeries } from './weekly-series';

export interface RespiratoryQuestion {
  /** Admissions of every place as known now; all end with the last week that anyone reported. */
  readonly admissions: readonly WeeklySeries[];
  /** Rows of the signals that only teach; null = none. */
  readonly history: RespiratoryRows | null;
  readonly regions: number;
  /** Weeks ahead of the last week: at most LANES of them, which share their trees. */
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

/** Bins are cut on a part of the rows: sorting them all would cost more than a boosted bag. */
const EDGE_STRIDE = 5;

/** Forecasts every place that has the last six weeks; others are left out. */
export function issueRespiratory(question: RespiratoryQuestion, settings: RespiratorySettings): readonly RespiratoryIssue[] {
  const places = question.admissions.filter((s) => s.extent === 'place');
  const last = Math.max(...places.map((s) => s.rates.findLastIndex((x) => !Number.isNaN(x))));
  const own = respiratoryRows(places, question.regions);
  const rows = question.history === null ? own : joinRows(question.history, own);
  const table = { rows: rows.count, features: RESPIRATORY_WIDTH, values: rows.values };
  const binned = binRows(table, binEdges(table, settings.bins, EDGE_STRIDE));
  const now = Array.from(rows.weeks.keys()).filter((k) => rows.weeks[k] === last && rows.owners[k]!.series.signal === 'admissions');
  return issueRows({ rows, binned, now, training: trainingOf(rows, binned, question.steps, settings) }, question.steps, settings);
}

interface Training {
  readonly values: Float64Array;
  readonly problem: Omit<MemberProblem, 'targets'>;
  /** Change of level by step, in units of its spread. */
  readonly targets: readonly Float64Array[];
  readonly spreads: readonly number[];
}

function trainingOf(rows: RespiratoryRows, binned: BinnedRows, steps: readonly number[], settings: RespiratorySettings): Training {
  const changes = steps.map((step) => changesAhead(rows, step));
  const known = Int32Array.from(rows.weeks.keys()).filter((k) => changes.every((change) => !Number.isNaN(change[k]!)));
  const raw = changes.map((change) => Float64Array.from(known, (k) => change[k]!));
  const spreads = raw.map((change) => Math.sqrt(change.reduce((sum, x) => sum + x * x, 0) / Math.max(1, change.length)) || 1);
  return {
    values: picked(rows.values, known),
    problem: {
      data: { rows: known.length, features: RESPIRATORY_WIDTH, bins: picked(binned.bins, known) },
      weights: Float64Array.from(known, (k) => rowWeight(rows, k, settings)),
      seasons: Int32Array.from(known, (k) => weekInSeason(rows.weeks[k]!).season),
    },
    targets: raw.map((change, lane) => change.map((x) => x / spreads[lane]!)),
    spreads,
  };
}

interface IssueProblem {
  readonly rows: RespiratoryRows;
  readonly binned: BinnedRows;
  readonly now: readonly number[];
  readonly training: Training;
}

function issueRows({ rows, binned, now, training }: IssueProblem, steps: readonly number[], settings: RespiratorySettings): readonly RespiratoryIssue[] {
  const { problem, targets, spreads, values } = training;
  const ridge = fitPooledRidge({ count: problem.data.rows, values, targets, weights: problem.weights }, 'seasonal', settings.ridge);
  const left = targets.map((target) => target.slice());
  for (let i = 0; i < problem.data.rows; i++) ridgeValues(ridge, values, i * RESPIRATORY_WIDTH).forEach((fit, lane) => (left[lane]![i]! -= fit));
  const trees = fitRespiratoryMember({ ...problem, targets: interleaved(targets) }, settings, settings.seed);
  const ridgeTrees = fitRespiratoryMember({ ...problem, targets: interleaved(left) }, settings, settings.seed);
  return now.flatMap((k) => {
    const base = k * RESPIRATORY_WIDTH;
    const start = ridgeValues(ridge, rows.values, base);
    const laws = { trees: memberLaw(trees, Q23, binned.bins, base), ridgeTrees: memberLaw(ridgeTrees, Q23, binned.bins, base) };
    const scaled = rows.owners[k]!;
    return steps.map((step, lane) => {
      const { centre: a, errors: ea } = laws.trees[lane]!;
      const { centre: b, errors: eb } = laws.ridgeTrees[lane]!;
      const members = { trees: ea.map((e) => (a + e) * spreads[lane]!), ridgeTrees: eb.map((e) => (start[lane]! + b + e) * spreads[lane]!) };
      return { place: scaled.series.place, step, scaled, level: scaled.level[rows.weeks[k]!]!, members };
    });
  });
}

function interleaved(targets: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(targets[0]!.length * LANES);
  targets.forEach((target, lane) => target.forEach((x, i) => (all[i * LANES + lane] = x)));
  return all;
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
