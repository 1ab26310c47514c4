import { createWriteStream, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createSampleHospital, sampleFacility } from '@wardcast/simulation';
import { readArguments, type CommandArguments } from '../read-arguments';
import { backtestPage } from './backtest-page';
import { readRange, type BacktestRange } from './backtest-plan';
import { reportOf } from './backtest-report';
import { backtestTable } from './backtest-table';
import { issuedCsv } from './issued-csv';
import { backtestSample } from './sample-backtest';

const DATASETS = ['sample'] as const;
const HELP = `Usage: npm run backtest -- DATASET [--from D] [--to D] [--seed N] [--json FILE] [--html FILE] [--issued FILE]

Forecasts the past as if it were the future, with what had been received by then, and scores it beside the simple rules
that every forecast must beat: same hour last week, last value, six-week same-weekday mean.
  DATASET        ${DATASETS.join(', ')}: the invented hospital
  --from, --to   first day of origins and the day after the last, YYYY-MM-DD (default: four weeks)
  --seed N       which sample hospital (default 1)
  --json FILE    the scores for a program
  --html FILE    the scores as a page
  --issued FILE  every quantile issued, as CSV
Example: npm run backtest -- sample --json scores.json`;

/** Runs the command; 0 = done, 2 = the question cannot be answered as asked. */
export async function runBacktest(argv: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const args = readArguments(argv, { from: text, to: text, seed: text, json: text, html: text, issued: text }, HELP);
  if (typeof args === 'number') return args;
  const [dataset, ...more] = args.positionals;
  if (dataset === undefined || more.length > 0 || !DATASETS.some((name) => name === dataset)) {
    const asked = args.positionals.join(' ');
    process.stderr.write(`${asked === '' ? 'Which data set?' : `There is no data set "${asked}".`} Known: ${DATASETS.join(', ')}.\n\n${HELP}\n`);
    return 2;
  }
  const range = readRange(args.values as Readonly<Record<string, string | undefined>>);
  if (typeof range === 'string') {
    process.stderr.write(`${range}\n`);
    return 2;
  }
  await backtest(dataset, range, args.values);
  return 0;
}

async function backtest(dataset: string, range: BacktestRange, values: CommandArguments['values']): Promise<void> {
  const began = performance.now();
  const { origins, pairs } = backtestSample({
    facility: sampleFacility(),
    range,
    open: (epoch) => createSampleHospital({ seed: range.seed, epoch }),
    onProgress: (done, total) => process.stderr.write(`${done === 1 || done % 10 === 0 || done === total ? `${done} of ${total} origins forecast\n` : ''}`),
  });
  const secondsTotal = (performance.now() - began) / 1_000;
  const { report, board } = reportOf({ dataset, from: range.from, to: range.to, origins: origins.length, pairs, secondsTotal });
  process.stdout.write(`${backtestTable(report, board)}\n`);
  if (typeof values.json === 'string') writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
  if (typeof values.html === 'string') writeFileSync(values.html, backtestPage(report, board));
  // The CSV is some hundred megabytes for a year: it is written as it is made.
  if (typeof values.issued === 'string') await pipeline(Readable.from(issuedCsv(pairs)), createWriteStream(values.issued));
}
