import type { Facility, UnitLive } from '@wardcast/domain';
import type { ForecastRecord, ForecastStore, RefusedIssue, StandingRefusal } from '../../ports/forecast-store.port';
import type { DeadLetterRow, EdMoment, FeedState, HourColumns, ReadStore, SettingChange, StaffingStatement } from '../../ports/read-store.port';
import type { ScoreStore } from '../../ports/score-store.port';
import type { SummaryStore } from '../../ports/summary-store.port';
import type { QueryDependencies } from '../query-dependencies';
import { NO_HOURS } from '../hour-columns';
import { TEN_O_CLOCK } from './small-hospital';

/** A query reads; whoever calls anything else here has a bug. */
function unexpected(): never {
  throw new Error('a query must not call this');
}

/**
 * What the queries' own logic is tested over: stored rows as plain values, and the list of reads made. The store itself
 * is tested on PostgreSQL, and so is the whole path in the API's integration suite.
 */
export class HeldInMemory {
  now = TEN_O_CLOCK;
  facilities: readonly Facility[] = [];
  feeds: readonly FeedState[] = [];
  letters: readonly DeadLetterRow[] = [];
  staffing: readonly StaffingStatement[] = [];
  edMoments: readonly EdMoment[] = [];
  readonly live = new Map<string, UnitLive>();
  readonly hours = new Map<string, HourColumns>();
  readonly forecasts: ForecastRecord[] = [];
  readonly refusals: RefusedIssue[] = [];
  readonly settings: SettingChange[] = [];
  readonly reads: string[] = [];
  private readonly versions = new Map<string, bigint>();
  private version = 0n;

  /** Marks nodes as changed, as a commit does. */
  commit(...nodeIds: readonly string[]): void {
    this.version += 1n;
    for (const nodeId of nodeIds) this.versions.set(nodeId, this.version);
  }

  dependencies(): QueryDependencies {
    const { reads } = this;
    const noted = <T>(read: string, value: T): Promise<T> => Promise.resolve((reads.push(read), value));
    const within = (columns: HourColumns, from: number, to: number): HourColumns => {
      const keep = (values: readonly number[]): readonly number[] => values.filter((_, i) => columns.hours[i]! >= from && columns.hours[i]! < to);
      return { hours: keep(columns.hours), census: keep(columns.census), arrivals: keep(columns.arrivals), departures: keep(columns.departures), staffed: keep(columns.staffed) };
    };
    const ofNode = (nodeId: string): ForecastRecord[] => this.forecasts.filter((record) => record.nodeId === nodeId).sort((a, b) => b.issuedAt - a.issuedAt);
    const readStore: ReadStore = {
      facilities: () => noted('facilities', this.facilities),
      changedNodes: (_facilityId, after) => noted('changedNodes', [...this.versions].filter(([, version]) => version > after).map(([nodeId, version]) => ({ nodeId, version }))),
      liveRows: (_facilityId, unitIds) => noted('liveRows', [...this.live.values()].filter((row) => unitIds === 'all' || unitIds.includes(row.unitId))),
      recentHours: (_facilityId, from, to) => noted('recentHours', new Map([...this.hours].map(([unitId, columns]) => [unitId, within(columns, from, to)]))),
      unitHours: (_facilityId, unitId, { from, to }) => noted('unitHours', within(this.hours.get(unitId) ?? NO_HOURS, from, to)),
      staffing: (_facilityId, _unitId, { from, to }) => noted('staffing', this.staffing.filter(({ start, end }) => start < to && end > from)),
      edMoments: (_facilityId, _unitId, since) => noted('edMoments', this.edMoments.filter(({ at }) => at >= since)),
      settings: (_facilityId, asOf) => noted('settings', [...new Map([...this.settings].sort((a, b) => a.at - b.at).filter(({ at }) => at <= (asOf ?? Infinity)).map((change) => [change.name, change])).values()]),
      settingHistory: (_facilityId, limit) => noted('settingHistory', [...this.settings].sort((a, b) => b.at - a.at).slice(0, limit)),
      appendSetting: (change) => Promise.resolve((this.settings.push(change), change)),
      feedStates: () => noted('feedStates', this.feeds),
      deadLetters: (limit) => noted('deadLetters', this.letters.slice(0, limit)),
      saveFacility: unexpected, unitDays: unexpected, deadLetterOriginal: unexpected, markReplayed: unexpected, waiting: unexpected, contradictions: unexpected,
    };
    const then = (nodeId: string, asOf: number): ForecastRecord | null => ofNode(nodeId).find((record) => record.issuedAt <= asOf) ?? null;
    const refusedAt = (nodeId: string, asOf: number): StandingRefusal | null => {
      const lastIssuedAt = then(nodeId, asOf)?.issuedAt ?? null;
      const run = this.refusals.filter((refusal) => refusal.nodeId === nodeId && refusal.issuedAt <= asOf && refusal.issuedAt > (lastIssuedAt ?? -Infinity)).sort((a, b) => a.issuedAt - b.issuedAt);
      const newest = run.at(-1);
      return newest === undefined ? null : { nodeId, reason: newest.reason, unitIds: newest.unitIds, since: run[0]!.issuedAt, lastIssuedAt };
    };
    const standing = (nodeId: string, asOf: number): ForecastRecord | null => (refusedAt(nodeId, asOf) === null ? then(nodeId, asOf) : null);
    const forecastStore: ForecastStore = {
      latest: (_facilityId, nodeIds) => noted('latest', [...new Set(this.forecasts.map((record) => record.nodeId))].filter((nodeId) => nodeIds === 'all' || nodeIds.includes(nodeId)).flatMap((nodeId) => standing(nodeId, Infinity) ?? [])),
      asOf: (_facilityId, nodeId, asOf) => noted('asOf', standing(nodeId, asOf)),
      standingRefusals: (_facilityId, nodeIds, asOf) => noted('standingRefusals', [...new Set(this.refusals.map(({ nodeId }) => nodeId))].filter((nodeId) => nodeIds === 'all' || nodeIds.includes(nodeId)).flatMap((nodeId) => refusedAt(nodeId, asOf ?? Infinity) ?? [])),
      issueTimes: (_facilityId, nodeId, before, limit) => noted('issueTimes', ofNode(nodeId).map((record) => record.issuedAt).filter((at) => at < before).slice(0, limit)),
      parts: ({ forecastId }) => noted('parts', this.forecasts.find((record) => record.forecastId === forecastId)?.parts ?? null),
      append: unexpected, appendRefusals: unexpected, readTrainingStays: unexpected, readListEvents: unexpected, saveModel: unexpected, latestModel: unexpected,
    };
    const summaryStore: SummaryStore = { wardVisits: unexpected, edVisits: unexpected, emptiedBeds: unexpected, events: unexpected, predictions: unexpected, publishedWeeks: unexpected, publish: unexpected };
    const scoreStore: ScoreStore = { due: unexpected, append: unexpected, newestTarget: unexpected, sums: unexpected, transforms: unexpected, losses: unexpected };
    return { readStore, forecastStore, summaryStore, scoreStore, changeFeed: { publish: unexpected, subscribe: unexpected }, clock: { now: () => this.now, speed: 1 } };
  }
}
