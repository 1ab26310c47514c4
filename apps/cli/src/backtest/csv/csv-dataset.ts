import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { cleanCounts } from '@wardcast/forecasting';
import { isHoliday } from '@wardcast/timeseries';
import type { BacktestAnswer, BacktestDataset, BacktestQuestion, BacktestRefusal, OurScores } from '../backtest-dataset';
import { panelScores } from '../panel/panel-outcome';
import { saveHourlyLaw } from '../panel/save-law';
import { blockOf, stepText, type CsvBlock } from './csv-block';
import { readCsvSeries } from './csv-series';
import { gridOf, type CsvGrid } from './csv-step';
import { sampleCounts } from './sample-counts';
import { scoreCsv } from './score-csv';

const SCORES = ['pinball', 'wis', 'mase'] as const;
type CsvScore = (typeof SCORES)[number];
/** The word in place of a file name: the invented hospital's hourly census. */
const SAMPLE = 'sample';
const SAMPLE_WEEKS = 26;
const SAMPLE_ORIGIN = `Wardcast sample hospital, seed 1, ${SAMPLE_WEEKS} weeks of hourly census by unit (invented data)`;
const LAG = { hourly: 7, daily: 7, weekly: 4 };
const HORIZON_UNIT = { hourly: 'h', daily: 'd', weekly: 'w' };
const FULL_RECORD_STEPS = { hourly: 6 * 168, daily: 6 * 7, weekly: 6 };

/** Any file of counts: the pooled panel model for hourly and daily counts, a smoothed level for weekly ones, each beside plain rules. */
export const csvDataset: BacktestDataset = {
  name: 'csv',
  folder: null,
  about: 'your own counts (--file): columns time, value and, for several series, series; --from, --to bound origins and targets (default: the last quarter)',
  settingsFrozenAt: null,
  options: {
    file: 'CSV file with the columns time (2024-05-01 or 2024-05-01T13:00, local), series, value; hourly, daily or weekly',
    score: `${SCORES.join(', ')} (default: pinball for hourly, wis for daily and weekly counts)`,
    zone: 'time zone of the site, needed where times carry an offset, e.g. Europe/London',
    region: 'region of the public holidays for hourly counts, e.g. GB-ENG',
    law: 'with --file sample: write the hourly law that new sites start with to this file',
  },
  run: runCsv,
};

function runCsv(question: BacktestQuestion): BacktestAnswer {
  const { file, score, region } = question.options;
  if (score !== undefined && !SCORES.some((name) => name === score)) return { refused: `--score must be one of ${SCORES.join(', ')}` };
  if (region !== undefined && !isRegion(region)) return { refused: `There are no holiday rules for "${region}"; regions are like GB-ENG or DE-BY` };
  const read = readGrid(file, question.options['zone']);
  if ('refused' in read) return read;
  const block = blockOf(read.grid, question);
  if ('refused' in block) return block;
  if (file === SAMPLE && question.options['law'] !== undefined) saveSampleLaw(question.options['law'], read.grid);
  return outcome(read, block, { question, score: score as CsvScore | undefined });
}

function isRegion(region: string): boolean {
  try {
    isHoliday(region, 'UTC', 0);
    return true;
  } catch {
    return false;
  }
}

interface ReadGrid {
  readonly grid: CsvGrid;
  readonly notes: readonly string[];
}

function readGrid(file: string | undefined, zone: string | undefined): ReadGrid | BacktestRefusal {
  if (file === undefined) return { refused: 'Which file? --file FILE names a CSV with the columns time, series and value' };
  if (file === SAMPLE) {
    const { firstDay, hours, sites, counts } = sampleCounts({ seed: 1, weeks: SAMPLE_WEEKS });
    return { grid: { step: 'hourly', firstHour: firstDay * 24, steps: hours, names: sites, values: counts }, notes: [] };
  }
  const path = resolve(file);
  if (!existsSync(path) || !statSync(path).isFile()) return { refused: `There is no file ${path}` };
  const read = readCsvSeries(path, zone);
  if ('refused' in read) return read;
  const grid = gridOf(read.series);
  return 'refused' in grid ? grid : believed(grid, read.notes);
}

