import { Q23, weekNumber } from '@wardcast/forecasting';
import { meanPinball } from '@wardcast/probability';
import { filesOf, furthestFile } from '../data-folder';
import { readCsv } from '../read-csv';
import { baselineQuantiles } from './flu-baseline';
import { NATION } from './flu-places';
import { seasonOf } from './flu-season';
import { snapshotAt, weekDate, type VintageRow } from './flu-vintages';

export const BASELINE = 'FluSight-baseline';
export const ENSEMBLE = 'FluSight-ensemble';
/** Weeks ahead of the reference date's own week. */
export const HORIZONS = [0, 1, 2, 3] as const;

/** One thing to forecast and what others lost on it. */
export interface FluTask {
  readonly season: string;
  /** Saturday YYYY-MM-DD. */
  readonly reference: string;
  readonly horizon: number;
  readonly place: string;
  readonly truth: number;
  /** Weighted interval score of every published model that has one. */
  readonly losses: Readonly<Record<string, number>>;
}
export interface SeasonTasks {
  readonly tasks: readonly FluTask[];
  /** True when the hub's baseline had to be computed here. */
  readonly ownBaseline: boolean;
}

/** Weighted interval score over Q23, as the hub's tables have it. */
export function wisOf(quantiles: ArrayLike<number>, truth: number): number {
  return 2 * meanPinball(Q23, quantiles, truth);
}

/**
 * Tasks of a season in states: those on which the hub's baseline (and its ensemble, where the file has one) was scored.
 * Without such a file, every state and horizon of every reference date of the season that has come true.
 */
export function seasonTasks(dataDir: string, season: string, vintages: readonly VintageRow[], populations: ReadonlyMap<string, number>): SeasonTasks {
  const scored = scoredTasks(dataDir, season);
  const losses = scored.length > 0 ? scored : bareTasks(dataDir, season, vintages, populations);
  if (losses.some((task) => BASELINE in task.losses)) {
    const ensemble = losses.some((task) => ENSEMBLE in task.losses);
    return { tasks: losses.filter((task) => BASELINE in task.losses && (!ensemble || ENSEMBLE in task.losses)), ownBaseline: false };
  }
  return { tasks: withBaseline(dataDir, losses, vintages, populations), ownBaseline: !hasBaselineQuantiles(dataDir, season) };
}

function scoredTasks(dataDir: string, season: string): readonly FluTask[] {
  const tasks = new Map<string, FluTask & { losses: Record<string, number> }>();
  for (const row of filesOf(dataDir, `per_task_wis_${season}`).flatMap(readCsv)) {
    const [reference, place, horizon, truth, wis] = [row['reference_date']!, row['location']!, Number(row['horizon']), Number(row['truth']), Number(row['wis'])];
    if (place === NATION || !HORIZONS.some((h) => h === horizon) || !(truth >= 0) || !Number.isFinite(wis)) continue;
    const key = `${reference} ${place} ${horizon}`;
    const task = tasks.get(key) ?? { season, reference, horizon, place, truth, losses: {} };
    task.losses[row['model']!] = wis;
    tasks.set(key, task);
  }
  return [...tasks.values()];
}

function bareTasks(dataDir: string, season: string, vintages: readonly VintageRow[], populations: ReadonlyMap<string, number>): readonly FluTask[] {
  const file = furthestFile(dataDir, 'target-hospital-admissions');
  if (file === null) return [];
  const truths = new Map(readCsv(file).map((row) => [`${row['location']} ${weekNumber(Date.parse(`${row['date']}T00:00:00Z`))}`, Number(row['value'])]));
  const references = [...new Set(vintages.map((row) => row.reference))].filter((reference) => seasonOf(reference) === season);
  return references.flatMap((reference) => {
    const week = weekNumber(Date.parse(`${reference}T00:00:00Z`));
    return [...populations.keys()].filter((place) => place !== NATION).flatMap((place) => HORIZONS.map((horizon) => ({ season, reference, horizon, place, truth: truths.get(`${place} ${week + horizon}`) ?? NaN, losses: {} })));
  }).filter((task) => task.truth >= 0);
}

function hasBaselineQuantiles(dataDir: string, season: string): boolean {
  return filesOf(dataDir, `quantiles_${season}`).flatMap(readCsv).some((row) => row['model'] === BASELINE);
}

/** Adds the baseline's loss: from its published quantiles where they are, else from the baseline computed by its definition. */
function withBaseline(dataDir: string, tasks: readonly FluTask[], vintages: readonly VintageRow[], populations: ReadonlyMap<string, number>): readonly FluTask[] {
  const season = tasks[0]?.season ?? '';
  const published = filesOf(dataDir, `quantiles_${season}`).flatMap(readCsv).filter((row) => row['model'] === BASELINE);
  const quantiles = new Map(published.map((row) => [`${row['reference_date']} ${row['location']} ${row['horizon']}`, Float64Array.from(Q23, (level) => Number(row[`q${level}`]))]));
  if (published.length === 0) for (const reference of new Set(tasks.map((task) => task.reference))) addOwnBaseline(reference, vintages, populations, quantiles);
  return tasks.flatMap((task) => {
    const baseline = quantiles.get(`${task.reference} ${task.place} ${task.horizon}`);
    return baseline === undefined ? [] : [{ ...task, losses: { ...task.losses, [BASELINE]: wisOf(baseline, task.truth) } }];
  });
}

function addOwnBaseline(reference: string, vintages: readonly VintageRow[], populations: ReadonlyMap<string, number>, into: Map<string, Float64Array>): void {
  const { series, last } = snapshotAt(reference, vintages, populations);
  const gap = weekNumber(Date.parse(`${reference}T00:00:00Z`)) - last;
  for (const { place, rates, population } of series) {
    const counts = rates.map((rate) => (rate * population) / 100_000);
    const quantiles = baselineQuantiles(counts, HORIZONS.map((h) => h + gap), Q23, last);
    quantiles?.forEach((q, h) => into.set(`${reference} ${place} ${h}`, q));
  }
}

/** Reference date and horizon as the Saturday that is forecast. */
export function targetDate(task: Pick<FluTask, 'reference' | 'horizon'>): string {
  return weekDate(weekNumber(Date.parse(`${task.reference}T00:00:00Z`)) + task.horizon);
}
