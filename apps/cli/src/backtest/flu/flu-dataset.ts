import { countOfLevel, Q23, RESPIRATORY_SETTINGS } from '@wardcast/forecasting';
import type { BacktestAnswer, BacktestDataset, BacktestQuestion } from '../backtest-dataset';
import { filesOf, siblingFolder } from '../data-folder';
import { calibrateIssues, type Calibrated, type KnownThen } from './calibrate-issues';
import { readPopulations } from './flu-history';
import { fluScores, type ScoredTask } from './flu-scores';
import { seasonOf } from './flu-season';
import { seasonTasks, targetDate, type FluTask } from './flu-tasks';
import { readVintages, snapshotAt, type VintageRow } from './flu-vintages';
import { issueReferences } from './issue-references';
import { TIMES_SCORED } from './times-scored';

/** Weekly influenza admissions of US states, one to four weeks ahead of what had been reported by then. */
export const fluDataset: BacktestDataset = {
  name: 'flu',
  folder: 'flusight',
  about: 'weekly influenza admissions by US state, as known then; --seasons (default: every season with scores in the folder), or --from, --to bound reference dates',
  settingsFrozenAt: '2024-07-31',
  hasSeasons: true,
  run: runFlu,
};

async function runFlu(question: BacktestQuestion): Promise<BacktestAnswer> {
  const { dataDir } = question;
  const populations = readPopulations(dataDir);
  const vintages = readVintages(dataDir);
  if (populations.size === 0 || vintages.length === 0) return { refused: `There are no files locations.csv and target_asof_delta_to_*.csv in ${dataDir}` };
  const known = knownSeasons(dataDir, vintages.map(({ reference }) => reference));
  const asked = question.seasons ?? known.default;
  const found = asked.map((season) => ({ season, ...seasonTasks(dataDir, season, vintages, populations) }));
  const tasks = found.flatMap((part) => part.tasks).filter(({ reference }) => (question.from === null || reference >= question.from) && (question.to === null || reference < question.to));
  if (tasks.length === 0) return { refused: `No reference date in that range; the data hold the seasons ${known.all.join(', ')}` };
  const references = [...new Set(tasks.map(({ reference }) => reference))].sort();
  const issues = await issueReferences(dataDir, references, (done) => question.onProgress(done, references.length, 'reference dates forecast'));
  const scored = scoreTasks(tasks, calibrateIssues(issues, knownFrom(vintages, populations)));
  report(scored, question);
  const missing = tasks.length - scored.length;
  const dates = tasks.map(targetDate).sort();
  return {
    ...fluScores(scored, Object.fromEntries(RESPIRATORY_SETTINGS.members.map(({ name, weight }) => [name, weight]))),
    from: references[0]!,
    to: dates.at(-1)!,
    origins: references.length,
    timesScored: TIMES_SCORED.length,
    unit: 'admissions a week',
    horizonUnit: 'wk',
    notes: notesOf(question, { missing, ownBaseline: found.filter((part) => part.ownBaseline && part.tasks.length > 0).map(({ season }) => season) }),
  };
}

/** Seasons of the vintages, and those scored when none is asked for. */
function knownSeasons(dataDir: string, references: readonly string[]): { readonly all: readonly string[]; readonly default: readonly string[] } {
  const all = [...new Set(references.map(seasonOf))].sort();
  const scored = all.filter((season) => filesOf(dataDir, `per_task_wis_${season}`).length > 0);
  return { all, default: scored.length > 0 ? scored : all.slice(-1) };
}

function knownFrom(vintages: readonly VintageRow[], populations: ReadonlyMap<string, number>): KnownThen {
  return (reference) => {
    const { series, last } = snapshotAt(reference, vintages, populations);
    const byPlace = new Map(series.map((one) => [one.place, one]));
    return { last, countOf: (place, week) => ((byPlace.get(place)?.rates[week] ?? NaN) * (populations.get(place) ?? NaN)) / 100_000 };
  };
}

function scoreTasks(tasks: readonly FluTask[], calibrated: Calibrated): readonly ScoredTask[] {
  const byTask = new Map([...calibrated].map(([issue, changes]) => [`${issue.reference} ${issue.place} ${issue.horizon}`, { issue, changes }]));
  return tasks.flatMap((task) => {
    const found = byTask.get(`${task.reference} ${task.place} ${task.horizon}`);
    if (found === undefined) return [];
    const { issue } = found;
    const counts = (changes: ArrayLike<number>): Float64Array => Float64Array.from(changes, (change) => countOfLevel(issue, issue.level + change));
    const members = Object.fromEntries(Object.entries(issue.members).map(([name, changes]) => [name, counts(changes)]));
    return [{ task, quantiles: counts(found.changes), members }];
  });
}

function report(scored: readonly ScoredTask[], question: BacktestQuestion): void {
  if (question.onIssued === null) return;
  for (const { task, quantiles } of scored) {
    for (const [i, level] of Q23.entries()) question.onIssued({ origin: task.reference, target: targetDate(task), series: task.place, level, value: quantiles[i]!, observed: task.truth });
  }
}

function notesOf(question: BacktestQuestion, { missing, ownBaseline }: { readonly missing: number; readonly ownBaseline: readonly string[] }): readonly string[] {
  const history = siblingFolder(question.dataDir, 'respiratory_history');
  return [
    'Relative scores are ratios to FluSight-baseline on the same tasks: states without the nation, horizons 0 to 3, final truth; every forecast used only what had been published before its deadline.',
    'The season 2024-25 was scored twice: one setting changed in between, chosen on earlier seasons but looked for because of the first score; 2023-24 is partly a season that settings were chosen on.',
    ...(history === null ? ['The folder respiratory_history was not found: the model learnt from admissions alone, which is markedly worse.'] : []),
    ...(ownBaseline.length > 0 ? [`FluSight-baseline of ${ownBaseline.join(', ')} is not in the folder: it was computed here by its definition, which agreed with the published one within .2 % in 2023-24 but lost 10 % more in 2024-25; relative scores flatter by as much.`] : []),
    ...(missing > 0 ? [`${missing} tasks have no forecast, because the place had not reported its last six weeks; they are not scored.`] : []),
  ];
}
