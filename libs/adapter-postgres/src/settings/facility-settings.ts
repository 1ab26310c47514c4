import type { SettingChange } from '@wardcast/application';
import { toTimestamp } from '../database/instants';
import { namedStatement } from '../database/named-statement';
import type { Queryable } from '../database/queryable';
import { toStorableJson, toStorableText } from '../database/storable-text';

const COLUMNS = `facility_id as "facilityId", name, to_ms(set_at) as at, set_by as by, value`;

/** Later than the newest change of the setting, so that the order of changes is that of their times. Every node is announced as changed. */
const APPEND_SETTING = namedStatement(
  'append_setting',
  { facility_id: 'text', name: 'text', set_at: 'timestamptz', set_by: 'text', value: 'jsonb', notice: 'text' },
  `
with bumped as (
  insert into facility_version as v (facility_id, version) values (:facility_id, 1)
  on conflict (facility_id) do update set version = v.version + 1
  returning version
), stored as (
  insert into facility_setting (facility_id, name, set_at, set_by, value)
  select :facility_id, :name, greatest(:set_at, (select max(s.set_at) + interval '1 millisecond' from facility_setting s where s.facility_id = :facility_id and s.name = :name)), :set_by, :value
  from bumped
  returning set_at
), changed_node as (
  update node_version set version = bumped.version from bumped where facility_id = :facility_id
)
select to_ms(stored.set_at) as at, pg_notify('wardcast_change', :notice) from stored
`,
);

export async function readSettings(pool: Queryable, facilityId: string, asOf: number | null): Promise<readonly SettingChange[]> {
  const { rows } = await pool.query<SettingChange>({
    name: 'facility_settings',
    text: `select distinct on (name) ${COLUMNS} from facility_setting where facility_id = $1 and ($2::timestamptz is null or set_at <= $2) order by name, set_at desc`,
    values: [facilityId, asOf === null ? null : toTimestamp(asOf)],
  });
  return rows;
}

export async function readSettingHistory(pool: Queryable, facilityId: string, limit: number): Promise<readonly SettingChange[]> {
  const { rows } = await pool.query<SettingChange>({
    name: 'setting_history',
    text: `select ${COLUMNS} from facility_setting where facility_id = $1 order by set_at desc, name limit $2`,
    values: [facilityId, limit],
  });
  return rows;
}

export async function appendSetting(pool: Queryable, change: SettingChange): Promise<SettingChange> {
  const { facilityId, name, at, by, value } = change;
  const { rows } = await pool.query<{ readonly at: number }>(APPEND_SETTING.bind({
    facility_id: facilityId, name: toStorableText(name), set_at: toTimestamp(at), set_by: toStorableText(by), value: value === null ? null : toStorableJson(value),
    notice: JSON.stringify({ facilityId, kind: 'facility' }),
  }));
  return { ...change, at: rows[0]!.at };
}
