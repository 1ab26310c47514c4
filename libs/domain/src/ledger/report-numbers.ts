import type { EventDataByType } from '../generated/event-data';

/** Stands in a fact for what a report does not say; no count is negative. */
export const NOT_SAID = -1;

/** Numbers of a report of counts as a fact keeps them: occupied beds, arrivals, departures, staffed beds. */
export function reportNumbers({ occupiedBeds, arrivals, departures, staffedBeds }: EventDataByType['UnitCountsReported']): readonly number[] {
  return [occupiedBeds, arrivals ?? NOT_SAID, departures ?? NOT_SAID, staffedBeds ?? NOT_SAID];
}
