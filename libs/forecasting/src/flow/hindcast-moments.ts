import { HOUR_MS } from '@wardcast/timeseries';
import { startLevel, updateLevel, type LevelState } from './arrival-level';
import { spreadNodes } from './discharge-spread';
import type { FlowParts } from './flow-parts';
import { flowPath, newcomersGiven, type FlowPathPoint } from './flow-path';
import type { FlowWindow, KnownStay } from './flow-window';
import { leavingCurves } from '../ed/leaving-curves';
import { forecastSteps } from './forecast-steps';
import { comeAndStay } from './known-arrivals';
import { listedAt } from './listing';
import { MOVES_HORIZON_HOURS, movedInAndThere } from './expected-moves';
import { presentThen } from './past-moves';
import type { PastLists } from './past-lists';

export const HINDCAST_LEADS_HOURS = [1, 2, 4, 8, 12, 24, 48, 72] as const;

export interface HindcastInput {
  readonly zone: string;
  readonly stays: readonly KnownStay[];
  readonly window: FlowWindow;
  /** Hourly arrivals of the window. */
  readonly arrivals: Float64Array;
  /** Lists as known at each time; absent = lists are not known. */
  readonly lists?: PastLists;
  /** Expected moves into the unit in the hours after an instant of the window, from what was known then; absent = as usual. */
  readonly inflowAt?: (instant: number) => Float64Array;
}
/** Mean and variance of the census at each of HINDCAST_LEADS_HOURS after an hour of the window, from what was known then. */
export function hindcastMoments(model: FlowParts, at: HindcastInput & { readonly hour: number; readonly level: LevelState }): readonly { mean: number; variance: number }[] {
  const instant = at.window.from + at.hour * HOUR_MS;
  const staying = at.stays.filter((stay) => stay.enteredAt <= instant && stay.until > instant);
  const leaving = leavingCurves(model.ed, staying, { at: instant, hourOfWeek: at.window.hourOfWeek[at.hour]! });
  const present = presentThen(staying, instant).map((patient, i) => ({ ...patient, leaving: leaving?.[i] }));
  const steps = forecastSteps(at.zone, instant, HINDCAST_LEADS_HOURS.at(-1)!);
  const found: { mean: number; variance: number }[] = [];
  const nodes = spreadNodes(model.dischargeSpread);
  for (const point of flowPath(model, { present, steps, level: at.level, known: at.lists && { listed: listedAt(at.lists.listings, instant), pressure: at.lists.pressure[at.hour]! } })) {
    if (point.lead + 1 === HINDCAST_LEADS_HOURS[found.length]) found.push(momentsOver(nodes, point));
  }
  return found;
}

/** Expected patients, of those in other units at an hour of the window, who will have moved in and be there at each hour after it. */
export function hindcastInflow(model: FlowParts, at: Pick<HindcastInput, 'zone' | 'window'> & { readonly hour: number; readonly inflow: Float64Array }): Float64Array {
  const steps = forecastSteps(at.zone, at.window.from + at.hour * HOUR_MS, MOVES_HORIZON_HOURS);
  return Float64Array.from(flowPath(model, { present: [], steps, level: startLevel(model.levelSettings) }), (point) => movedInAndThere(at.inflow, point));
}

/** Mean and variance over the nodes of the common factor: variance within plus variance between. */
function momentsOver(nodes: ReturnType<typeof spreadNodes>, point: FlowPathPoint): { mean: number; variance: number } {
  let mean = 0;
  let square = 0;
  let within = 0;
  for (const { factor, weight } of nodes) {
    const newcomers = newcomersGiven(factor, point);
    let given = newcomers.mean;
    let variance = newcomers.mean + newcomers.mean ** 2 / newcomers.size;
    for (const hazard of point.staying) {
      const stay = Math.exp(-factor * hazard);
      given += stay;
      variance += stay * (1 - stay);
    }
    for (const stay of comeAndStay(point.coming, { factor, lead: point.lead, cohorts: point.cohorts })) {
      given += stay;
      variance += stay * (1 - stay);
    }
    mean += weight * given;
    square += weight * given * given;
    within += weight * variance;
  }
  return { mean, variance: within + square - mean * mean };
}

/** Level of arrivals at the start of each hour of the window. */
export function hourlyLevels(model: FlowParts, { arrivals, window }: HindcastInput): readonly LevelState[] {
  let state = startLevel(model.levelSettings);
  return Array.from(arrivals, (count, hour) => {
    const before = state;
    state = updateLevel(state, model.levelSettings, { count, expected: model.arrivalsPerHour[window.hourOfWeek[hour]!]! });
    return before;
  });
}
