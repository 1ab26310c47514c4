import type { Stay, UnitHour, VisitStays } from '@wardcast/domain';
import { booleanArray, instantArray, integerArray, textArray } from '../database/binary-array';
import { lastBy } from '../database/last-by';

/** `every` stay of the visits; or those `changed` alone, for a store that has what was told before. */
export type StayScope = 'every' | 'changed';

/**
 * Stays as rows, and for each visit that may have had more of them how many it has. Rows that would meet twice in one
 * statement are reduced to the last one: PostgreSQL refuses to update a row twice.
 */
export function toStayColumns(told: readonly VisitStays[], scope: StayScope = 'every') {
  const visits = lastBy(told, (visit) => visit.visitKey);
  // Side by side and not as new objects: a year's rebuild comes to millions of them.
  const [stays, visitKeys, ordinals]: [Stay[], string[], number[]] = [[], [], []];
  const shortened: VisitStays[] = [];
  for (const visit of visits) {
    const change = scope === 'changed' ? visit.change : undefined;
    const count = change?.ordinals.length ?? visit.stays.length;
    for (let index = 0; index < count; index += 1) {
      const ordinal = change?.ordinals[index] ?? index;
      stays.push(visit.stays[ordinal]!);
      visitKeys.push(visit.visitKey);
      ordinals.push(ordinal);
    }
    if (change === undefined || change.before > visit.stays.length) shortened.push(visit);
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
    visit_key: textArray(shortened.map((visit) => visit.visitKey)),
    visit_stays: integerArray(shortened.map((visit) => visit.stays.length)),
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
