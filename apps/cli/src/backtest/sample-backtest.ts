import type { Facility } from '@wardcast/domain';
import { observe, rollingBacktest, rollingOrigins, type BacktestPair, type IssuedPair } from '@wardcast/forecasting';
import { LEADS_HOURS, ORIGIN_MINUTES, REFIT_WEEKS, TRAINING_WEEKS, type BacktestRange } from './backtest-plan';
import { SampleSource, type EventStream } from './sample-source';

const HOUR_MS = 3_600_000;
const WEEK_MS = 168 * HOUR_MS;
/** The baselines read eight weeks of their own errors, six weeks back, so the stream begins before the first fit. */
const RUN_IN_WEEKS = TRAINING_WEEKS + 6;

export interface SampleBacktestOptions {
  readonly facility: Facility;
  readonly range: BacktestRange;
  /** Makes the hospital's events from an instant on (ms). */
  readonly open: (epoch: number) => EventStream;
  readonly onProgress?: (done: number, total: number) => void;
}
export interface SampleBacktest {
  readonly origins: readonly number[];
  readonly pairs: readonly BacktestPair[];
}

/** First instant of the stream of a run (ms): a local midnight of the hospital before the first fit's window. */
export function streamStart(facility: Facility, from: number): number {
  return rollingOrigins(facility.timeZone, { from: from - RUN_IN_WEEKS * WEEK_MS, to: from }, [0])[0]!;
}

/** Fits, issues at every origin with what was known then, and adds the census as it was known in the end. */
export function backtestSample(options: SampleBacktestOptions): SampleBacktest {
  const { facility, range } = options;
  const origins = rollingOrigins(facility.timeZone, range, ORIGIN_MINUTES);
  const start = streamStart(facility, range.from);
  const end = (origins.at(-1) ?? range.to) + Math.max(...LEADS_HOURS) * HOUR_MS;
  const source = new SampleSource({ facility, stream: options.open(start), from: start, to: end });
  const plan = {
    zone: facility.timeZone,
    units: facility.units,
    origins,
    leadsHours: LEADS_HOURS,
    trainingWeeks: TRAINING_WEEKS,
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
  return { origins, pairs: observe(issued, (unitId, target) => source.truth(unitId, target)) };
}
