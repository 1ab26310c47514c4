import { METHODS, type ScoreBoard } from '@wardcast/forecasting';
import type { BacktestReport } from './backtest-report';

const STYLE = 'body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse}td,th{padding:.25rem .75rem;text-align:right;border-bottom:1px solid #ccc}td:first-child,th:first-child{text-align:left}@media(prefers-color-scheme:dark){body{background:#111;color:#eee}}';

/** A page of its own with the same numbers as the table; no script and nothing loaded from elsewhere. */
export function backtestPage(report: BacktestReport, board: ScoreBoard): string {
  const head = ['Hours ahead', ...METHODS, '50 % held', '80 % held', '95 % held', 'Error of the median, % of patients'];
  const rows = [...board.byHorizon].map(([lead, score]) => [
    String(lead),
    ...METHODS.map((name) => score.byMethod[name].toFixed(3)),
    ...[score.coverage['0.5'], score.coverage['0.8'], score.coverage['0.95']].map(percent),
    score.wape === null ? 'none' : percent(score.wape),
  ]);
  const against = report.comparisons.map((x) => [x.against, x.difference.toFixed(4), `${x.low95.toFixed(4)} to ${x.high95.toFixed(4)}`, x.dmT.toFixed(2), x.dmP < 0.001 ? '< 0.001' : x.dmP.toFixed(3)]);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Backtest: ${escaped(report.dataset)}</title><style>${STYLE}</style>
<h1>Backtest: ${escaped(report.dataset)}</h1>
<p>${report.origins} origins from ${report.from} to ${report.to}, ${report.pairs} forecasts of a unit's census, each made only with what had been received by then.</p>
<h2>Pinball loss by horizon, in patients: lower is better</h2>${table(head, rows)}
<h2>Difference to each simple rule on the same pairs: below zero is better</h2>${table(['Rule', 'Difference', '95 % interval', 'Diebold-Mariano t', 'p'], against)}
<p>Mean ranked probability score ${report.ours.crps.toFixed(3)}; weighted interval score ${report.ours.wis.toFixed(3)}; bias of the probability transform ${report.ours.pitBias.toFixed(3)}.</p></html>
`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (tag: string, values: readonly string[]) => `<tr>${values.map((value) => `<${tag}>${escaped(value)}</${tag}>`).join('')}</tr>`;
  return `<table>${line('th', head)}${rows.map((values) => line('td', values)).join('')}</table>`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
