import { binEdges, binRows, type BinEdges } from '../trees/binned-rows';
import { LANES } from '../trees/grow-tree';
import { fitPooledRidge, ridgeValues, type PooledRidge } from './pooled-ridge';
import { weekInSeason } from './respiratory-calendar';
import { RESPIRATORY_WIDTH } from './respiratory-features';
import { fitRespiratoryMember, type MemberProblem, type RespiratoryMember } from './respiratory-member';
import { changesAhead, respiratoryRows, type RespiratoryRows } from './respiratory-rows';
import type { RespiratorySettings } from './respiratory-settings';
import type { WeeklySeries } from './weekly-series';

export interface RespiratoryQuestion {
  /** Admissions of every place as known now; all end with the last week that anyone reported. */
  readonly admissions: readonly WeeklySeries[];
  /** Rows of the signals that only teach; null = none. */
  readonly history: RespiratoryRows | null;
  readonly regions: number;
  /** Weeks ahead of the last week: at most LANES of them, which share their trees. */
  readonly steps: readonly number[];
}
/** A fitted model of some steps ahead; it may serve later weeks than those it learnt from. */
export interface RespiratoryModel {
  readonly steps: readonly number[];
  readonly edges: BinEdges;
  /** Spread of the change over each step: members work in units of it. */
  readonly spreads: readonly number[];
  readonly ridge: PooledRidge;
  readonly trees: RespiratoryMember;
  readonly ridgeTrees: RespiratoryMember;
}

/** Bins are cut on a part of the rows: sorting them all would cost more than a boosted bag. */
const EDGE_STRIDE = 5;

/** Learns the change of level over each step from all signals and places: a pooled ridge, boosted trees, and boosted trees on what the ridge leaves. */
export function fitRespiratory(question: RespiratoryQuestion, settings: RespiratorySettings): RespiratoryModel {
  const { steps } = question;
  const own = respiratoryRows(placesOf(question.admissions), question.regions);
  const rows = question.history === null ? own : joinRows(question.history, own);
  const { values, problem, targets, spreads, edges } = trainingOf(rows, steps, settings);
  const ridge = fitPooledRidge({ count: problem.data.rows, values, targets, weights: problem.weights }, 'seasonal', settings.ridge);
  const left = targets.map((target) => target.slice());
  for (let i = 0; i < problem.data.rows; i++) ridgeValues(ridge, values, i * RESPIRATORY_WIDTH).forEach((fit, lane) => (left[lane]![i]! -= fit));
  return {
    steps,
    edges,
    spreads,
    ridge,
    trees: fitRespiratoryMember({ ...problem, targets: interleaved(targets) }, settings, settings.seed),
    ridgeTrees: fitRespiratoryMember({ ...problem, targets: interleaved(left) }, settings, settings.seed),
  };
}

/** The nation and regions are sums of their places: they are neither learnt from nor forecast here. */
export function placesOf(admissions: readonly WeeklySeries[]): readonly WeeklySeries[] {
  return admissions.filter((series) => series.extent === 'place');
}

interface Training {
  /** Features of the rows whose change is known over every step. */
  readonly values: Float64Array;
  readonly problem: Omit<MemberProblem, 'targets'>;
  /** Change of level by step, in units of its spread. */
  readonly targets: readonly Float64Array[];
  readonly spreads: readonly number[];
  readonly edges: BinEdges;
}

function trainingOf(rows: RespiratoryRows, steps: readonly number[], settings: RespiratorySettings): Training {
  const changes = steps.map((step) => changesAhead(rows, step));
  const known = Int32Array.from(rows.weeks.keys()).filter((k) => changes.every((change) => !Number.isNaN(change[k]!)));
  const raw = changes.map((change) => Float64Array.from(known, (k) => change[k]!));
  const spreads = raw.map((change) => Math.sqrt(change.reduce((sum, x) => sum + x * x, 0) / Math.max(1, change.length)) || 1);
  const table = { rows: known.length, features: RESPIRATORY_WIDTH, values: picked(rows.values, known) };
  const edges = binEdges(table, settings.bins, EDGE_STRIDE);
  return {
    values: table.values,
    problem: {
      data: binRows(table, edges),
      weights: Float64Array.from(known, (k) => rowWeight(rows, k, settings)),
      seasons: Int32Array.from(known, (k) => weekInSeason(rows.weeks[k]!).season),
    },
    targets: raw.map((change, lane) => change.map((x) => x / spreads[lane]!)),
    spreads,
    edges,
  };
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

function picked(values: Float64Array, rows: Int32Array): Float64Array {
  const part = new Float64Array(rows.length * RESPIRATORY_WIDTH);
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
