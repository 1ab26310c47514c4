import type { BatchResult } from '@wardcast/application';
import type { Stay, VisitStays } from '@wardcast/domain';
import type { Pool } from 'pg';
import { instantArray, jsonbArray, textArray, uuidArray } from '../database/binary-array';
import { lastBy } from '../database/last-by';
import { namedStatement } from '../database/named-statement';
import { toHourColumns, toStayColumns } from '../events/ledger-columns';

/**
 * The rival that writes what ours writes: event, inbox, stay, hour and live rows into tables of the same columns and as many
 * indexes, by UNNEST, in one statement and one round trip. It is plain: it looks for nothing that is there already, replaces
 * nothing (a changed row is appended, so these indexes are not unique), guards no position and counts no version.
 */
export async function createSameRowsTables(pool: Pool): Promise<void> {
  await pool.query(`
create table same_event (like event including all);
create table same_inbox (like inbox including all);
create table same_stay (like stay including storage) with (fillfactor = 80);
create index on same_stay (facility_id, visit_key, ordinal);
create index on same_stay using brin (from_at timestamptz_minmax_multi_ops, to_at timestamptz_minmax_multi_ops) with (pages_per_range = 32, autosummarize = on);
create table same_hour (like series.unit_hour including storage);
create index on same_hour (facility_id, unit_id, hour, available_at);
create table same_live (like unit_live including storage) with (fillfactor = 50);
create index on same_live (facility_id, unit_id)`);
}

const INSERT = namedStatement(
  'same_rows_insert',
  {
    facility_id: 'text', zone: 'text',
    event_id: 'uuid[]', event_type: 'text[]', event_family: 'text[]', event_occurred: 'timestamptz[]', event_recorded: 'timestamptz[]',
    event_received: 'timestamptz[]', event_mode: 'text[]', event_feed: 'text[]', event_data: 'jsonb[]',
    stay_visit: 'text[]', stay_ordinal: 'int[]', stay_unit: 'text[]', stay_bed: 'text[]', stay_from: 'timestamptz[]', stay_to: 'timestamptz[]', stay_leave: 'bool[]', stay_definite: 'timestamptz[]',
    hour_unit: 'text[]', hour_at: 'timestamptz[]', hour_available: 'timestamptz[]', hour_census: 'int[]', hour_arrivals: 'int[]', hour_departures: 'int[]', hour_staffed: 'int[]',
    live_unit: 'text[]', live_row: 'jsonb[]',
  },
  `
with events as (
  insert into same_event (facility_id, event_id, stream, type, family, occurred_at, recorded_at, received_at, mode, feed_id, data)
  select :facility_id, e.id, 'live', e.type, e.family, e.occurred, e.recorded, e.received, e.mode, e.feed, e.data
  from unnest(:event_id, :event_type, :event_family, :event_occurred, :event_recorded, :event_received, :event_mode, :event_feed, :event_data)
    as e (id, type, family, occurred, recorded, received, mode, feed, data)
), inbox as (
  insert into same_inbox (event_id, received_at) select * from unnest(:event_id, :event_received)
), stays as (
  insert into same_stay (facility_id, visit_key, ordinal, unit_id, bed_id, from_at, to_at, on_leave, definite_out_at)
  select :facility_id, s.* from unnest(:stay_visit, :stay_ordinal, :stay_unit, :stay_bed, :stay_from, :stay_to, :stay_leave, :stay_definite) s
), hours as (
  insert into same_hour (facility_id, unit_id, hour, available_at, census, arrivals, departures, staffed, day)
  select :facility_id, h.*, (h.hour at time zone :zone)::date
  from unnest(:hour_unit, :hour_at, :hour_available, :hour_census, :hour_arrivals, :hour_departures, :hour_staffed) as h (unit_id, hour, available_at, census, arrivals, departures, staffed)
)
insert into same_live (facility_id, unit_id, live) select :facility_id, l.* from unnest(:live_unit, :live_row) l`,
);

export interface SameRows {
  readonly batch: BatchResult;
  readonly zone: string;
  /** Visits with those of their stays that ours changed. */
  readonly changed: readonly VisitStays[];
}

export async function insertSameRows(pool: Pool, { batch, zone, changed }: SameRows): Promise<void> {
  const { applied } = batch;
  const live = lastBy(batch.live, ({ unitId }) => unitId);
  const { gone_visit: _gone, gone_since: _since, gone_until: _until, ...stays } = toStayColumns(changed);
  await pool.query(
    INSERT.bind({
      facility_id: batch.facilityId,
      zone,
      event_id: uuidArray(applied.map(({ eventId }) => eventId)),
      event_type: textArray(applied.map(({ type }) => type)),
      event_family: textArray(applied.map(({ family }) => family)),
      event_occurred: instantArray(applied.map(({ occurredAt }) => occurredAt)),
      event_recorded: instantArray(applied.map(({ recordedAt }) => recordedAt)),
      event_received: instantArray(applied.map(({ receivedAt }) => receivedAt)),
      event_mode: textArray(applied.map(({ mode }) => mode)),
      event_feed: textArray(applied.map(({ feedId }) => feedId)),
      event_data: jsonbArray(applied.map(({ data }) => data)),
      ...stays,
      ...toHourColumns(batch.unitHours),
      live_unit: textArray(live.map(({ unitId }) => unitId)),
      live_row: jsonbArray(live),
    }),
  );
}

/** Knows every stay as it was stored last, so that the rival is not made to write rows that ours finds unchanged. */
export class ChangedStays {
  private readonly known = new Map<string, string>();

  of(visits: readonly VisitStays[]): readonly VisitStays[] {
    return lastBy(visits, ({ visitKey }) => visitKey).map((visit) => ({ ...visit, stays: visit.stays.filter((stay, ordinal) => this.isNew(`${visit.visitKey} ${ordinal}`, stay)) }));
  }

  private isNew(key: string, stay: Stay): boolean {
    const text = JSON.stringify(stay);
    if (this.known.get(key) === text) return false;
    this.known.set(key, text);
    return true;
  }
}
