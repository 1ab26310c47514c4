import type { Coverage, DatasetOutcome, HorizonScores } from './backtest-dataset';

export interface ScoreTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const NONE = '-';
/** Losses far below one need more digits to tell methods apart. */
const SMALL_LOSS = 10;

/** A score with as many digits as tell methods apart; a dash where there is none. */
export function scoreText(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NONE;
  return value.toFixed(Math.abs(value) < SMALL_LOSS ? 4 : 2);
}

export function percentText(share: number | null | undefined): string {
  return share === null || share === undefined || !Number.isFinite(share) ? NONE : `${(100 * share).toFixed(1)} %`;
}

interface Column {
  readonly name: string;
  readonly of: (score: HorizonScores) => string;
}

/** Tables of an outcome, as text cells: by horizon and in all, by season, members, published. Columns without any value are left out. */
export function scoreTables(outcome: DatasetOutcome): readonly ScoreTable[] {
  return [horizonTable(outcome), seasonTable(outcome), memberTable(outcome), publishedTable(outcome)].filter((table) => table.rows.length > 0);
}

function horizonTable(outcome: DatasetOutcome): ScoreTable {
  const { ours } = outcome;
  const all: HorizonScores = {
    pinball: ours.pinball,
    wape: null,
    coverage: ours.coverage,
    ...(ours.wis === null ? {} : { wis: ours.wis }),
    ...(ours.relativeWis === null ? {} : { relative: ours.relativeWis }),
    ...(outcome.references === undefined ? {} : { references: outcome.references }),
  };
  const labelled = [...horizonsOf(outcome).map(([step, score]) => ({ label: `${step} ${outcome.horizonUnit ?? ''}`.trim(), score })), { label: 'all', score: all }];
  const columns = columnsOf(labelled.map(({ score }) => score));
  const cells = labelled.map(({ label, score }) => [label, ...columns.map((column) => column.of(score))]);
  const used = columns.map((_, j) => cells.some((row) => row[j + 1] !== NONE));
  const kept = (row: readonly string[]): readonly string[] => row.filter((_, j) => j === 0 || used[j - 1]);
  return { title: 'By horizon', head: kept(['ahead', ...columns.map(({ name }) => name)]), rows: cells.map(kept) };
}

/** Horizon rows in order, with the MASE by horizon where the data set is scored so. */
function horizonsOf({ ours }: DatasetOutcome): readonly (readonly [string, HorizonScores])[] {
  const steps = new Set([...Object.keys(ours.byHorizon ?? {}), ...Object.keys(ours.mase ?? {})]);
  const nothing: HorizonScores = { pinball: null, wape: null, coverage: null };
  return [...steps].map((step) => {
    const mase = ours.mase?.[step];
    return [step, { ...(ours.byHorizon?.[step] ?? nothing), ...(mase === undefined ? {} : { mase }) }];
  });
}

function columnsOf(scores: readonly HorizonScores[]): readonly Column[] {
  const references = [...new Set(scores.flatMap((score) => Object.keys(score.references ?? {})))];
  const shares = [...new Set(scores.flatMap((score) => Object.keys(score.coverage ?? {})))].sort();
  return [
    { name: 'pinball', of: (score) => scoreText(score.pinball) },
    { name: 'WIS', of: (score) => scoreText(score.wis) },
    { name: 'relative', of: (score) => scoreText(score.relative) },
    { name: 'MASE', of: (score) => scoreText(score.mase) },
    ...references.map((name) => ({ name, of: (score: HorizonScores) => scoreText(score.references?.[name]) })),
    ...shares.map((share) => ({ name: heldName(share), of: (score: HorizonScores) => percentText(score.coverage?.[share]) })),
    { name: 'WAPE', of: (score) => percentText(score.wape) },
  ];
}

function heldName(share: string): string {
  return `${(100 * Number(share)).toFixed(0)} % held`;
}

function seasonTable({ ours }: DatasetOutcome): ScoreTable {
  const seasons = Object.entries(ours.bySeason ?? {});
  const shares = [...new Set(seasons.flatMap(([, score]) => Object.keys(score.coverage ?? {})))].sort();
  return {
    title: 'By season',
    head: ['season', 'relative WIS', 'WIS', 'pinball', ...shares.map(heldName)],
    rows: seasons.map(([season, score]) => [season, scoreText(score.relativeWis), scoreText(score.wis), scoreText(score.pinball), ...coverageCells(score.coverage, shares)]),
  };
}

function coverageCells(coverage: Coverage | null, shares: readonly string[]): readonly string[] {
  return shares.map((share) => percentText(coverage?.[share]));
}

function memberTable({ members }: DatasetOutcome): ScoreTable {
  return {
    title: 'Members',
    head: ['member', 'weight', 'loss'],
    rows: members.map(({ name, weight, pinball, wis, mase }) => [name, scoreText(weight), scoreText(pinball ?? wis ?? mase)]),
  };
}

/** Published rows with ours beside them, best first within each metric. */
function publishedTable(outcome: DatasetOutcome): ScoreTable {
  const rows = [...outcome.published].sort((a, b) => a.metric.localeCompare(b.metric) || a.value - b.value);
  return {
    title: 'Published',
    head: ['method', 'metric', 'published', 'ours', 'on our pairs'],
    rows: rows.map(({ name, metric, value, samePairs }) => [name, metric, scoreText(value), scoreText(ourValue(outcome, metric)), samePairs ? 'yes' : 'no']),
  };
}

/** Our score in a metric as the published rows name it: pinball, wis, relativeWis, crps, mase@7, relativeWis@2023-24, or one of our further scores. */
export function ourValue({ ours }: DatasetOutcome, metric: string): number | null {
  const [name = '', at] = metric.split('@');
  const further = ours.further?.[metric] ?? ours.further?.[name];
  if (further !== undefined) return further;
  if (name === 'mase') return (at === undefined ? Object.values(ours.mase ?? {})[0] : ours.mase?.[at]) ?? null;
  if (at !== undefined) return numberIn(ours.bySeason?.[at] ?? ours.byHorizon?.[at], name);
  return numberIn(ours, name);
}

function numberIn(scores: object | undefined, name: string): number | null {
  const value = scores === undefined ? undefined : (scores as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'number' ? value : null;
}
