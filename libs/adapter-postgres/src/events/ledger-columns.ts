import { DEFAULT_LATENESS_HOURS, stayNumbers, type Stay, type UnitHour, type VisitStays } from '@wardcast/domain';
import { booleanArray, instantArray, integerArray, textArray } from '../database/binary-array';
import { lastBy } from '../database/last-by';

/** `every` stay of the visits; or those `changed` alone, for a store that has what was told before. */
export type StayScope = 'every' | 'changed';

/** Stays of one visit that are further apart belong to records of which the ledger held one when it had forgotten the other. */
const RECORDS_APART_MS = DEFAULT_LATENESS_HOURS * 3_600_000;

/** When stays began that are no longer, unless they are told: (ms, both inclusive; null = whenever). */
interface Gone {
  readonly since: number | null;
  readonly until: number | null;
}

/** Where nothing is said of it, everything near what is told. */
function goneOf({ stays, change }: VisitStays): readonly Gone[] {
  if (change !== undefined) return change.gone.map((from) => ({ since: from, until: from }));
  if (stays.length === 0) return [{ since: null, until: null }];
  const end = Math.max(...stays.map(({ to }) => to ?? Infinity));
  return [{ since: Math.min(...stays.map(({ from }) => from)) - RECORDS_APART_MS, until: end === Infinity ? null : end + RECORDS_APART_MS }];
}

/**
 * Stays as rows, and the times at which those began that have to go where they are not among them. Rows that would meet twice in one
 * statement are reduced to the last one: PostgreSQL refuses to update a row twice.
 */
export function toStayColumns(told: readonly VisitStays[], scope: StayScope = 'every') {
  const visits = lastBy(told, (visit) => visit.visitKey);
  // Side by side and not as new objects: a year's rebuild comes to millions of them.
  const [stays, visitKeys, ordinals]: [Stay[], string[], number[]] = [[], [], []];
  const [goneKeys, gone]: [string[], Gone[]] = [[], []];
  for (const visit of visits) {
    // One that began when a stay began that is no longer must be told, or it would go with it.
    const places = scope === 'every' || visit.change === undefined || visit.change.gone.length > 0 ? visit.stays.keys() : visit.change.places;
    const numbers = stayNumbers(visit.stays);
    for (const place of places) {
      stays.push(visit.stays[place]!);
      visitKeys.push(visit.visitKey);
      ordinals.push(numbers[place]!);
    }
    for (const range of goneOf(visit)) {
      goneKeys.push(visit.visitKey);
      gone.push(range);
    }
  }
  return {
    stay_visit: textArray(visitKeys),
    stay_ordinal: integerArray(ordinals),
    stay_unit: textArray(stays.map((stay) => stay.unitId)),
    stay_bed: textArray(stays.map((stay) => stay.bedId)),
    stay_from: instantArray(stays.map((stay) => stay.from)),
    stay_to: instantArray(stays.map((stay) => stay.to)),
    stay_leave: booleanArray(stays.map((stay) => stay.onLeave)),
    stay_definite: instantArray(stays.map((stay) => stay.definiteOutAt)),
    gone_visit: textArray(goneKeys),
    gone_since: instantArray(gone.map(({ since }) => since)),
    gone_until: instantArray(gone.map(({ until }) => until)),
  };
}

export function toHourColumns(every: readonly UnitHour[]) {
  const hours = lastBy(every, (hour) => `${hour.hour} ${hour.availableAt} ${hour.unitId}`);
  return {
    hour_unit: textArray(hours.map((hour) => hour.unitId)),
    hour_at: instantArray(hours.map((hour) => hour.hour)),
    hour_available: instantArray(hours.map((hour) => hour.availableAt)),
    hour_census: integerArray(hours.map((hour) => hour.census)),
    hour_arrivals: integerArray(hours.map((hour) => hour.arrivals)),
    hour_departures: integerArray(hours.map((hour) => hour.departures)),
    hour_staffed: integerArray(hours.map((hour) => hour.staffed)),
  };
}
