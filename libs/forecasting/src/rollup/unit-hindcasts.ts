import { HOUR_MS } from '@wardcast/timeseries';
import { hourlyArrivals } from '../flow/arrival-profile';
import { flowWindow, knownStays, type FlowStay } from '../flow/flow-window';
import { correctionAt } from '../flow/hindcast-correction';
import { hourlyCensus } from '../flow/hindcast-census';
import { HINDCAST_LEADS_HOURS, hindcastInflow, hindcastMoments, hourlyLevels, type HindcastInput } from '../flow/hindcast-moments';
import type { PastListing } from '../flow/listing';
import { pastLists } from '../flow/past-lists';
import type { UnitFlowModel } from '../flow/unit-flow';

/** What a unit's flow model would have said in its own past, and how far it would have been off: origins x leads, row-major. */
export interface UnitHindcasts {
  readonly origins: number;
  /** Observed minus expected patients; NaN where the target lies beyond the window. */
  readonly residual: Float64Array;
  /** Stated variance, patients squared. */
  readonly variance: Float64Array;
}

/** A divisor of no day, so that all hours of the day are seen in turn. */
export const HINDCAST_EVERY_HOURS = 17;
/** Hours before the first hindcast: the level needs them to settle. */
const WARM_UP_HOURS = 168;

/** What was known at each past hour beside the stays; absent = as if nothing was. */
export interface KnownThen {
  readonly listings?: readonly PastListing[];
  readonly inflowAt?: HindcastInput['inflowAt'];
}

/** Hindcasts of one unit at every 17th hour of its fit's window; the origins of units fitted on one window are the same. */
export function unitHindcasts(flow: UnitFlowModel, stays: readonly FlowStay[], known: KnownThen = {}): UnitHindcasts {
  const window = flowWindow(flow.zone, flow.from, flow.to);
  const { listings, inflowAt } = known;
  const past = knownStays(stays, window);
  const arrivals = hourlyArrivals(
    past.map((stay) => stay.enteredAt),
    window,
  );
  const input = { zone: flow.zone, stays: past, window, arrivals, lists: pastLists(listings, past, window) };
  const census = hourlyCensus(past, window);
  const levels = hourlyLevels(flow, input);
  const leads = HINDCAST_LEADS_HOURS.length;
  const origins = Math.max(0, Math.floor((window.hours - 2 - WARM_UP_HOURS) / HINDCAST_EVERY_HOURS) + 1);
  const residual = new Float64Array(origins * leads).fill(NaN);
  const variance = new Float64Array(origins * leads);
  for (let origin = 0; origin < origins; origin++) {
    const hour = WARM_UP_HOURS + origin * HINDCAST_EVERY_HOURS;
    const moments = hindcastMoments(flow, { ...input, hour, level: levels[hour]! });
    const moved = flow.correction.inflow != null && inflowAt && hindcastInflow(flow, { zone: flow.zone, window, hour, inflow: inflowAt(window.from + hour * HOUR_MS) });
    HINDCAST_LEADS_HOURS.forEach((lead, i) => {
      const { shift, scale } = correctionAt(flow.correction, lead, { mean: moments[i]!.mean, hourOfDay: window.hourOfWeek[Math.min(window.hours - 1, hour + lead)]! % 24, inflow: moved ? { expected: moved[lead - 1]!, issueHour: window.hourOfWeek[hour]! % 24 } : undefined });
      variance[origin * leads + i] = moments[i]!.variance * scale ** 2;
      if (hour + lead < window.hours) residual[origin * leads + i] = census[hour + lead]! - moments[i]!.mean - shift;
    });
  }
  return { origins, residual, variance };
}
