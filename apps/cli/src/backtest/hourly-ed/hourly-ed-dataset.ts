import { ARRIVAL_SETTINGS, Q23, type ArrivalCalendar } from '@wardcast/forecasting';
import { DAY_MS, HOUR_MS, localDayNumber } from '@wardcast/timeseries';
import type { BacktestAnswer, BacktestDataset, BacktestQuestion, IssuedQuantile } from '../backtest-dataset';
import { listedPairs, protocolPairs, ZONE, type HourPair } from './hourly-ed-pairs';
import { comparison, ourScores, pitHistogram, scored, type ScoredHour } from './hourly-ed-outcome';
import { coldStartLosses } from './cold-start-losses';
import { issueHours } from './issue-hours';
import { lossOf } from './law-loss';
import { profileReference, PROFILE_WEEKS } from './profile-reference';
import { lossesByMethod, publishedPairs, publishedRows } from './published-rows';
import { readHourlySeries, readSpecialDays, type HourlySeries } from './read-hourly-ed';
import { TIMES_SCORED } from './times-scored';

const REGION = 'GB-WLS';
/** The block that is scored without --from and --to. */
const DEFAULT_RANGE = { from: '2017-03-01', to: '2018-03-01' };
/** Days of forecasts before the block whose outcomes fill the calibration map. */
const WARM_UP_DAYS = 182;
/** Days of history below which no forecast is scored: the effects of a year need about one. */
const LEAST_HISTORY_DAYS = 365;
const REFERENCE = `${PROFILE_WEEKS}-week Poisson profile`;

/** Hourly arrivals at one large British emergency department: origins at local midnight and noon, leads 0 to 48 h. */
export const hourlyEdDataset: BacktestDataset = {
  name: 'hourly-ed',
  folder: 'hourly_ed_cardiff',
  about: `hourly emergency arrivals; --from, --to bound the target hours, to exclusive (default ${DEFAULT_RANGE.from} to ${DEFAULT_RANGE.to})`,
  settingsFrozenAt: '2017-02-28',
  run: runHourlyEd,
};

function runHourlyEd(question: BacktestQuestion): BacktestAnswer {
  const series = readHourlySeries(question.dataDir);
  if (series === null) return { refused: `There is no hourly series in ${question.dataDir}: expected files h2_hourly_gb*.csv with the columns arrival_1h, n_attendance` };
  const from = question.from ?? DEFAULT_RANGE.from;
  const to = question.to ?? (question.from === null ? DEFAULT_RANGE.to : dateOf(lastDay(series) + 1));
  const range = { fromDay: dayOf(from), toDay: dayOf(to) };
  const firstDay = localDayNumber(ZONE, series.from);
  if (range.fromDay < firstDay + LEAST_HISTORY_DAYS) return { refused: `The series begins on ${dateOf(firstDay)}; --from must be ${dateOf(firstDay + LEAST_HISTORY_DAYS)} or later, so that a year of history stands before it` };
  const chosen = choosePairs(question.dataDir, series, range);
  if (chosen.pairs.length === 0) return { refused: `The series ends on ${dateOf(lastDay(series))}: there is nothing to score from ${from} to ${to}` };
  return score(question, { series, range: { from, to, ...range }, ...chosen });
}

interface Chosen {
  readonly pairs: readonly HourPair[];
  /** Losses of published methods on exactly these pairs. */
  readonly published: Readonly<Record<string, readonly number[]>>;
}
interface Block extends Chosen {
  readonly series: HourlySeries;
  readonly range: { readonly from: string; readonly to: string; readonly fromDay: number; readonly toDay: number };
}

/** The published pairs where the block lies within them, else those of the protocol. */
function choosePairs(folder: string, series: HourlySeries, range: { readonly fromDay: number; readonly toDay: number }): Chosen {
  const published = publishedPairs(folder);
  if (published !== null) {
    const pairs = listedPairs(series, published.pairs, range);
    const firstListed = pairs.reduce((least, { target }) => Math.min(least, target), Infinity);
    if (pairs.length > 0 && series.from + firstListed * HOUR_MS < (range.fromDay + 2) * DAY_MS) {
      return { pairs, published: lossesByMethod(published.losses, pairs.map(({ row }) => row)) };
    }
  }
  return { pairs: protocolPairs(series, range.fromDay, range.toDay), published: {} };
}

