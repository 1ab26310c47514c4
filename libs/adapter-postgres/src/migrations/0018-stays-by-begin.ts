import type { Migration } from './migration';

/**
 * A stay is named by when it began and no longer by its place among those of its visit: a visit that the ledger had forgotten counts
 * its stays anew when its key comes back, and wrote them over its older ones. The number tells stays apart that began at one instant,
 * as two records of one patient may have had before they were merged.
 */
export const staysByBegin: Migration = {
  name: '0018-stays-by-begin',
  sql: `
alter table stay drop constraint stay_pkey;
update stay s set ordinal = n.number
from (select ctid as place, row_number() over (partition by facility_id, visit_key, from_at order by ordinal) - 1 as number from stay) n
where s.ctid = n.place and s.ordinal <> n.number;
alter table stay add primary key (facility_id, visit_key, from_at, ordinal);
`,
};
