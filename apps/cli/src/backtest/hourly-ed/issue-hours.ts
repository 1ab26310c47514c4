import { ArrivalForecaster, PitCalibrator, type ArrivalCalendar, type ArrivalLaw, type ArrivalSettings } from '@wardcast/forecasting';
import { certain, negativeBinomial, randomisedPit, uniformAt, type CountPmf } from '@wardcast/probability';
import { LONGEST_LEAD_HOURS, type HourPair } from './hourly-ed-pairs';
import type { HourlySeries } from './read-hourly-ed';
import { booksUnderSecond, repeatedHours, type RepeatedHour } from './repeated-hour';

/** A forecast of one hour as it was issued; `observed` was not within reach of what made it. */
export interface IssuedHour extends HourPair {
  readonly observed: number;
  /** Calibrated law. */
  readonly law: CountPmf;
  /** Laws of the members alone, not calibrated. */
  readonly members: readonly CountPmf[];
  /** Randomised probability transform under the calibrated law. */
  readonly u: number;
}
export interface IssuePlan {
  readonly series: HourlySeries;
  readonly calendar: ArrivalCalendar;
  /** Pairs to answer with, ordered by origin. */
  readonly pairs: readonly HourPair[];
  /** Pairs before them that only fill the calibration map. */
  readonly warmUp: readonly HourPair[];
  readonly onProgress: (done: number, total: number) => void;
  /** Absent = those of the product. */
  readonly settings?: ArrivalSettings;
}

const REFIT_HOURS = 7 * 24;
/** Address of the random numbers of the transform, so that a re-run gives the same ones. */
const PIT_SEED = 19_023;

/** Rolling origins with weekly fits: everything before an origin is known at it, nothing else is read. */
export function issueHours(plan: IssuePlan): readonly IssuedHour[] {
  const { series, calendar } = plan;
  const hours = series.counts.length + LONGEST_LEAD_HOURS + 1;
  const repeated = repeatedHours(calendar.zone, series.from, hours);
  const counts = known(series.counts, repeated);
  const forecaster = new ArrivalForecaster({ calendar, from: series.from, hours, ...(plan.settings === undefined ? {} : { settings: plan.settings }) });
  const calibration = new RollingCalibration();
  const issued: IssuedHour[] = [];
  const origins = byOrigin([...plan.warmUp, ...plan.pairs]);
  const scored = new Set(plan.pairs);
  let fittedAt = -Infinity;
  let done = 0;
  for (const [origin, pairs] of origins) {
    const past = counts.subarray(0, origin);
    if (origin - fittedAt >= REFIT_HOURS) {
      forecaster.refit(past);
      fittedAt = origin;
    }
    forecaster.advance(past);
    calibration.learnUpTo(origin);
    const recorded = new RecordedHours(forecaster, booksUnderSecond(series, repeated, origin) ? repeated : []);
    for (const pair of pairs) {
      const raw = recorded.lawAt(pair.target);
      const observed = series.counts[pair.target]!;
      const u = randomisedPit(raw, observed, uniformAt(PIT_SEED, pair.target, pair.target - origin));
      if (!repeated.some(({ first, second }) => first === pair.target || second === pair.target)) calibration.await(pair.target, u);
      if (scored.has(pair)) issued.push({ ...pair, observed, law: calibration.map.applied(raw), members: recorded.memberLawsAt(pair.target), u: calibration.map.calibrated(u) });
    }
    plan.onProgress(++done, origins.size);
  }
  return issued;
}

/** Counts without the hours of a change back: what the record says there is not what arrived in the hour. */
function known(counts: Float64Array, repeated: readonly RepeatedHour[]): Float64Array {
  const copy = counts.slice();
  for (const { first, second } of repeated) {
    for (const hour of [first, second]) if (hour < copy.length) copy[hour] = NaN;
  }
  return copy;
}

function byOrigin(pairs: readonly HourPair[]): ReadonlyMap<number, readonly HourPair[]> {
  const groups = new Map<number, HourPair[]>();
  for (const pair of pairs) {
    const group = groups.get(pair.origin);
    if (group === undefined) groups.set(pair.origin, [pair]);
    else group.push(pair);
  }
  return groups;
}

/** What the record will say: where it books a repeated hour under its second, the first is zero and the second holds both. */
class RecordedHours {
  constructor(private readonly forecaster: ArrivalForecaster, private readonly booked: readonly RepeatedHour[]) {}

  lawAt(hour: number): CountPmf {
    return this.recorded(hour, (at) => this.forecaster.lawAt(at));
  }

  memberLawsAt(hour: number): readonly CountPmf[] {
    const size = (at: number) => this.forecaster.lawAt(at).size;
    return this.forecaster.memberLaws(hour).map((_, member) => this.recorded(hour, (at) => ({ mean: this.forecaster.memberLaws(at)[member]!.mean, size: size(at) })));
  }

  private recorded(hour: number, law: (at: number) => ArrivalLaw): CountPmf {
    if (this.booked.some(({ first }) => first === hour)) return certain(0);
    const double = this.booked.find(({ second }) => second === hour);
    const { mean, size } = law(hour);
    if (double === undefined) return negativeBinomial(mean, size);
    const other = law(double.first);
    return negativeBinomial(mean + other.mean, size + other.size);
  }
}

/** Transforms wait until their hour is over, then they enter the map. */
class RollingCalibration {
  readonly map = new PitCalibrator();
  private waiting: { readonly target: number; readonly u: number }[] = [];

  await(target: number, u: number): void {
    this.waiting.push({ target, u });
  }

  learnUpTo(origin: number): void {
    for (const { target, u } of this.waiting) if (target < origin) this.map.add(u);
    this.waiting = this.waiting.filter(({ target }) => target >= origin);
  }
}
