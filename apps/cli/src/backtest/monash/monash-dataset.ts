import { compareLosses, forecastMonthlyQuantiles, forecastShortMonthly, MONTHLY_WEIGHTS, monthAfter, type MonthlyQuantileForecast } from '@wardcast/forecasting';
import { meanPinball } from '@wardcast/probability';
import type { BacktestAnswer, BacktestDataset, BacktestQuestion, Comparison, IssuedQuantile } from '../backtest-dataset';
import { monashPublished } from './monash-published';
import { readMonthlySet, type MonthlySet } from './monash-series';

const SEASON_MONTHS = 12;
const MAX_HORIZON_MONTHS = 12;
/** Two years are the least that a scale by last year's month and a model can be made of. */
const MIN_TRAINING_MONTHS = 24;
/** Levels of the published quantile score; with the ends of the 95 % interval beside them. */
const DECILES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] as const;
const LEVELS = [0.025, ...DECILES, 0.975] as const;
/** Every run of the final table on the last year of the published file, and what had changed since the one before. */
const SCORED = [{ on: '2026-11-25', change: 'first run: settings from origins 2003 to 2005' }] as const;

/** Monthly counts of 767 products, the last year held out (Monash archive). */
export const monashDataset: BacktestDataset = {
  name: 'monash',
  folder: 'monash_hospital',
  about: 'monthly counts by medical product, one origin; --from first month forecast (default: the last 12), --to the month after the last',
  settingsFrozenAt: '2005-12-31',
  run: runMonash,
};

function runMonash(question: BacktestQuestion): BacktestAnswer {
  const set = readMonthlySet(question.dataDir);
  if (set === null) return { refused: `There is no hospital_wide*.csv and no .tsf file with monthly counts in ${question.dataDir}.` };
  const to = Math.min(set.months, question.to === null ? set.months : monthIndex(set, question.to));
  const from = question.from === null ? to - MAX_HORIZON_MONTHS : monthIndex(set, question.from);
  const end = Math.min(to, from + MAX_HORIZON_MONTHS);
  if (from < MIN_TRAINING_MONTHS || end <= from) {
    return { refused: `The block must begin at least ${MIN_TRAINING_MONTHS} months into the data (${dateOf(set, MIN_TRAINING_MONTHS)}) and end within them (${dateOf(set, set.months)}).` };
  }
  question.onProgress(0, 1, 'panels forecast');
  const series = set.series.map(({ counts }) => counts.subarray(0, from));
  const firstMonth = { year: set.firstYear, month: set.firstMonth };
  const forecasts = forecastMonthlyQuantiles({ firstMonth, series, kinds: set.series.map(({ kind }) => kind) }, end - from, LEVELS);
  question.onProgress(1, 1, 'panels forecast');
  const block = { set, from, end, forecasts };
  if (question.onIssued !== null) for (const row of issuedRows(block)) question.onIssued(row);
  return outcomeOf(block, question.dataDir);
}

interface Block {
  readonly set: MonthlySet;
  readonly from: number;
  readonly end: number;
  readonly forecasts: readonly MonthlyQuantileForecast[];
}

function monthIndex({ firstYear, firstMonth }: MonthlySet, date: string): number {
  return (Number(date.slice(0, 4)) - firstYear) * 12 + Number(date.slice(5, 7)) - firstMonth;
}

function dateOf({ firstYear, firstMonth }: MonthlySet, index: number): string {
  const { year, month } = monthAfter({ year: firstYear, month: firstMonth }, index);
  return `${year}-${String(month).padStart(2, '0')}-01`;
}

function* issuedRows({ set, from, end, forecasts }: Block): Generator<IssuedQuantile> {
  for (const [i, { quantiles }] of forecasts.entries()) {
    if (quantiles === null) continue;
    const { name, counts } = set.series[i]!;
    for (let t = from; t < end; t++) {
      for (const [j, level] of LEVELS.entries()) {
        yield { origin: dateOf(set, from), target: dateOf(set, t), series: name, level, value: quantiles[t - from]![j]!, observed: counts[t]! };
      }
    }
  }
}