/** The grid without what cannot be true; what was left out is said. */
function believed(grid: CsvGrid, notes: readonly string[]): ReadGrid | BacktestRefusal {
  const clean = grid.values.map(cleanCounts);
  const sum = (of: (k: number) => number): number => clean.reduce((total, _, k) => total + of(k), 0);
  const negative = sum((k) => clean[k]!.negative);
  const absurd = sum((k) => clean[k]!.absurd);
  const zeros = grid.names.filter((_, k) => clean[k]!.onlyZeros);
  const kept = grid.names.map((_, k) => k).filter((k) => !clean[k]!.onlyZeros);
  if (kept.length === 0) return { refused: 'Every count is zero or missing: there is nothing to forecast' };
  const gaps = kept.reduce((total, k) => total + missingInside(clean[k]!.counts), 0);
  return {
    grid: { ...grid, names: kept.map((k) => grid.names[k]!), values: kept.map((k) => clean[k]!.counts) },
    notes: [
      ...notes,
      ...(negative > 0 ? [`${negative} negative ${negative === 1 ? 'value was' : 'values were'} read as not reported.`] : []),
      ...(absurd > 0 ? [`${absurd} ${absurd === 1 ? 'value' : 'values'} of more than ten times its series' median ${absurd === 1 ? 'was' : 'were'} read as not reported.`] : []),
      ...(gaps > 0 ? [`${gaps} ${grid.step} ${gaps === 1 ? 'value is' : 'values are'} missing between the first and the last of their series; such targets are not scored.`] : []),
      ...(zeros.length > 0 ? [`Left out, since every count is zero: ${zeros.join(', ')}.`] : []),
    ],
  };
}

function missingInside(counts: Float64Array): number {
  const first = counts.findIndex((count) => !Number.isNaN(count));
  const last = counts.findLastIndex((count) => !Number.isNaN(count));
  return counts.subarray(first, last + 1).filter(Number.isNaN).length;
}

function saveSampleLaw(path: string, grid: CsvGrid): void {
  const panel = { firstDay: grid.firstHour / 24, hours: grid.steps, sites: grid.names, counts: grid.values, companions: null, regions: grid.names.map(() => 0), holidays: new Uint8Array(0) };
  saveHourlyLaw(path, panel, SAMPLE_ORIGIN);
}

function outcome({ grid, notes }: ReadGrid, block: CsvBlock, { question, score }: { readonly question: BacktestQuestion; readonly score: CsvScore | undefined }): BacktestAnswer {
  const result = scoreCsv({ grid, block, question, region: question.options['region'] ?? null });
  if (result.board.pairs === 0) return { refused: 'No forecast of that range could be scored: too little is reported before its origins or at its targets' };
  const asked = score ?? (grid.step === 'hourly' ? 'pinball' : 'wis');
  const scores = panelScores({ board: result.board, ...result.names, metric: asked === 'wis' ? 'wis' : 'pinball', lag: LAG[grid.step] });
  const mase = result.scaled.byHorizon();
  const ours: OurScores = asked === 'mase' ? { ...scores.ours, mase } : scores.ours;
  const widened = block.from < FULL_RECORD_STEPS[grid.step];
  return {
    ...scores,
    ours,
    from: stepText(grid, block.from),
    to: stepText(grid, block.to - 1),
    origins: result.origins,
    timesScored: null,
    horizonUnit: HORIZON_UNIT[grid.step],
    published: [],
    notes: [
      `${grid.names.length} series of ${grid.step} counts, ${grid.steps} steps.`,
      ...notes,
      ...(widened ? ['The first forecasts stand on under six weeks of counts: they are made wider for it.'] : []),
    ],
  };
}
