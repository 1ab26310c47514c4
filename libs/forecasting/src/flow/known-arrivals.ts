import { HOUR_MS } from '@wardcast/timeseries';
import type { ForecastStep } from './forecast-steps';
import type { ListModel } from './list-model';
import type { Listing, ListingKind } from './listing';
import { entryRate } from './listing-hazards';
import { CLOCK_BINS, clockBin, listingClock } from './listing-states';
import { bedsNeeded, type UnitPressure } from './unit-pressure';
import { shareCell } from './unlisted-shares';

/** A unit's list at the issue, and the pressure on it. */
export interface KnownList {
  readonly listed: readonly Listing[];
  readonly pressure: UnitPressure;
}

/** Patients with a smaller chance to come within the horizon are left out: together they are below a tenth of a patient in any hospital. */
const LEAST_CHANCE = 1e-4;

/** A patient on the unit's list with the chance to come in each step. */
export interface ComingPatient {
  readonly kind: ListingKind;
  readonly chance: Float64Array;
}

/** When each patient on the list comes: in each step the chance not to have come before times that to come in it. */
export function comingPatients(lists: ListModel, { listed, pressure }: KnownList, steps: readonly ForecastStep[]): readonly ComingPatient[] {
  const first = steps[0];
  if (first === undefined) return [];
  const issuedAt = first.target - first.exposureHours * HOUR_MS;
  const needed = bedsNeeded(listed, issuedAt, pressure.room);
  return listed.flatMap((listing, i) => {
    const clock = listingClock(listing, issuedAt, needed[i]!);
    const chance = new Float64Array(steps.length);
    let away = 1;
    for (const [lead, { hourStart, hourOfWeek, exposureHours }] of steps.entries()) {
      const bin = clockBin(clock, hourStart, lead);
      if (bin < 0) continue;
      const stays = away * Math.exp(-entryRate(lists, clock.state * CLOCK_BINS + bin, hourOfWeek) * exposureHours);
      chance[lead] = away - stays;
      away = stays;
    }
    return 1 - away < LEAST_CHANCE ? [] : [{ kind: listing.kind, chance }];
  });
}

/** Arrivals expected in a step of patients who are on no list yet, by stream, before the level of arrivals. */
export function unlistedArrivals(lists: ListModel, step: ForecastStep, at: { readonly lead: number; readonly issueHour: number; readonly pressure: UnitPressure }): { readonly booked: number; readonly others: number } {
  const cell = shareCell(at.pressure, at.issueHour, at.lead);
  const { hourOfWeek, exposureHours } = step;
  return {
    booked: lists.bookedPerHour[hourOfWeek]! * lists.unlistedBooked[cell]! * exposureHours,
    others: lists.othersPerHour[hourOfWeek]! * lists.unlistedOthers[cell]! * exposureHours,
  };
}

/** Most units have an empty list most of the time, and are asked for three values of the factor at each of many targets. */
const NOBODY = new Float64Array(0);

/** Chance of each patient on the list to have come by the end of step `lead` and to be there still, given the discharge factor; `cohorts` as in the flow path. */
export function comeAndStay(coming: readonly ComingPatient[], at: { readonly factor: number; readonly lead: number; readonly cohorts: Float64Array }): Float64Array {
  if (coming.length === 0) return NOBODY;
  const stays = new Float64Array(at.lead + 1);
  for (let c = 0; c <= at.lead; c++) stays[c] = Math.exp(-at.factor * at.cohorts[c]!);
  return Float64Array.from(coming, ({ chance }) => {
    let sum = 0;
    for (let c = 0; c <= at.lead; c++) sum += chance[c]! * stays[c]!;
    return Math.min(1, sum);
  });
}
