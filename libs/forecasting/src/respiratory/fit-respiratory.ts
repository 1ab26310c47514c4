import { binEdges, binRows, type BinEdges } from '../trees/binned-rows';
import { LANES } from '../trees/grow-tree';
import { fitPooledRidge, ridgeValues, type PooledRidge } from './pooled-ridge';
import { weekInSeason } from './respiratory-calendar';
import { featureAt, RESPIRATORY_WIDTH } from './respiratory-features';
import { fitRespiratoryMember, type MemberProblem, type RespiratoryMember } from './respiratory-member';
import { changesAhead, respiratoryRows, type RespiratoryRows } from './respiratory-rows';
import type { RespiratorySettings } from './respiratory-settings';
import type { RidgeKind } from './ridge-design';
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
  readonly members: readonly FittedMember[];
}
export interface FittedMember {
  readonly name: string;
  readonly ridge: PooledRidge | null;
  readonly errors: RespiratoryMember;
}

/** Bins are cut on a part of the rows: sorting them all would cost more than a boosted bag. */
const EDGE_STRIDE = 5;
const CHRISTMAS = featureAt('christmas');

/** Learns the change of level over each step from all signals and places, in each of the ways of settings.members. */
export function fitRespiratory(question: RespiratoryQuestion, settings: RespiratorySettings): RespiratoryModel {
  const { steps } = question;
  const own = respiratoryRows(placesOf(question.admissions), question.regions);
  const rows = question.history === null ? own : joinRows(question.history, own);
  const training = trainingOf(rows, steps, settings);
  const ridges = new Map<RidgeKind, PooledRidge>();
  const members = settings.members.map(({ name, ridge: kind, boosted }): FittedMember => {
    const ridge = kind === null ? null : (ridges.get(kind) ?? ridgeOf(training, kind, settings));
    if (kind !== null && ridge !== null) ridges.set(kind, ridge);
    return { name, ridge, errors: fitRespiratoryMember({ ...training.problem, targets: leftBy(ridge, training) }, settings, boosted) };
  });
  return { steps, edges: training.edges, spreads: training.spreads, members };
}

function ridgeOf({ problem, values, targets }: Training, kind: RidgeKind, settings: RespiratorySettings): PooledRidge {
  return fitPooledRidge({ count: problem.data.rows, values, targets, weights: problem.weights }, kind, settings.ridge);
}

/** Targets minus what a ridge explains, rows x LANES. */
function leftBy(ridge: PooledRidge | null, { problem, values, targets }: Training): Float64Array {
  const left = new Float64Array(problem.data.rows * LANES);
  for (let i = 0; i < problem.data.rows; i++) {
    const fit = ridge === null ? null : ridgeValues(ridge, values, i * RESPIRATORY_WIDTH);
    targets.forEach((target, lane) => (left[i * LANES + lane] = target[i]! - (fit?.[lane] ?? 0)));
  }
  return left;
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
  const [from, to] = settings.learnFromWeeks;
  const inSeason = (k: number): boolean => rows.values[k * RESPIRATORY_WIDTH + CHRISTMAS]! >= from && rows.values[k * RESPIRATORY_WIDTH + CHRISTMAS]! <= to;
  const known = Int32Array.from(rows.weeks.keys()).filter((k) => inSeason(k) && changes.every((change) => !Number.isNaN(change[k]!)));
  const raw = changes.map((change) => Float64Array.from(known, (k) => change[k]!));
  const spreads = raw.map((change) => Math.sqrt(change.reduce((sum, x) => sum + x * x, 0) / Math.max(1, change.length)) || 1);
  const table = { rows: known.length, features: RESPIRATORY_WIDTH, values: picked(rows.values, known) };
  const edges = binEdges(table, settings.bins, EDGE_STRIDE);
  return {
    values: table.values,
    problem: {
      data: binRows(table, edges),
      weights: Float64Array.from(known, (k) => signalWeight(rows, k, settings) * heightWeight(rows, k, settings)),
      lawWeights: Float64Array.from(known, (k) => signalWeight(rows, k, settings)),
      seasons: Int32Array.from(known, (k) => weekInSeason(rows.weeks[k]!).season),
    },
    targets: raw.map((change, lane) => change.map((x) => x / spreads[lane]!)),
    spreads,
    edges,
  };
}

function signalWeight(rows: RespiratoryRows, k: number, settings: RespiratorySettings): number {
  return settings.signalWeights[rows.owners[k]!.series.signal];
}

/** A place is never so low that its rows do not count at all. */
const LEAST_HEIGHT = 0.05;

function heightWeight(rows: RespiratoryRows, k: number, settings: RespiratorySettings): number {
  const owner = rows.owners[k]!;
  return Math.max(LEAST_HEIGHT, owner.level[rows.weeks[k]!]! + owner.centre) ** settings.heightPower;
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
