import type { Migration } from './migration';

/** What waits for its explanation is read newest first. */
export const parkedByTime: Migration = {
  name: '0005-parked-by-time',
  sql: `
create index parked_event_by_time on parked_event (parked_at, event_id);
`,
};
