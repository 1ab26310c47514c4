import { FencedError } from '@wardcast/application';
import type { PartitionOwner, RefusedIssue, StandingRefusal } from '@wardcast/application';
import { instantArray, textArray } from '../database/binary-array';
import { toTimestamp } from '../database/instants';
import { namedStatement } from '../database/named-statement';
import type { Queryable } from '../database/queryable';
import { toStorableJson } from '../database/storable-text';
import { OWNS_PARTITION } from '../partitions/owner-check.sql';

/** Time of the newest issue of node $2 of facility $1 that refused, up to $3; null where none did. */
export const NEWEST_REFUSAL = '(select max(r.issued_at) from forecast_refusal r where r.facility_id = $1 and r.node_id = $2 and r.issued_at <= $3)';

/** Takes the facility's version row first, as the statement of forecasts does. */
const APPEND_REFUSALS = namedStatement(
  'append_refusals',
  { facility_id: 'text', topic: 'text', part: 'int', owner: 'uuid', notice: 'text', node_id: 'text[]', issued_at: 'timestamptz[]', reason: 'text[]', unit_ids: 'text[]' },
  `
with bumped as (
  insert into facility_version as v (facility_id, version) select :facility_id, 1 where ${OWNS_PARTITION}
  on conflict (facility_id) do update set version = v.version + 1
  returning version
), refused as (
  insert into forecast_refusal (facility_id, node_id, issued_at, reason, unit_ids)
  select :facility_id, r.node_id, r.issued_at, r.reason, array(select jsonb_array_elements_text(r.unit_ids::jsonb))
  from bumped cross join unnest(:node_id, :issued_at, :reason, :unit_ids) as r (node_id, issued_at, reason, unit_ids)
  on conflict do nothing
), changed_node as (
  insert into node_version (facility_id, node_id, version)
  select distinct :facility_id, n.node_id, bumped.version from bumped cross join unnest(:node_id) as n (node_id)
  on conflict (facility_id, node_id) do update set version = excluded.version
)
select pg_notify('wardcast_change', :notice) from bumped
`,
);

/** One statement per facility. Throws FencedError once another owner claimed the partition. */
export async function appendRefusals(pool: Queryable, refusals: readonly RefusedIssue[], owner?: PartitionOwner): Promise<void> {
  for (const facilityId of new Set(refusals.map((refusal) => refusal.facilityId))) {
    const own = refusals.filter((refusal) => refusal.facilityId === facilityId);
    const { rows } = await pool.query(APPEND_REFUSALS.bind({
      facility_id: facilityId, topic: owner?.topic ?? null, part: owner?.partition ?? null, owner: owner?.owner ?? null,
      notice: JSON.stringify({ facilityId, kind: 'forecast' }),
      node_id: textArray(own.map(({ nodeId }) => nodeId)),
      issued_at: instantArray(own.map(({ issuedAt }) => issuedAt)),
      reason: textArray(own.map(({ reason }) => reason)),
      unit_ids: textArray(own.map(({ unitIds }) => toStorableJson(unitIds))),
    }));
    if (rows.length === 0 && owner !== undefined) throw new FencedError(owner);
  }
}

export interface StandingRefusalsAsked {
  readonly facilityId: string;
  readonly nodeIds: readonly string[] | 'all';
  readonly asOf: number | null;
}

/** Of each node the run of refusals after its newest forecast: when it began, and what the newest one says. */
export async function readStandingRefusals(pool: Queryable, { facilityId, nodeIds, asOf }: StandingRefusalsAsked): Promise<readonly StandingRefusal[]> {
  const { rows } = await pool.query<StandingRefusal>({
    name: 'standing_refusals',
    text: `select n.node_id as "nodeId", to_ms(s.since) as since, s.reason, s.unit_ids as "unitIds", to_ms(f.issued_at) as "lastIssuedAt"
           from (select distinct node_id from forecast_refusal where facility_id = $1 and ($2::text[] is null or node_id = any ($2))) n
           left join lateral (
             select issued_at from series.forecast where facility_id = $1 and node_id = n.node_id and ($3::timestamptz is null or issued_at <= $3) order by issued_at desc limit 1
           ) f on true
           cross join lateral (
             select min(r.issued_at) over () as since, r.reason, r.unit_ids from forecast_refusal r
             where r.facility_id = $1 and r.node_id = n.node_id and r.issued_at > coalesce(f.issued_at, '-infinity') and ($3::timestamptz is null or r.issued_at <= $3)
             order by r.issued_at desc limit 1
           ) s
           order by n.node_id`,
    values: [facilityId, nodeIds === 'all' ? null : textArray(nodeIds), asOf === null ? null : toTimestamp(asOf)],
  });
  return rows;
}
