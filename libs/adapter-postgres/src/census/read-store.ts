import type { ContradictionRow, DayColumns, DayRange, DeadLetterRow, EdMoment, FeedState, HourColumns, HourRange, NodeVersion, ReadStore, SettingChange, StaffingStatement, WaitingRow } from '@wardcast/application';
import type { Facility, UnitLive } from '@wardcast/domain';
import { textArray } from '../database/binary-array';
import { toTimestamp } from '../database/instants';
import type { Queryable } from '../database/queryable';
import { toStorableJson } from '../database/storable-text';
import { markReplayed, readDeadLetterOriginal, readDeadLetters, type DeadLetterOriginal } from '../events/dead-letters';
import type { LetterKeys } from '../events/letter-keys';
import { readContradictions, readWaiting } from '../events/open-questions';
import { RECENT_HOURS, RECENT_HOURS_AS_OF, toHourColumns, UNIT_HOURS, UNIT_HOURS_AS_OF, type HourRow } from './hour-columns';
import { ALL_UNIT_DAYS, toDayColumns, UNIT_DAYS, type DayRow } from './day-columns';
import { readEdMoments } from '../outlook/ed-moments';
import { readStaffing } from '../outlook/staffing-statements';
import { appendSetting, readSettingHistory, readSettings } from '../settings/facility-settings';
import { SAVE_FACILITY, toUnitNodes } from './save-facility';

/** Reads of the product over PostgreSQL; see the port for what each method promises. */
export class PostgresReadStore implements ReadStore {
  /** Originals of rejected messages open with these keys. */
  constructor(
    private readonly pool: Queryable,
    private readonly letterKeys: LetterKeys | null = null,
  ) {}

  async facilities(): Promise<readonly Facility[]> {
    const { rows } = await this.pool.query<{ tree: Facility }>('select tree from facility order by facility_id');
    return rows.map(({ tree }) => tree);
  }

  async saveFacility(facility: Facility): Promise<void> {
    const { facilityId } = facility;
    const notice = JSON.stringify({ facilityId, kind: 'facility' });
    await this.pool.query(SAVE_FACILITY.bind({ facility_id: facilityId, tree: toStorableJson(facility), notice, ...toUnitNodes(facility) }));
  }

  settings(facilityId: string, asOf: number | null): Promise<readonly SettingChange[]> {
    return readSettings(this.pool, facilityId, asOf);
  }

  settingHistory(facilityId: string, limit: number): Promise<readonly SettingChange[]> {
    return readSettingHistory(this.pool, facilityId, limit);
  }

  appendSetting(change: SettingChange): Promise<SettingChange> {
    return appendSetting(this.pool, change);
  }

  async changedNodes(facilityId: string, after: bigint): Promise<readonly NodeVersion[]> {
    const { rows } = await this.pool.query<[string, string]>({
      name: 'changed_nodes',
      text: 'select node_id, version from node_version where facility_id = $1 and version > $2 order by version, node_id',
      values: [facilityId, String(after)],
      rowMode: 'array',
    });
    return rows.map(([nodeId, version]) => ({ nodeId, version: BigInt(version) }));
  }

  async liveRows(facilityId: string, unitIds: readonly string[] | 'all'): Promise<readonly UnitLive[]> {
    const { rows } = await this.pool.query<{ live: UnitLive }>({
      name: 'live_rows',
      text: 'select live from unit_live where facility_id = $1 and ($2::text[] is null or unit_id = any ($2)) order by unit_id',
      values: [facilityId, unitIds === 'all' ? null : textArray(unitIds)],
    });
    return rows.map(({ live }) => live);
  }

  async recentHours(facilityId: string, from: number, to: number, asOf: number | null = null): Promise<ReadonlyMap<string, HourColumns>> {
    const statement = asOf === null ? RECENT_HOURS : RECENT_HOURS_AS_OF;
    const { rows } = await this.pool.query<[string, ...HourRow]>({
      ...statement,
      values: [facilityId, toTimestamp(from), toTimestamp(to), ...(asOf === null ? [] : [toTimestamp(asOf)])],
      rowMode: 'array',
    });
    const byUnit = new Map<string, HourRow[]>();
    for (const [unitId, ...hour] of rows) {
      const known = byUnit.get(unitId);
      if (known === undefined) byUnit.set(unitId, [hour]);
      else known.push(hour);
    }
    return new Map([...byUnit].map(([unitId, hours]) => [unitId, toHourColumns(hours)]));
  }

  async unitHours(facilityId: string, unitId: string, { from, to }: HourRange, asOf: number | null): Promise<HourColumns> {
    const statement = asOf === null ? UNIT_HOURS : UNIT_HOURS_AS_OF;
    const { rows } = await this.pool.query<HourRow & unknown[]>({
      ...statement,
      values: [facilityId, unitId, toTimestamp(from), toTimestamp(to), ...(asOf === null ? [] : [toTimestamp(asOf)])],
      rowMode: 'array',
    });
    return toHourColumns(rows);
  }

  async unitDays(facilityId: string, unitIds: readonly string[] | 'all', { fromDay, toDay }: DayRange): Promise<ReadonlyMap<string, DayColumns>> {
    const range = [facilityId, fromDay, toDay];
    const asked = unitIds === 'all' ? { ...ALL_UNIT_DAYS, values: range } : { ...UNIT_DAYS, values: [...range, textArray(unitIds)] };
    const { rows } = await this.pool.query<DayRow & unknown[]>({ ...asked, rowMode: 'array' });
    return toDayColumns(rows);
  }

  staffing(facilityId: string, unitId: string, range: HourRange, asOf: number | null): Promise<readonly StaffingStatement[]> {
    return readStaffing(this.pool, { facilityId, unitId, range, asOf });
  }

  edMoments(facilityId: string, unitId: string, since: number): Promise<readonly EdMoment[]> {
    return readEdMoments(this.pool, { facilityId, unitId, since });
  }

  async feedStates(facilityId: string): Promise<readonly FeedState[]> {
    const { rows } = await this.pool.query<FeedState>(
      `select feed_id as "feedId", to_ms(last_heartbeat_at) as "lastHeartbeatAt", to_ms(last_event_at) as "lastEventAt", to_ms(last_received_at) as "lastReceivedAt"
       from feed_state where facility_id = $1 order by feed_id`,
      [facilityId],
    );
    return rows;
  }

  deadLetters(limit: number): Promise<readonly DeadLetterRow[]> {
    return readDeadLetters(this.pool, limit);
  }

  deadLetterOriginal(id: string): Promise<DeadLetterOriginal | null> {
    return readDeadLetterOriginal(this.pool, id, this.letterKeys);
  }

  markReplayed(id: string, at: number): Promise<void> {
    return markReplayed(this.pool, id, at);
  }

  waiting(limit: number): Promise<readonly WaitingRow[]> {
    return readWaiting(this.pool, limit);
  }

  contradictions(limit: number): Promise<readonly ContradictionRow[]> {
    return readContradictions(this.pool, limit);
  }
}
