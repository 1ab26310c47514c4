import type { BacktestDataset, DatasetOutcome } from './backtest-dataset';
import { pitPlot, reliabilityOf, reliabilityPlot } from './backtest-plots';
import { comparisonLine, frozenLine, headline } from './backtest-table';
import { scoreTables, type ScoreTable } from './score-rows';

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse}td,th{padding:.25rem .75rem;text-align:right;border-bottom:1px solid #8886}td:first-child,th:first-child{text-align:left}svg{font:12px system-ui,sans-serif;fill:currentColor;margin-right:2rem}.frame{fill:none;stroke:#888}.bar,.dot{fill:#1d70b8}.even{stroke:#888;stroke-dasharray:4 3}@media(prefers-color-scheme:dark){body{background:#111;color:#eee}.bar,.dot{fill:#5aa9e6}}';

/** A page of its own with the numbers of the table and plots of the calibration; no script and nothing loaded from elsewhere. */
export function backtestPage(dataset: Pick<BacktestDataset, 'name' | 'settingsFrozenAt'>, outcome: DatasetOutcome): string {
  const { name } = dataset;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Backtest: ${escaped(name)}</title><style>${STYLE}</style>
<h1>Backtest: ${escaped(name)}</h1>
<p>${escaped(headline(name, outcome))}. Each forecast was made only with what had been received by then. ${escaped(frozenLine(dataset, outcome))}</p>
${plots(outcome)}
${scoreTables(outcome).map(section).join('\n')}
<h2>Comparisons on the same pairs</h2>${list(outcome.comparisons.map(comparisonLine))}
<h2>Notes</h2>${list(outcome.notes)}</html>
`;
}

/** Without a transform histogram the coverage of the central intervals is what can be drawn. */
function plots({ pit, ours }: DatasetOutcome): string {
  if (pit !== null) return `<p>${reliabilityPlot(reliabilityOf(pit))}${pitPlot(pit)}</p>`;
  const held = Object.entries(ours.coverage ?? {}).map(([nominal, share]) => [Number(nominal), share] as const);
  return held.length === 0 ? '' : `<p>${reliabilityPlot(held)}</p>`;
}

function section({ title, head, rows }: ScoreTable): string {
  const line = (tag: string, values: readonly string[]) => `<tr>${values.map((value) => `<${tag}>${escaped(value)}</${tag}>`).join('')}</tr>`;
  return `<h2>${escaped(title)}</h2><table>${line('th', head)}${rows.map((values) => line('td', values)).join('')}</table>`;
}

function list(sentences: readonly string[]): string {
  return sentences.length === 0 ? '<p>None.</p>' : `<ul>${sentences.map((sentence) => `<li>${escaped(sentence)}</li>`).join('')}</ul>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
