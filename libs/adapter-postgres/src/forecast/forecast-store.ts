import { FencedError, LIST_EVENT_TYPES, toListEvent } from '@wardcast/application';
import type { ForecastRecord, ForecastStore, ListEvent, ListEventData, PartitionOwner, RefusedIssue, StandingRefusal, StayRow } from '@wardcast/application';
import type { EventType } from '@wardcast/domain';
import type { Queryable } from '../database/queryable';
import { numbersOf } from '../database/array-text';
import { textArray } from '../database/binary-array';
import { toTimestamp } from '../database/instants';
import { toStorableJson } from '../database/storable-text';
import { APPEND_FORECASTS, toForecastColumns } from './append-forecasts';
import { FORECAST_COLUMNS, toForecastRecord, type ForecastRow } from './forecast-row';
import { NEWEST_REFUSAL, appendRefusals, readStandingRefusals } from './forecast-refusals';

/** A week of nightly fits, for a look at one that went wrong: a model is some five megabytes, and only the newest is read. */
const MODELS_KEPT = 7;

/** Forecasts as issued, over PostgreSQL; see the port for what each method promises. */
export class PostgresForecastStore implements ForecastStore {
  constructor(private readonly pool: Queryable) {}

  /** One statement per facility; appending the same forecast again changes nothing but the version. */
  async append(records: readonly ForecastRecord[], owner?: PartitionOwner): Promise<void> {
    const byFacility = new Map<string, ForecastRecord[]>();
    for (const record of records) byFacility.set(record.facilityId, [...(byFacility.get(record.facilityId) ?? []), record]);
    for (const [facilityId, issued] of byFacility) {
      const { rows } = await this.pool.query(APPEND_FORECASTS.bind(await toForecastColumns(facilityId, issued, owner)));
      if (rows.length === 0 && owner !== undefined) throw new FencedError(owner);
    }
  }

  appendRefusals(refusals: readonly RefusedIssue[], owner?: PartitionOwner): Promise<void> {
    return appendRefusals(this.pool, refusals, owner);
  }

  standingRefusals(facilityId: string, nodeIds: readonly string[] | 'all', asOf: number | null): Promise<readonly StandingRefusal[]> {
    return readStandingRefusals(this.pool, { facilityId, nodeIds, asOf });
  }

  async latest(facilityId: string, nodeIds: readonly string[] | 'all'): Promise<readonly ForecastRecord[]> {
    const { rows } = await this.pool.query<ForecastRow & unknown[]>({
      name: 'latest_forecasts',
      text: `select ${FORECAST_COLUMNS} from node_version n cross join lateral (
               select * from series.forecast where facility_id = n.facility_id and node_id = n.node_id order by issued_at desc, forecast_id desc limit 1
             ) f where n.facility_id = $1 and ($2::text[] is null or n.node_id = any ($2)) and not exists (select from forecast_refusal r where r.facility_id = n.facility_id and r.node_id = n.node_id and r.issued_at > f.issued_at)`,
      values: [facilityId, nodeIds === 'all' ? null : textArray(nodeIds)],
      rowMode: 'array',
    });
    return rows.map(toForecastRecord);
  }

  async asOf(facilityId: string, nodeId: string, asOf: number, reachHours = 0): Promise<ForecastRecord | null> {
    const { rows } = await this.pool.query<ForecastRow & unknown[]>({
      name: 'forecast_as_of',
      text: `select ${FORECAST_COLUMNS} from series.forecast f where f.facility_id = $1 and f.node_id = $2 and f.issued_at <= $3 and cardinality(f.targets) >= $4::int
             and coalesce(${NEWEST_REFUSAL} < (select max(n.issued_at) from series.forecast n where n.facility_id = $1 and n.node_id = $2 and n.issued_at <= $3), true)
             order by f.issued_at desc, f.forecast_id desc limit 1`,
      values: [facilityId, nodeId, toTimestamp(asOf), reachHours],
      rowMode: 'array',
    });
    return rows[0] === undefined ? null : toForecastRecord(rows[0]);
  }

