import type { Facility } from '@wardcast/domain';
import { observe, rollingBacktest, rollingOrigins, type BacktestPair, type IssuedPair } from '@wardcast/forecasting';
import { crowdingOutcomes, type CrowdingOutcome } from './crowding-outcomes';
import { runningOutOf, type RunningOut } from './running-out';
import { LEADS_HOURS, ORIGIN_MINUTES, REFIT_WEEKS, TRAINING_WEEKS, type BacktestRange } from './sample-plan';
import { SampleSource, type EventStream } from './sample-source';

const HOUR_MS = 3_600_000;
const WEEK_MS = 168 * HOUR_MS;
/** The baselines read eight weeks of their own errors, six weeks back, so the stream begins before the first fit. */
const RUN_IN_WEEKS = TRAINING_WEEKS + 6;

/** How long a fit looks back, and how long the stream runs before the first origin. */
export interface BacktestHistory {
  readonly trainingWeeks: number;
  readonly runInWeeks: number;
}
const FULL_HISTORY: BacktestHistory = { trainingWeeks: TRAINING_WEEKS, runInWeeks: RUN_IN_WEEKS };

export interface SampleBacktestOptions {
  readonly facility: Facility;
  readonly range: BacktestRange;
  /** Makes the hospital's events from an instant on (ms). */
  readonly open: (epoch: number) => EventStream;
  /** Units that are scored; absent = all. */
  readonly unitIds?: readonly string[];
  /** Absent = as long as the live product's, and what the simple rules need. */
  readonly history?: BacktestHistory;
  readonly onProgress?: (done: number, total: number) => void;
}
export interface SampleBacktest {
  readonly origins: readonly number[];
  readonly pairs: readonly BacktestPair[];
  readonly crowding: readonly CrowdingOutcome[];
  readonly runningOut: readonly RunningOut[];
}

/** First instant of the stream of a run (ms): a local midnight of the hospital before the first fit's window. */
function streamStart(facility: Facility, from: number, runInWeeks: number): number {
  return rollingOrigins(facility.timeZone, { from: from - runInWeeks * WEEK_MS, to: from }, [0])[0]!;
}

/** Fits, issues at every origin with what was known then, and adds the census as it was known in the end. */
export function backtestSample(options: SampleBacktestOptions): SampleBacktest {
  const { facility, range } = options;
  const origins = rollingOrigins(facility.timeZone, range, ORIGIN_MINUTES);
  const { trainingWeeks, runInWeeks } = options.history ?? FULL_HISTORY;
  const start = streamStart(facility, range.from, runInWeeks);
  const end = (origins.at(-1) ?? range.to) + Math.max(...LEADS_HOURS) * HOUR_MS;
  const source = new SampleSource({ facility, stream: options.open(start), from: start, to: end, scoredFrom: range.from });
  const plan = {
    zone: facility.timeZone,
    units: facility.units.filter(({ unitId }) => options.unitIds?.includes(unitId) ?? true),
    origins,
    leadsHours: LEADS_HOURS,
    trainingWeeks,
    refitWeeks: REFIT_WEEKS,
    knownAt: (origin: number) => source.knownAt(origin),
  };
  const issued: IssuedPair[] = [];
  let done = 0;
  for (const pairs of rollingBacktest(plan)) {
    issued.push(...pairs);
    options.onProgress?.(++done, origins.length);
  }
  source.advanceTo(end);
  const pairs = observe(issued, (unitId, target) => source.truth(unitId, target));
  return { origins, pairs, crowding: crowdingOutcomes(pairs, (unitId, at) => source.crowdingInputs(unitId, at)), runningOut: runningOutOf(pairs, (unitId, at) => source.needAt(unitId, at)) };
}