function score(question: BacktestQuestion, block: Block): BacktestAnswer {
  const { series, range, pairs } = block;
  const calendar = { zone: ZONE, region: REGION, ...readSpecialDays(question.dataDir) };
  const warmUp = protocolPairs(series, range.fromDay - WARM_UP_DAYS, range.fromDay).filter(({ origin }) => origin < pairs[0]!.origin);
  const hours = scored(issueHours({ series, calendar, pairs, warmUp, onProgress: (done, total) => question.onProgress(done, total, 'origins forecast') }));
  if (question.onIssued !== null) for (const row of issuedRows(series, hours)) question.onIssued(row);
  const profile = profileReference(series, PROFILE_WEEKS);
  const references = { [REFERENCE]: hours.map((hour) => lossOf(profile(hour), hour.observed)) };
  const start = coldStart(block, calendar);
  const ours = ourScores(hours, references);
  return {
    from: range.from,
    to: range.to,
    origins: new Set(pairs.map(({ origin }) => origin)).size,
    pairs: hours.length,
    timesScored: TIMES_SCORED.length,
    unit: 'arrivals an hour',
    horizonUnit: 'h',
    ours: { ...ours, further: { ...ours.further, ...start } },
    references: { [REFERENCE]: mean(references[REFERENCE]!) },
    members: ARRIVAL_SETTINGS.members.map(({ name }, i) => ({ name, weight: 1 / ARRIVAL_SETTINGS.members.length, pinball: mean(hours.map((hour) => lossOf(hour.members[i]!, hour.observed))) })),
    published: publishedRows(question.dataDir, block.published),
    comparisons: Object.entries({ ...references, ...block.published }).map(([name, losses]) => comparison(name, hours, losses)),
    pit: pitHistogram(hours),
    notes: notesOf(block, start),
  };
}

interface ColdStartScores {
  /** Loss of ours over that of the naive profile, both from one week. */
  readonly coldStart: number;
  readonly coldStartPinball: number;
  readonly naiveWeekPinball: number;
}

/** How a department fares that has counted for one week, beside the Poisson profile of that week. */
function coldStart({ series, pairs }: Block, calendar: ArrivalCalendar): ColdStartScores {
  const naive = profileReference(series, 1);
  const naiveWeekPinball = mean(pairs.map((pair) => lossOf(naive(pair), series.counts[pair.target]!)));
  const coldStartPinball = mean(coldStartLosses(series, calendar, pairs));
  return { coldStart: coldStartPinball / naiveWeekPinball, coldStartPinball, naiveWeekPinball };
}

function notesOf({ published }: Block, start: ColdStartScores): readonly string[] {
  const pairs = Object.keys(published).length > 0 ? 'The pairs are exactly the published ones.' : 'Published rows are of another set of pairs (targets March 2018 to February 2019): they show the order of size only.';
  const cold = `With one week of history only (shipped profile of synthetic arrivals as prior): pinball ${start.coldStartPinball.toFixed(4)}, ${start.coldStart.toFixed(3)} times that of the Poisson profile of the same week.`;
  return [pairs, cold, 'At each autumn change this record books both hours that the clock shows twice under the second; the forecast of those two hours follows what it did in earlier years.'];
}

function* issuedRows(series: HourlySeries, hours: readonly ScoredHour[]): Generator<IssuedQuantile> {
  for (const { origin, target, quantiles, observed } of hours) {
    for (const [i, level] of Q23.entries()) yield { origin: series.from + origin * HOUR_MS, target: series.from + target * HOUR_MS, series: 'ed', level, value: quantiles[i]!, observed };
  }
}

function lastDay(series: HourlySeries): number {
  return localDayNumber(ZONE, series.from + (series.counts.length - 1) * HOUR_MS);
}

function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}
