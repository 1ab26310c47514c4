import { writeFileSync } from 'node:fs';
import { readArguments, type CommandArguments } from '../read-arguments';
import { unwritableFile } from '../unwritable-file';
import type { BacktestDataset } from './backtest-dataset';
import { backtestPage } from './backtest-page';
import { readQuestion } from './backtest-question';
import { reportOf } from './backtest-report';
import { backtestTable } from './backtest-table';
import { dataFolder } from './data-folder';
import { DATASETS } from './datasets';
import { openIssuedCsv } from './issued-csv';
import { progressPrinter } from './print-progress';

const NAME_WIDTH = 14;
const help = (): string => `Usage: npm run backtest -- DATASET [--data DIR] [--from D] [--to D] [--seasons A,B] [--json FILE] [--html FILE] [--issued FILE]

Forecasts the past as if it were the future, with what had been received by then, and scores it beside published results
and simple rules. Settings were fixed before the block that is scored.
Data sets:
${DATASETS.map(({ name, about }) => `  ${name.padEnd(NAME_WIDTH)} ${about}`).join('\n')}
Options:
  --data DIR     folder of the data set, or a parent that holds it (default: ../shared/data)
  --from, --to   first day and the day after the last, YYYY-MM-DD; what they bound is said above
  --seasons A,B  seasons instead of dates, e.g. 2023-24,2024-25
  --json FILE    the scores for a program
  --html FILE    the scores as a page with reliability plots
  --issued FILE  every quantile issued, as CSV
${DATASETS.flatMap(({ name, options }) => Object.entries(options ?? {}).map(([option, about]) => `  ${`--${option}`.padEnd(NAME_WIDTH)} ${about} (${name} only)`)).join('\n')}
Example: npm run backtest -- sample --json scores.json`;

/** Options that name a file to write. */
const WRITTEN = ['json', 'html', 'issued'] as const;
const COMMON = ['data', 'from', 'to', 'seasons', ...WRITTEN] as const;
/** The question cannot be answered as asked. */
const REFUSED = 2;

/** Runs the command; 0 = done, 2 = the question cannot be answered as asked. */
export async function runBacktest(argv: readonly string[]): Promise<number> {
  const names = [...COMMON, ...DATASETS.flatMap(({ options }) => Object.keys(options ?? {}))];
  const args = readArguments(argv, Object.fromEntries(names.map((name) => [name, { type: 'string' } as const])), help());
  if (typeof args === 'number') return args;
  const [name, ...more] = args.positionals;
  const dataset = more.length > 0 ? undefined : DATASETS.find((known) => known.name === name);
  if (dataset === undefined) {
    const asked = args.positionals.join(' ');
    process.stderr.write(`${asked === '' ? 'Which data set?' : `There is no data set "${asked}".`} Known: ${DATASETS.map((known) => known.name).join(', ')}.\n\n${help()}\n`);
    return REFUSED;
  }
  const foreign = Object.keys(args.values).find((option) => !COMMON.some((known) => known === option) && dataset.options?.[option] === undefined);
  if (foreign !== undefined) return refuse(`--${foreign} is no option of ${dataset.name}.`);
  return backtest(dataset, args.values);
}

async function backtest(dataset: BacktestDataset, values: CommandArguments['values']): Promise<number> {
  const text = values as Readonly<Record<string, string | undefined>>;
  const dataDir = dataset.folder === null ? '' : dataFolder(dataset.folder, text['data']);
  if (typeof dataDir !== 'string') return refuse(dataDir.refused);
  const asked = readQuestion(text);
  if ('refused' in asked) return refuse(asked.refused);
  if (asked.seasons !== null && dataset.hasSeasons !== true) return refuse(`${dataset.name} has no seasons; give --from and --to`);
  // Before the minutes of a run, not after them.
  const unwritable = unwritableFile(Object.fromEntries(WRITTEN.map((name) => [name, text[name]])));
  if (unwritable !== null) return refuse(unwritable);
  const issued = text['issued'] === undefined ? null : openIssuedCsv(text['issued']);
  const began = performance.now();
  const answer = await dataset.run({ ...asked, dataDir, options: text, onProgress: progressPrinter(), onIssued: issued?.add ?? null });
  issued?.close();
  if ('refused' in answer) return refuse(answer.refused);
  const secondsTotal = (performance.now() - began) / 1_000;
  process.stdout.write(`${backtestTable(dataset, answer, secondsTotal)}\n`);
  if (text['json'] !== undefined) writeFileSync(text['json'], `${JSON.stringify(reportOf(dataset, answer, secondsTotal), null, 2)}\n`);
  if (text['html'] !== undefined) writeFileSync(text['html'], backtestPage(dataset, answer));
  return 0;
}

function refuse(sentence: string): number {
  process.stderr.write(`${sentence.replace(/[.?]?$/, (end) => end || '.')}\n`);
  return REFUSED;
}
