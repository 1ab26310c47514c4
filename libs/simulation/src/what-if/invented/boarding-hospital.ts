import type { LognormalStays, WhatIfInput } from '../input/what-if-input';
import { hospitalOf, routeTo, streamTo, wardOf } from './invented-units';

const WARDS = 24;
const FEWEST_BEDS = 20;
const MORE_BEDS = 16;
const ALL_BEDS = 670;
const ARRIVALS_PER_HOUR = 15;
const ADMITTED = 0.3;
const ED_MEAN_HOURS = 4;
const WARD_MEAN_HOURS = 108;
/** Empty start, two weeks to fill up, two weeks to be counted. */
export const BOARDING_WARM_UP_HOURS = 336;
export const BOARDING_HOURS = 672;

/** Lognormal stays of a mean with coefficient of variation 1: sigma^2 = ln 2, mu = ln mean - sigma^2 / 2. */
function stays(meanHours: number): LognormalStays {
  return { mu: Math.log(meanHours) - Math.LN2 / 2, sigma: Math.sqrt(Math.LN2) };
}

/**
 * A model that other simulation packages can state too: an emergency department without limit (15 arrivals an hour, stays of 4 h), of whose patients
 * 30 % go on to one of 24 wards in proportion to its 20 to 36 beds (670 in all, stays of 4.5 days) and wait in the
 * department, first come first served, while it is full.
 */
export function boardingHospital(): WhatIfInput {
  const beds = Array.from({ length: WARDS }, (_, w) => FEWEST_BEDS + Math.round((MORE_BEDS * w) / (WARDS - 1)));
  beds[WARDS - 2]! += ALL_BEDS - beds.reduce((sum, x) => sum + x, 0);
  const wards = beds.map((count, w) => wardOf(`ward-${w + 1}`, BOARDING_HOURS, { beds: count, stayHours: WARD_MEAN_HOURS, lognormalStays: stays(WARD_MEAN_HOURS) }));
  const routes = beds.map((count, w) => routeTo(w + 1, BOARDING_HOURS, (ADMITTED * count) / ALL_BEDS));
  const ed = wardOf('ed', BOARDING_HOURS, { beds: 0, stayHours: ED_MEAN_HOURS, lognormalStays: stays(ED_MEAN_HOURS), kind: 'ed', unlimited: true, routes });
  return hospitalOf([ed, ...wards], [streamTo(0, BOARDING_HOURS, { perHour: ARRIVALS_PER_HOUR, kind: 'ed' })]);
}
