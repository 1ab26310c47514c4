import { ageBinOf } from './age-scale';
import { walkStay, type FlowWindow, type KnownStay } from './flow-window';
import { HOURS_OF_WEEK, type HazardTable } from './hazard-table';

/**
 * Model: one common factor on all discharges of a unit and day (a thorough round, a missing consultant).
 *
 * ln G ~ N(-s^2/2, s^2), s^2 = max(0, Sum_d [(D_d - E_d)^2 - E_d] / Sum_d E_d^2), with D_d the departures of a local day
 * and E_d their cumulated hazard over the exposure, which is also the variance of D_d - E_d when patients leave
 * independently (martingale property of counting processes; forecasting design, section 7.1). Do not trust it from few days: the estimate is 0 below two weeks and capped above.
 */
const MIN_DAYS = 14;
/** A day with twice or half the departures at one standard deviation: more is a change of regime, not a bad day. */
const MAX_SPREAD = 0.6;
/** Below this the mixture moves no quantile of a unit with fifty departures a day. */
const NO_SPREAD = 0.02;
const HOURS_OF_DAY = 24;

/** s, the standard deviation of ln G; 0 where daily departures vary no more than independent ones. */
export function estimateDischargeSpread(stays: readonly KnownStay[], window: FlowWindow, hazard: HazardTable): number {
  const dayOf = localDays(window);
  const days = dayOf[window.hours - 1]! + 1;
  const departed = new Float64Array(days);
  const expected = new Float64Array(days);
  for (const stay of stays) {
    walkStay(stay, window, (hour, ageHours, exposed, left) => {
      const rate = hazard.perHour[ageBinOf(ageHours) * HOURS_OF_WEEK + window.hourOfWeek[hour]!]!;
      const day = dayOf[hour]!;
      expected[day]! += rate * exposed;
      if (left) departed[day]! += 1;
    });
  }
  return spreadOf(departed, expected);
}

function spreadOf(departed: Float64Array, expected: Float64Array): number {
  // The first and last days are usually cut by the window.
  if (departed.length - 2 < MIN_DAYS) return 0;
  let excess = 0;
  let scale = 0;
  for (let day = 1; day < departed.length - 1; day++) {
    excess += (departed[day]! - expected[day]!) ** 2 - expected[day]!;
    scale += expected[day]! ** 2;
  }
  const spread = scale > 0 ? Math.sqrt(Math.max(0, excess / scale)) : 0;
  return spread < NO_SPREAD ? 0 : Math.min(MAX_SPREAD, spread);
}

/** Index of the local day of each hour, counted from the first. */
function localDays(window: FlowWindow): Int32Array {
  const days = new Int32Array(window.hours);
  let day = 0;
  for (let hour = 0; hour < window.hours; hour++) {
    const weekday = Math.floor(window.hourOfWeek[hour]! / HOURS_OF_DAY);
    if (hour > 0 && weekday !== Math.floor(window.hourOfWeek[hour - 1]! / HOURS_OF_DAY)) day++;
    days[hour] = day;
  }
  return days;
}

/** Three-point Gauss-Hermite rule for G; one node when there is no spread. */
export function spreadNodes(spread: number): readonly { readonly factor: number; readonly weight: number }[] {
  if (spread <= 0) return [{ factor: 1, weight: 1 }];
  const centre = Math.exp((-spread * spread) / 2);
  const step = Math.exp(Math.sqrt(3) * spread);
  return [
    { factor: centre / step, weight: 1 / 6 },
    { factor: centre, weight: 2 / 3 },
    { factor: centre * step, weight: 1 / 6 },
  ];
}

