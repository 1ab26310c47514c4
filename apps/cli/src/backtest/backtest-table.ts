import { METHODS, type MethodName, type ScoreBoard } from '@wardcast/forecasting';
import type { BacktestReport } from './backtest-report';

const LABELS: Readonly<Record<MethodName, string>> = {
  flow: 'Wardcast',
  'same hour last week': 'last week',
  'last value': 'last value',
  'six-week same-weekday mean': '6-week mean',
};
const WIDTH = 13;

/** The table that a person reads: pinball of every method by horizon, coverage, and the comparisons. */
export function backtestTable(report: BacktestReport, board: ScoreBoard): string {
  const rows = [...board.byHorizon].map(([lead, score]) => row(`${lead} h`, score));
  const head = ['ahead', ...METHODS.map((name) => LABELS[name]), '50 % held', '80 % held', '95 % held'];
  return [
    `${report.dataset}: ${report.origins} origins from ${report.from} to ${report.to}, ${report.pairs} pairs, pinball loss in patients (lower is better)`,
    '',
    cells(head),
    ...rows.map(cells),
    cells(row('all', board)),
    '',
    ...report.comparisons.map(comparisonLine),
    `Mean ranked probability score ${report.ours.crps.toFixed(3)}, weighted interval score ${report.ours.wis.toFixed(3)}, PIT bias ${report.ours.pitBias.toFixed(3)}.`,
    stepLine(board),
    `Took ${report.secondsTotal.toFixed(0)} s.`,
  ].join('\n');
}

type RowScore = Pick<ScoreBoard, 'byMethod' | 'coverage'>;

function row(label: string, score: RowScore): readonly string[] {
  const held = [score.coverage['0.5'], score.coverage['0.8'], score.coverage['0.95']];
  return [label, ...METHODS.map((name) => score.byMethod[name].toFixed(3)), ...held.map((share) => `${(100 * share).toFixed(0)} %`)];
}

function cells(values: readonly string[]): string {
  return values.map((value, i) => (i === 0 ? value.padEnd(6) : value.padStart(WIDTH))).join('');
}

function comparisonLine(comparison: BacktestReport['comparisons'][number]): string {
  const { against, difference, low95, high95, dmT, dmP } = comparison;
  const reading = high95 < 0 ? 'better' : low95 > 0 ? 'worse' : 'no clear difference';
  const chance = dmP < 0.001 ? 'p < 0.001' : `p = ${dmP.toFixed(3)}`;
  return `Against ${against}: ${difference.toFixed(3)} a pair (95 % ${low95.toFixed(3)} to ${high95.toFixed(3)}; Diebold-Mariano t ${dmT.toFixed(1)}, ${chance}): ${reading}.`;
}

function stepLine(board: ScoreBoard): string {
  const steps = [...board.ladderSteps].sort(([a], [b]) => a - b).map(([step, count]) => `step ${step}: ${count}`);
  return `Forecasts by step of the fallback ladder (3 = flow model): ${steps.join(', ')}.`;
}
