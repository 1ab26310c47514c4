import { compareLosses, DAILY_MEMBERS } from '@wardcast/forecasting';
import type { BacktestAnswer, BacktestDataset, BacktestQuestion, Comparison, IssuedQuantile } from '../backtest-dataset';
import { dateOfDay, dayNumberOf, readAmbulanceCounts, type AmbulanceCounts } from './ambulance-counts';
import { ambulancePublished } from './ambulance-published';
import { FIRST_ORIGIN, HORIZON_DAYS, LEVELS, replayAmbulance, type AmbulanceBlock, type AmbulanceOrigin } from './ambulance-replay';
import { ambulancePairs, coverageTo, horizonScores, maseOf, pinballTo, SCORED_HORIZONS, type AmbulancePair } from './ambulance-scores';

/** Calendar year of the published table. */
const PUBLISHED_YEAR = 2019;
/** Every run of the final table on 2018, and what had changed since the one before. */
const SCORED_YEAR = 2018;
const SCORED = [{ on: '2026-11-25', change: 'first run: settings from origins of 2016 and 2017' }] as const;
/** Horizons whose published rows are shown; those between say the same. */
const PUBLISHED_HORIZONS = [7, 28, 56, 84] as const;
/** Origins nearer than this share targets. */
const WEEKS_LAG = 12;

/** Daily ambulance responses of seven regions, weekly origins through a year, 84 days ahead. */
export const ambulanceDataset: BacktestDataset = {
  name: 'ambulance',
  folder: 'swast_ambulance',
  about: 'daily ambulance responses of 7 regions, 84 days ahead; --from first origin, --to the day after the last target (default: the last calendar year)',
  settingsFrozenAt: '2017-12-31',
  run: runAmbulance,
};

function runAmbulance(question: BacktestQuestion): BacktestAnswer {
  const data = readAmbulanceCounts(question.dataDir);
  if (data === null) return { refused: `There is no file daily_responses*.csv (or Daily_Responses*.csv) with daily counts in ${question.dataDir}.` };
  const block = blockOf(data, question);
  if (block.from < FIRST_ORIGIN || block.to - block.from < HORIZON_DAYS) {
    return { refused: `The data hold ${dateOfDay(data.firstDay)} to ${dateOfDay(data.firstDay + data.days - 1)}; --from must lie at least ${FIRST_ORIGIN} days after the first, with ${HORIZON_DAYS} days of data before --to.` };
  }
  const origins = replayAmbulance(data, block, (done, total) => question.onProgress(done, total, 'origins forecast'));
  if (question.onIssued !== null) for (const row of issuedRows(data, origins)) question.onIssued(row);
  const pairs = ambulancePairs(data, block.from, origins);
  return outcomeOf(question.dataDir, { data, block, origins, pairs });
}

/** Default: the last calendar year that the data hold to its end. A block that reaches beyond the data ends with them. */
function blockOf(data: AmbulanceCounts, { from, to }: BacktestQuestion): AmbulanceBlock {
  const after = data.firstDay + data.days;
  const year = Number(dateOfDay(after).slice(0, 4));
  const end = to === null ? dayNumberOf(`${from === null ? year : Math.min(year, Number(from.slice(0, 4)) + 1)}-01-01`)! : dayNumberOf(to)!;
  const start = from === null ? dayNumberOf(`${Number(dateOfDay(end - 1).slice(0, 4))}-01-01`)! : dayNumberOf(from)!;
  return { from: start - data.firstDay, to: Math.min(end - data.firstDay, data.days) };
}

function* issuedRows(data: AmbulanceCounts, origins: readonly AmbulanceOrigin[]): Generator<IssuedQuantile> {
  for (const { origin, series } of origins) {
    for (const [region, { quantiles }] of series.entries()) {
      const { name, counts } = data.regions[region]!;
      for (const [h, values] of (quantiles ?? []).entries()) {
        const observed = counts[origin + h]!;
        for (const [j, level] of LEVELS.entries()) {
          yield { origin: dateOfDay(data.firstDay + origin), target: dateOfDay(data.firstDay + origin + h), series: name, level, value: values[j]!, ...(Number.isFinite(observed) ? { observed } : {}) };
        }
      }
    }
  }
}

interface Replayed {
  readonly data: AmbulanceCounts;
  readonly block: AmbulanceBlock;
  readonly origins: readonly AmbulanceOrigin[];
  readonly pairs: readonly AmbulancePair[];
}

function outcomeOf(folder: string, { data, block, origins, pairs }: Replayed): BacktestAnswer {
  const from = dateOfDay(data.firstDay + block.from);
  const to = dateOfDay(data.firstDay + block.to);
  const publishedYear = from === `${PUBLISHED_YEAR}-01-01` && to === `${PUBLISHED_YEAR + 1}-01-01`;
  const coverage = Object.fromEntries(PUBLISHED_HORIZONS.flatMap((h) => Object.entries(coverageTo(pairs, h) ?? {}).filter(([share]) => share !== '0.5').map(([share, held]) => [`coverage${100 * Number(share)}@${h}`, held])));
  return {
    from,
    to,
    origins: origins.length,
    pairs: pairs.length,
    timesScored: from.startsWith(`${SCORED_YEAR}-`) ? SCORED.length : null,
    unit: 'responses a day',
    horizonUnit: 'd',
    ours: {
      pinball: pinballTo(pairs, HORIZON_DAYS),
      wis: null,
      relativeWis: null,
      mase: Object.fromEntries(SCORED_HORIZONS.map((h) => [h, maseOf(pairs, h, ({ mean }) => mean)])),
      coverage: coverageTo(pairs, HORIZON_DAYS),
      pitBias: null,
      crps: null,
      byHorizon: horizonScores(pairs),
      bySeason: null,
      further: coverage,
    },
    members: DAILY_MEMBERS.map((name, k) => ({ name, weight: null, mase: maseOf(pairs, HORIZON_DAYS, ({ members }) => members[k]!) })),
    published: ambulancePublished(folder, PUBLISHED_HORIZONS, publishedYear),
    comparisons: [comparison('same weekday, last known', pairs, ({ naive }) => naive), ...DAILY_MEMBERS.map((name, k) => comparison(`${name} alone`, pairs, ({ members }) => members[k]!))],
    pit: null,
    notes: [
      'Every figure of a horizon h is the mean over days 1 to h, then over regions and origins; MASE is scaled by the mean change from the same weekday a week before, on the days before the block.',
      'Members mixed by horizon: half alike, half by their record (beyond four weeks alike). Loss of members is the MASE to 84 days.',
      'Comparisons are of scaled absolute errors, blocks are origins.',
    ],
  };
}

function comparison(against: string, pairs: readonly AmbulancePair[], forecastOf: (pair: AmbulancePair) => number): Comparison {
  const loss = (pair: AmbulancePair, forecast: number): number => Math.abs(pair.observed - forecast) / pair.scale;
  return {
    against,
    ...compareLosses(
      pairs.map((pair) => loss(pair, pair.mean)),
      pairs.map((pair) => loss(pair, forecastOf(pair))),
      pairs.map(({ origin }) => origin),
      { lag: WEEKS_LAG },
    ),
  };
}
