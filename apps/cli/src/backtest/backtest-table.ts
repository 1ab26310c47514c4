import type { BacktestDataset, Comparison, DatasetOutcome } from './backtest-dataset';
import { scoreTables, scoreText, type ScoreTable } from './score-rows';

const GAP = 2;

/** What a person reads on the screen: scores by horizon, season, member, the published rows beside ours, and the comparisons. */
export function backtestTable(dataset: Pick<BacktestDataset, 'name' | 'settingsFrozenAt'>, outcome: DatasetOutcome, secondsTotal: number): string {
  return [
    headline(dataset.name, outcome),
    frozenLine(dataset, outcome),
    '',
    ...scoreTables(outcome).flatMap((table) => [...lines(table), '']),
    ...furtherLines(outcome),
    ...outcome.comparisons.map(comparisonLine),
    ...outcome.notes,
    `Took ${secondsTotal.toFixed(1)} s.`,
  ].join('\n');
}

export function headline(name: string, outcome: DatasetOutcome): string {
  const unit = outcome.unit === undefined ? '' : `, losses in ${outcome.unit}`;
  return `${name}: ${outcome.origins} origins from ${outcome.from} to ${outcome.to}, ${outcome.pairs} pairs${unit} (lower is better)`;
}

export function frozenLine({ settingsFrozenAt }: Pick<BacktestDataset, 'settingsFrozenAt'>, { timesScored }: DatasetOutcome): string {
  const frozen = settingsFrozenAt === null ? 'No settings to freeze' : `Settings use no data after ${settingsFrozenAt}`;
  const scored = timesScored === null ? '' : `; test block scored ${timesScored === 1 ? 'once' : `${timesScored} times`} so far`;
  return `${frozen}${scored}.`;
}

function lines({ title, head, rows }: ScoreTable): readonly string[] {
  const widths = head.map((name, j) => Math.max(name.length, ...rows.map((row) => row[j]!.length)));
  const line = (cells: readonly string[]) => cells.map((cell, j) => (j === 0 ? cell.padEnd(widths[j]!) : cell.padStart(widths[j]! + GAP))).join('');
  return [`${title}:`, ...[head, ...rows].map((cells) => line(cells).trimEnd())];
}

function furtherLines({ ours }: DatasetOutcome): readonly string[] {
  const named: readonly (readonly [string, number | null])[] = [['PIT bias', ours.pitBias], ['CRPS', ours.crps], ...Object.entries(ours.further ?? {})];
  const known = named.filter(([, value]) => value !== null);
  return known.length === 0 ? [] : [`${known.map(([name, value]) => `${name} ${scoreText(value)}`).join(', ')}.`];
}

export function comparisonLine(comparison: Comparison): string {
  const { against, difference, low95, high95, dmT, dmP } = comparison;
  const reading = high95 < 0 ? 'better' : low95 > 0 ? 'worse' : 'no clear difference';
  const chance = dmP < 0.001 ? 'p < 0.001' : `p = ${dmP.toFixed(3)}`;
  return `Against ${against}: ${scoreText(difference)} a pair (95 % ${scoreText(low95)} to ${scoreText(high95)}; Diebold-Mariano t ${dmT.toFixed(1)}, ${chance}): ${reading}.`;
}
