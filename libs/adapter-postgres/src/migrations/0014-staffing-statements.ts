import type { Migration } from './migration';

/**
 * The way to what was stated of one unit's shifts: rosters are published weeks before they begin, and without it those weeks of
 * events are read from end to end. Few events are of this kind, so it costs the ingest nothing that shows.
 */
export const staffingStatements: Migration = {
  name: '0014-staffing-statements',
  sql: `create index event_staffing on event (facility_id, (data ->> 'unitId'), occurred_at) where type in ('StaffingPlanned', 'StaffingActual');`,
};