  async parts({ facilityId, nodeId, issuedAt, forecastId }: Pick<ForecastRecord, 'facilityId' | 'nodeId' | 'issuedAt' | 'forecastId'>): Promise<Float32Array | null> {
    const { rows } = await this.pool.query<[string | null]>({
      name: 'forecast_parts',
      text: 'select parts::text from series.forecast where facility_id = $1 and node_id = $2 and issued_at = $3 and forecast_id = $4',
      values: [facilityId, nodeId, toTimestamp(issuedAt), forecastId],
      rowMode: 'array',
    });
    const [packed] = rows[0] ?? [null];
    return packed === null ? null : Float32Array.from(numbersOf(packed));
  }

  async issueTimes(facilityId: string, nodeId: string, before: number, limit: number): Promise<readonly number[]> {
    const { rows } = await this.pool.query<[number]>({
      text: 'select to_ms(issued_at) from series.forecast where facility_id = $1 and node_id = $2 and issued_at < $3 order by issued_at desc limit $4',
      values: [facilityId, nodeId, toTimestamp(before), limit],
      rowMode: 'array',
    });
    return rows.map(([issuedAt]) => issuedAt);
  }

  async readTrainingStays(facilityId: string, from: number, to: number): Promise<readonly StayRow[]> {
    const { rows } = await this.pool.query<[string, string, number, number | null, number | null]>({
      text: `select s.visit_key, s.unit_id, to_ms(s.from_at), to_ms(s.to_at), to_ms(s.definite_out_at)
             from (select distinct visit_key from stay where facility_id = $1 and from_at < $3 and (to_at > $2 or to_at is null)) v
             cross join lateral (select * from stay o where o.facility_id = $1 and o.visit_key = v.visit_key offset 0) s
             order by s.visit_key, s.from_at, s.ordinal`,
      values: [facilityId, toTimestamp(from), toTimestamp(to)],
      rowMode: 'array',
    });
    return rows.map(([visitKey, unitId, start, end, definiteOutAt]) => ({ visitKey, unitId, from: start, to: end, definiteOutAt }));
  }

  async readListEvents(facilityId: string, from: number, to: number): Promise<readonly ListEvent[]> {
    const { rows } = await this.pool.query<[EventType, number, number, ListEventData]>({
      // What is received in the range hardly happened a lateness before it: that bound is indexed.
      text: `select type, to_ms(occurred_at), to_ms(received_at), data from event
             where facility_id = $1 and type = any($2) and occurred_at >= $3::timestamptz - interval '3 days' and received_at >= $3 and received_at < $4
             order by received_at, store_sequence`,
      values: [facilityId, LIST_EVENT_TYPES, toTimestamp(from), toTimestamp(to)],
      rowMode: 'array',
    });
    return rows.flatMap(([type, occurredAt, receivedAt, data]) => toListEvent({ type, occurredAt, receivedAt, data }) ?? []);
  }

  async saveModel(facilityId: string, version: string, fittedAt: number, model: unknown): Promise<void> {
    await this.pool.query(
      `with saved as (
         insert into model (facility_id, version, fitted_at, model) values ($1, $2, $3, $4)
         on conflict (facility_id, version) do update set fitted_at = excluded.fitted_at, model = excluded.model
       )
       delete from model where facility_id = $1 and version <> $2 and fitted_at < (select fitted_at from model where facility_id = $1 and version <> $2 order by fitted_at desc offset $5 limit 1)`,
      [facilityId, version, toTimestamp(fittedAt), toStorableJson(model), MODELS_KEPT - 2],
    );
  }

  async latestModel(facilityId: string): Promise<{ readonly version: string; readonly model: unknown } | null> {
    const { rows } = await this.pool.query<{ version: string; model: unknown }>('select version, model from model where facility_id = $1 order by fitted_at desc limit 1', [facilityId]);
    return rows[0] ?? null;
  }
}