/** Scaled absolute errors per series of a method, forecasts rounded to whole counts as published; NaN where nothing can be scaled. */
function scaledErrors({ set, from, end }: Block, forecastOf: (series: number) => ArrayLike<number>): Float64Array {
  return Float64Array.from(set.series, ({ counts }, i) => {
    const ahead = forecastOf(i);
    let scale = 0;
    let scaled = 0;
    for (let t = SEASON_MONTHS; t < from; t++) {
      const change = Math.abs(counts[t]! - counts[t - SEASON_MONTHS]!);
      if (!Number.isFinite(change)) continue;
      scale += change;
      scaled++;
    }
    let error = 0;
    let months = 0;
    for (let t = from; t < end; t++) {
      if (!Number.isFinite(counts[t]!)) continue;
      error += Math.abs(counts[t]! - Math.round(ahead[t - from]!));
      months++;
    }
    return scale > 0 && months > 0 ? error / months / (scale / scaled) : NaN;
  });
}

function meanOf(values: Iterable<number>): number {
  const finite = [...values].filter(Number.isFinite);
  return finite.reduce((sum, x) => sum + x, 0) / finite.length;
}

function outcomeOf(block: Block, folder: string): BacktestAnswer {
  const { set, from, end, forecasts } = block;
  const ours = scaledErrors(block, (i) => forecasts[i]!.means);
  const naive = scaledErrors(block, (i) => set.series[i]!.counts.subarray(from - SEASON_MONTHS, from));
  const alone = scaledErrors(block, (i) => forecastShortMonthly(set.series[i]!.counts.subarray(0, from).filter(Number.isFinite), end - from) ?? forecasts[i]!.members.level);
  const lastYear = end === set.months && end - from === MAX_HORIZON_MONTHS;
  const memberMase = (name: keyof typeof MONTHLY_WEIGHTS): number => meanOf(scaledErrors(block, (i) => forecasts[i]!.members[name]));
  const quantileScores = scoreQuantiles(block);
  return {
    from: dateOf(set, from),
    to: dateOf(set, end),
    origins: 1,
    pairs: set.series.length * (end - from),
    timesScored: lastYear ? SCORED.length : null,
    horizonUnit: 'months',
    ours: { pinball: quantileScores.pinball, wis: null, relativeWis: null, mase: { [end - from]: meanOf(ours) }, coverage: quantileScores.coverage, pitBias: null, crps: quantileScores.crps, byHorizon: null, bySeason: null },
    members: (Object.keys(MONTHLY_WEIGHTS) as (keyof typeof MONTHLY_WEIGHTS)[]).map((name) => ({ name, weight: MONTHLY_WEIGHTS[name], mase: memberMase(name) })),
    published: monashPublished(folder, lastYear),
    comparisons: [comparison('same month last year', ours, naive), comparison('each series alone (theta and damped trend)', ours, alone)],
    pit: null,
    notes: [
      `MASE is the mean over ${ours.filter(Number.isFinite).length} series of the mean absolute error over the months, forecasts rounded, divided by the series' own mean change from the same month a year before.`,
      'Comparisons pair the series of one origin: their errors share the year, so the intervals are too narrow for a claim about other years.',
    ],
  };
}

function comparison(against: string, ours: Float64Array, theirs: Float64Array): Comparison {
  const scored = [...ours.keys()].filter((i) => Number.isFinite(ours[i]!) && Number.isFinite(theirs[i]!));
  return { against, ...compareLosses(scored.map((i) => ours[i]!), scored.map((i) => theirs[i]!), scored, { lag: 0 }) };
}

/** CRPS as published: the sum of doubled pinball losses over the sum of counts, mean of the nine deciles. */
function scoreQuantiles({ set, from, end, forecasts }: Block): { readonly pinball: number | null; readonly crps: number | null; readonly coverage: Readonly<Record<string, number>> | null } {
  let loss = 0;
  let total = 0;
  let pairs = 0;
  let held80 = 0;
  let held95 = 0;
  for (const [i, { quantiles }] of forecasts.entries()) {
    if (quantiles === null) return { pinball: null, crps: null, coverage: null };
    for (let t = from; t < end; t++) {
      const y = set.series[i]!.counts[t]!;
      if (!Number.isFinite(y)) continue;
      const q = quantiles[t - from]!;
      loss += meanPinball(DECILES, q.subarray(1, 1 + DECILES.length), y);
      total += Math.abs(y);
      pairs++;
      held80 += y >= q[1]! && y <= q[DECILES.length]! ? 1 : 0;
      held95 += y >= q[0]! && y <= q.at(-1)! ? 1 : 0;
    }
  }
  return { pinball: loss / pairs, crps: (2 * loss) / total, coverage: { '0.8': held80 / pairs, '0.95': held95 / pairs } };
}
