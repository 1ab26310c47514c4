import { EarnedWeights, issuedDemand, type HourlyLaw, type HourlyPanel } from '@wardcast/forecasting';
import { momentsOf, quantilesOf, type CountPmf } from '@wardcast/probability';
import type { Forecaster, PanelQuantiles } from '../ports/forecaster.port';
import { ridgeQuantiles } from './ridge-quantiles';

/** A second member enters with this weight and has to earn more. */
const PRIOR = 0.05;
/** Forgotten with each issue of hourly series. */
const FORGETTING = 0.002;
const HOURS_A_WEEK = 168;
const TRIAL_WEEKS = 4;
const SEED = 7;
/** A fit that takes longer ends with what it has learnt by then; nobody waits for it. */
const FIT_LIMIT_MS = 5 * 60_000;

/** By site name, then horizon: what the member adds to each quantile of the first one, with its weight. */
type Shifts = ReadonlyMap<string, readonly Float64Array[]>;

/**
 * A second forecaster beside the pooled ridge for units that send only counts, with the weight that it earned in the last four weeks, horizon
 * by horizon (Bernstein online aggregation). It forecasts from origin times and for a few horizons only: between them what it
 * adds to the ridge's quantiles is linear in the hours, and beyond the last it adds nothing.
 */
export class SecondMember {
  private earned: readonly number[] | null = null;
  private shifts: Shifts = new Map();
  /** Hours since 1970-01-01 of the wall clock, of the origin that the shifts were made from. */
  private origin = -Infinity;

  constructor(private readonly forecaster: Forecaster) {}

  /** Weight at each horizon; null before it was tried. */
  get weights(): readonly number[] | null {
    return this.earned;
  }

  /** Learns from all but the last four weeks, is tried on these, and learns from them too. False where the panel is too short. */
  async learn(panel: HourlyPanel, law: HourlyLaw): Promise<boolean> {
    const from = panel.hours - TRIAL_WEEKS * HOURS_A_WEEK;
    const fit = (toExclusive: number) => this.forecaster.fit(panel, { toExclusive, seed: SEED, timeLimitMs: FIT_LIMIT_MS });
    if (from <= 0 || (await fit(from)).status === 'refused') return false;
    const origins = originTimes(panel, from);
    this.earned = this.earnedOn(panel, origins, { first: ridgeQuantiles(panel, law, { origins, levels: this.forecaster.levels }), second: await this.forecaster.forecast(panel, origins) });
    await fit(panel.hours);
    return true;
  }

  /** Forecasts from the last origin time of the panel. */
  async look(panel: HourlyPanel, law: HourlyLaw): Promise<void> {
    const origin = originTimes(panel, 0).at(-1);
    const weights = this.earned;
    if (origin === undefined || weights === null) return;
    const [first] = ridgeQuantiles(panel, law, { origins: [origin], levels: this.forecaster.levels });
    const [second] = await this.forecaster.forecast(panel, [origin]);
    this.shifts = new Map(panel.sites.flatMap((site, i) => {
      const [ridge, other] = [first?.[i], second?.[i]];
      if (ridge == null || other == null) return [];
      return [[site, ridge.map((quantiles, horizon) => Float64Array.from(quantiles, (value, k) => weights[horizon]! * (other[horizon]![k]! - value)))] as const];
    }));
    this.origin = panel.firstDay * 24 + origin;
  }

  /** The first member's laws with what this one adds; null where it has nothing to say of the unit. `targets`: hours since 1970-01-01 of the wall clock. */
  mixed(unitId: string, laws: readonly CountPmf[], targets: readonly number[]): readonly CountPmf[] | null {
    const shifts = this.shifts.get(unitId);
    if (shifts === undefined) return null;
    const { horizonsHours, levels } = this.forecaster;
    return laws.map((law, i) => {
      const shift = shiftAt(shifts, horizonsHours, targets[i]! - this.origin);
      return shift === null ? law : shifted(law, shift, levels);
    });
  }

  private earnedOn(panel: HourlyPanel, origins: readonly number[], said: { readonly first: readonly PanelQuantiles[]; readonly second: readonly PanelQuantiles[] }): readonly number[] {
    const { levels, horizonsHours } = this.forecaster;
    return horizonsHours.map((hours, horizon) => {
      const weights = new EarnedWeights({ prior: [1 - PRIOR, PRIOR], forgetting: FORGETTING, levels });
      origins.forEach((origin, k) => {
        weights.settle(origin);
        weights.issue(origin + hours, panel.sites.flatMap((_, site) => {
          const [first, second] = [said.first[k]?.[site]?.[horizon] ?? null, said.second[k]?.[site]?.[horizon] ?? null];
          if (first === null || second === null) return [];
          return [{ members: [first, second], observed: panel.counts[site]![origin + hours] ?? NaN, scale: Math.sqrt(Math.max(1, first[(levels.length - 1) / 2]!)) }];
        }));
      });
      weights.settle(panel.hours - 1);
      return weights.weights()[1]!;
    });
  }
}

const ORIGIN_EVERY_HOURS = 6;

function originTimes(panel: HourlyPanel, from: number): readonly number[] {
  const first = Math.ceil(from / ORIGIN_EVERY_HOURS) * ORIGIN_EVERY_HOURS;
  return Array.from({ length: Math.max(0, Math.ceil((panel.hours - first) / ORIGIN_EVERY_HOURS)) }, (_, k) => first + k * ORIGIN_EVERY_HOURS);
}

function shiftAt(shifts: readonly Float64Array[], horizons: readonly number[], hours: number): Float64Array | null {
  const above = horizons.findIndex((horizon) => horizon >= hours);
  if (above < 0 || hours < 1) return null;
  if (above === 0) return shifts[0]!;
  const share = (hours - horizons[above - 1]!) / (horizons[above]! - horizons[above - 1]!);
  return shifts[above]!.map((value, k) => share * value + (1 - share) * shifts[above - 1]![k]!);
}

/** A law whose quantiles are moved, kept in order and whole. */
function shifted(law: CountPmf, shift: Float64Array, levels: readonly number[]): CountPmf {
  const before = quantilesOf(law, levels);
  const moved = Int16Array.from(before, (value, k) => Math.max(0, Math.round(value + shift[k]!))).sort();
  const mean = momentsOf(law).mean + moved.reduce((sum, value, k) => sum + value - before[k]!, 0) / moved.length;
  return issuedDemand({ levels, quantiles: moved, mean }).law;
}
