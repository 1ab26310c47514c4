import type { Facility } from '@wardcast/domain';
import { textArray } from '../database/binary-array';
import { namedStatement } from '../database/named-statement';

/** The tree and what follows from it: which nodes an event in a unit changes. Every node is announced as changed. */
export const SAVE_FACILITY = namedStatement(
  'save_facility',
  { facility_id: 'text', tree: 'jsonb', notice: 'text', unit_id: 'text[]', node_id: 'text[]' },
  `
with bumped as (
  insert into facility_version as v (facility_id, version) values (:facility_id, 1)
  on conflict (facility_id) do update set version = v.version + 1
  returning version
), saved as (
  insert into facility (facility_id, tree) select :facility_id, :tree from bumped
  on conflict (facility_id) do update set tree = excluded.tree, saved_at = now()
), gone as (
  delete from unit_node u using bumped where u.facility_id = :facility_id
    and not exists (select 1 from unnest(:unit_id, :node_id) as n (unit_id, node_id) where n.unit_id = u.unit_id and n.node_id = u.node_id)
), kept as (
  insert into unit_node (facility_id, unit_id, node_id)
  select :facility_id, n.unit_id, n.node_id from bumped cross join unnest(:unit_id, :node_id) as n (unit_id, node_id)
  on conflict do nothing
), changed_node as (
  insert into node_version (facility_id, node_id, version)
  select distinct :facility_id, n.node_id, bumped.version from bumped cross join unnest(:node_id) as n (node_id)
  on conflict (facility_id, node_id) do update set version = excluded.version
)
select pg_notify('wardcast_change', :notice) from bumped
`,
);

export function toUnitNodes(facility: Facility): { readonly unit_id: Buffer; readonly node_id: Buffer } {
  const pairs = facility.units.flatMap(({ unitId, divisionId }) => [unitId, divisionId, facility.facilityId].map((nodeId) => ({ unitId, nodeId })));
  return { unit_id: textArray(pairs.map(({ unitId }) => unitId)), node_id: textArray(pairs.map(({ nodeId }) => nodeId)) };
}
