import { setImmediate } from 'node:timers/promises';
import type { ForecastRecord, PartitionOwner } from '@wardcast/application';
import { arrayText } from '../database/array-text';
import { instantArray, integerArray, textArray } from '../database/binary-array';
import { namedStatement } from '../database/named-statement';
import { toStorableJson } from '../database/storable-text';
import { OWNS_PARTITION } from '../partitions/owner-check.sql';

/** Takes the facility's version row first, as the ingest statement does: versions appear in commit order. */
export const APPEND_FORECASTS = namedStatement(
  'append_forecasts',
  {
    facility_id: 'text', topic: 'text', part: 'int', owner: 'uuid', notice: 'text', node_id: 'text[]', issued_at: 'timestamptz[]', forecast_id: 'text[]', data_as_of: 'timestamptz[]', trigger: 'text[]', model_version: 'text[]', ladder_step: 'int[]',
    targets: 'text[]', levels: 'text[]', quantiles: 'text[]', mean: 'text[]', chance_short: 'text[]', staffed: 'text[]', expected_out: 'text[]', expected_in: 'text[]', census_at_issue: 'int[]', parts: 'text[]', notes: 'text[]',
  },
  `
with bumped as (
  insert into facility_version as v (facility_id, version) select :facility_id, 1 where ${OWNS_PARTITION}
  on conflict (facility_id) do update set version = v.version + 1
  returning version
), issued as (
  insert into series.forecast (facility_id, node_id, issued_at, forecast_id, data_as_of, trigger, model_version, ladder_step,
    targets, levels, quantiles, mean, chance_short, staffed, expected_out, expected_in, census_at_issue, parts, notes)
  select :facility_id, f.node_id, f.issued_at, f.forecast_id, f.data_as_of, f.trigger, f.model_version, f.ladder_step::smallint,
    f.targets::bigint[], f.levels::float8[], f.quantiles::smallint[], f.mean::real[], f.chance_short::real[], f.staffed::smallint[], f.expected_out::real[], f.expected_in::real[], f.census_at_issue, f.parts::real[], f.notes::jsonb
  from bumped cross join unnest(:node_id, :issued_at, :forecast_id, :data_as_of, :trigger, :model_version, :ladder_step,
    :targets, :levels, :quantiles, :mean, :chance_short, :staffed, :expected_out, :expected_in, :census_at_issue, :parts, :notes)
    as f (node_id, issued_at, forecast_id, data_as_of, trigger, model_version, ladder_step, targets, levels, quantiles, mean, chance_short, staffed, expected_out, expected_in, census_at_issue, parts, notes)
  on conflict (facility_id, node_id, issued_at, forecast_id) do nothing
), changed_node as (
  insert into node_version (facility_id, node_id, version)
  select distinct :facility_id, n.node_id, bumped.version from bumped cross join unnest(:node_id) as n (node_id)
  on conflict (facility_id, node_id) do update set version = excluded.version
)
select pg_notify('wardcast_change', :notice) from bumped
`,
);

/** Thousandths of a patient: single precision written in full would double the statement, and nobody reads more. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Columns of one record that are arrays, as PostgreSQL reads them. */
function textsOf(record: ForecastRecord) {
  return {
    targets: arrayText(record.targets),
    levels: arrayText(record.levels),
    quantiles: arrayText(record.quantiles),
    mean: arrayText(record.mean),
    chance_short: arrayText(record.chanceShort),
    staffed: arrayText(record.staffed),
    expected_out: arrayText(record.expectedOut),
    expected_in: arrayText(record.expectedIn),
    parts: record.parts == null ? null : arrayText(Array.from(record.parts, rounded)),
  };
}

/** Records that are written as text in one go: a week ahead of as many takes some two milliseconds. */
const RECORDS_PER_SLICE = 4;

/** Numbers become text record by record, with the thread's other work in between: a whole hospital's at once would keep it for long. */
async function textsOfAll(records: readonly ForecastRecord[]): Promise<readonly ReturnType<typeof textsOf>[]> {
  const texts: ReturnType<typeof textsOf>[] = [];
  for (const record of records) {
    if (texts.length > 0 && texts.length % RECORDS_PER_SLICE === 0) await setImmediate();
    texts.push(textsOf(record));
  }
  return texts;
}

export async function toForecastColumns(facilityId: string, records: readonly ForecastRecord[], owner?: PartitionOwner): Promise<Parameters<typeof APPEND_FORECASTS.bind>[0]> {
  const texts = await textsOfAll(records);
  const column = (name: keyof ReturnType<typeof textsOf>): Buffer => textArray(texts.map((text) => text[name]));
  return {
    facility_id: facilityId,
    topic: owner?.topic ?? null,
    part: owner?.partition ?? null,
    owner: owner?.owner ?? null,
    notice: JSON.stringify({ facilityId, kind: 'forecast' }),
    node_id: textArray(records.map((record) => record.nodeId)),
    issued_at: instantArray(records.map((record) => record.issuedAt)),
    forecast_id: textArray(records.map((record) => record.forecastId)),
    data_as_of: instantArray(records.map((record) => record.dataAsOf)),
    trigger: textArray(records.map((record) => record.trigger)),
    model_version: textArray(records.map((record) => record.modelVersion)),
    ladder_step: integerArray(records.map((record) => record.ladderStep)),
    targets: column('targets'),
    levels: column('levels'),
    quantiles: column('quantiles'),
    mean: column('mean'),
    chance_short: column('chance_short'),
    staffed: column('staffed'),
    expected_out: column('expected_out'),
    expected_in: column('expected_in'),
    census_at_issue: integerArray(records.map((record) => record.censusAtIssue)),
    parts: column('parts'),
    notes: textArray(records.map((record) => (record.notes == null ? null : toStorableJson(record.notes)))),
  };
}
