import type { Facility, Ledger } from '@wardcast/domain';
import type { Actor } from '../../actor';
import type { Clock } from '../../ports/clock.port';
import type { ForecastRecord, ForecastStore } from '../../ports/forecast-store.port';
import type { PartitionOwner } from '../../ports/partition-store.port';
import type { HourColumns, ReadStore } from '../../ports/read-store.port';
import type { Steps } from '@wardcast/forecasting';
import { CountedUnits } from '../../counts/counted-units';
import { SecondMember } from '../../counts/second-member';
import type { Forecaster } from '../../ports/forecaster.port';
import { requireSystem } from '../require-system';
import { Breather } from './breather';
import type { FittedModels, ForecastModeller } from './forecast-models';
import { NO_FORECAST_STEP, notesOfMissing } from './forecast-notes';
import { InputWatch } from './input-watch';
import { movesAtIssue, readUnits } from './known-units';
import { LadderWatch } from './ladder-watch';
import { RefusalWatch } from './refusal-watch';
import type { LadderChange } from './ladder-watch';
import { readHoursInSlices } from './read-hours-in-slices';
import { StandingForecasts } from './standing-forecasts';
import { HORIZON_HOURS, LONG_HORIZON_HOURS, forecastSum, forecastUnit, toForecastRecord } from './unit-forecasts';
import type { IssueContext, IssuedForecast, RefusedForecast } from './unit-forecasts';

/** Events within this time are answered by one refresh (wall ms). */
const DEBOUNCE_MS = 200;
/** What the arrival level and the fallback profile look back on: four weeks. */
const RECENT_HOURS = 672;
const HOUR_MS = 3_600_000;
/** The week ahead is issued anew at least this often. */
const LONG_EVERY_HOURS = 6;

export interface ForecastServiceOptions {
  readonly actor: Actor;
  readonly facility: Facility;
  readonly forecastStore: ForecastStore;
  readonly readStore: ReadStore;
  readonly clock: Clock;
  readonly models: FittedModels;
  readonly modeller: ForecastModeller;
  /** Who may issue: once another process owns the facility's partition, the store refuses with FencedError. */
  readonly owner?: PartitionOwner;
  /** The live ledger, or null while it is being read again. */
  ledger(): Ledger | null;
  /** The same for the same node and issue time, so that the store holds one forecast of them. */
  newId(nodeId: string, issuedAt: number): string;
  /** A second forecaster for units that send only counts, where one was asked for. */
  readonly countsSecond?: Forecaster;
  /** It failed; the first one goes on alone. */
  onSecondFailed?(error: unknown): void;
  onIssued?(records: readonly ForecastRecord[]): void;
  /** After every issue: which nodes newly stand below the best rung of the ladder, or are back on it. */
  onLadder?(change: LadderChange): void;
  onError(error: unknown): void;
}

/**
 * Keeps every node's forecast fresh: units that events touched are re-issued after a short debounce, with the
 * division and the hospital above them; at each new hour all of them are. One refresh runs at a time.
 */
export class ForecastService {
  private readonly standing = new StandingForecasts();
  private readonly dirty = new Set<string>();
  private recentHours: ReadonlyMap<string, HourColumns> = new Map();
  private recentHour = -1;
  /** Newest receipt time of an event or heartbeat; null until the store was asked. */
  private dataAsOf: number | null = null;
  /** `dataAsOf` of the last refresh. */
  private issuedWith = -Infinity;
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private closed = false;
  /** When all units were last forecast a week ahead, ms. */
  private longIssuedAt = -Infinity;
  private models: FittedModels;
  private readonly counted: CountedUnits;
  private readonly ladder: LadderWatch;
  private readonly refusals = new RefusalWatch();
  private readonly inputs: InputWatch;

  constructor(private readonly options: ForecastServiceOptions) {
    requireSystem(options.actor, options.facility.facilityId, 'issue forecasts');
    this.models = options.models;
    const breather = new Breather();
    const second = options.countsSecond && new SecondMember(options.countsSecond);
    this.counted = new CountedUnits({ facility: options.facility, readStore: options.readStore, breathe: () => breather.breathe(), second, onSecondFailed: (error) => options.onSecondFailed?.(error) });
    this.inputs = new InputWatch(options.readStore, options.facility.facilityId);
    this.ladder = new LadderWatch(options.facility.facilityId, new Set(options.facility.units.map(({ unitId }) => unitId)));
  }

  /** Refits on what is known now, then re-issues every node. */
  async refit(): Promise<void> {
    this.models = await this.options.modeller.fit(this.options.facility, this.options.clock.now());
    this.counted.forget();
    await this.issueAll('refit');
  }

  /** Re-issues every node now. */
  async issueAll(trigger: ForecastRecord['trigger']): Promise<void> {
    for (const unit of this.options.facility.units) this.dirty.add(unit.unitId);
    await this.refresh(trigger);
  }

  /**
   * Units that events changed; their forecasts follow within the debounce. `receivedAt`: newest receipt time of what came,
   * heartbeats included, or null when nothing did.
   */
  markDirty(unitIds: Iterable<string>, receivedAt: number | null): void {
    for (const unitId of unitIds) this.dirty.add(unitId);
    if (receivedAt !== null) this.dataAsOf = Math.max(this.dataAsOf ?? receivedAt, receivedAt);
    this.schedule();
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
    await this.running;
  }

  private schedule(): void {
    if (this.timer || this.closed) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.refresh('events').catch((error: unknown) => this.options.onError(error));
    }, DEBOUNCE_MS);
  }

  private async refresh(trigger: ForecastRecord['trigger']): Promise<void> {
    while (this.running) await this.running;
    this.running = this.issueDirty(trigger).finally(() => {
      this.running = null;
    });
    await this.running;
  }

  private async issueDirty(trigger: ForecastRecord['trigger']): Promise<void> {
    const ledger = this.options.ledger();
    const issuedAt = this.options.clock.now();
    if (!ledger) return this.schedule();
    const newHour = await this.readRecentHours(issuedAt);
    const { doubt, changed } = await this.inputs.look(issuedAt);
    const dataAsOf = (this.dataAsOf ??= await this.storedDataAsOf()) ?? issuedAt;
    const units = this.options.facility.units.map((unit) => unit.unitId);
    // After a silence every unit is known anew, also those that the first events do not name.
    const heardAgain = dataAsOf - this.issuedWith >= HOUR_MS;
    this.issuedWith = dataAsOf;
    const due = newHour || heardAgain || changed ? units : units.filter((unitId) => this.dirty.has(unitId) || !this.standing.has(unitId));
    this.dirty.clear();
    if (due.length === 0) return;
    await this.counted.update(ledger, this.models.counted ?? null);
    const context: IssueContext = { facility: this.options.facility, ledger, models: this.models, issuedAt, dataAsOf, doubt, horizonHours: this.horizonHours(issuedAt, newHour || trigger !== 'events'), recentHours: this.recentHours, counted: this.counted };
    const { records, made } = await this.forecastInSlices(due, context, newHour ? 'hour' : trigger);
    await this.options.forecastStore.append(records, this.options.owner);
    await this.keepRefusals(made, issuedAt);
    this.options.onIssued?.(records);
  }

  /** What refused is stored beside the forecasts, so that nobody reads an older one as if it still spoke. */
  private async keepRefusals(made: readonly (IssuedForecast | RefusedForecast)[], issuedAt: number): Promise<void> {
    const refused = this.refusals.unkept(made, { facilityId: this.options.facility.facilityId, issuedAt });
    if (refused.length > 0) await this.options.forecastStore.appendRefusals(refused, this.options.owner);
    this.refusals.store(made);
  }

  /** The due units, then the sums above them, step by step, so that the thread's other work is not kept waiting. */
  private async forecastInSlices(due: readonly string[], context: IssueContext, trigger: ForecastRecord['trigger']): Promise<{ readonly records: readonly ForecastRecord[]; readonly made: readonly (IssuedForecast | RefusedForecast)[] }> {
    const breather = new Breather();
    const records: ForecastRecord[] = [];
    const made: (IssuedForecast | RefusedForecast)[] = [];
    const keep = async (forecast: IssuedForecast | RefusedForecast): Promise<void> => {
      made.push(forecast);
      this.standing.keep(forecast);
      if (forecast.forecast === null) return;
      await breather.breathe();
      records.push(toForecastRecord(forecast, context, trigger, this.options.newId(forecast.nodeId, context.issuedAt)));
      await breather.breathe();
    };
    const units = await readUnits(context, due, () => breather.breathe());
    const moves = await breather.run(movesAtIssue(context, units));
    for (const known of units.known) await keep(await breather.run(forecastUnit({ ...context, moves }, known)));
    const divisions = this.divisionsWithUnits();
    const touched = divisions.filter(({ unitIds }) => unitIds.some((unitId) => due.includes(unitId)));
    for (const { divisionId, unitIds } of touched) await keep(await breather.run(this.sumOf(divisionId, unitIds, context)));
    const wards = divisions.map(({ divisionId }) => divisionId).filter((divisionId) => !this.isEmergency(divisionId));
    if (touched.length > 0 && wards.length > 0) await keep(await breather.run(this.sumOf(this.options.facility.facilityId, wards, context)));
    this.options.onLadder?.(this.ladder.observe(made));
    return { records, made };
  }

  /** A division of its units, or the hospital of its divisions: the emergency department has no staffed beds to sum and is left out of it. One that refuses counts as it last spoke. */
  private *sumOf(nodeId: string, memberIds: readonly string[], context: IssueContext): Steps<IssuedForecast | RefusedForecast> {
    const parts = memberIds.map((id) => this.standing.partOf(id, context.issuedAt));
    const missing = memberIds.filter((_, i) => parts[i] === null);
    if (missing.length > 0) return { nodeId, forecast: null, ladderStep: NO_FORECAST_STEP, notes: notesOfMissing(missing) };
    return yield* forecastSum(nodeId, parts.flatMap((part) => part ?? []), context);
  }

  private divisionsWithUnits(): readonly { readonly divisionId: string; readonly unitIds: readonly string[] }[] {
    const { divisions, units } = this.options.facility;
    return divisions.map(({ divisionId }) => ({ divisionId, unitIds: units.filter((unit) => unit.divisionId === divisionId).map(({ unitId }) => unitId) })).filter(({ unitIds }) => unitIds.length > 0);
  }

  private isEmergency(divisionId: string): boolean {
    const members = this.options.facility.units.filter((unit) => unit.divisionId === divisionId);
    return members.length > 0 && members.every((unit) => unit.kind === 'ed');
  }

  /** A week when all units are due and the last one is some hours old; three days otherwise. */
  private horizonHours(issuedAt: number, allDue: boolean): number {
    if (!allDue || issuedAt - this.longIssuedAt < LONG_EVERY_HOURS * HOUR_MS) return HORIZON_HOURS;
    this.longIssuedAt = issuedAt;
    return LONG_HORIZON_HOURS;
  }

  /** What the feeds were last heard of, for a start; null for a hospital that never had an event. */
  private async storedDataAsOf(): Promise<number | null> {
    const feeds = await this.options.readStore.feedStates(this.options.facility.facilityId);
    const heard = feeds.flatMap((feed) => [feed.lastReceivedAt ?? [], feed.lastHeartbeatAt ?? []].flat());
    return heard.length === 0 ? null : Math.max(...heard);
  }

  /** Read once an hour; returns true when a new hour began since the last refresh. */
  private async readRecentHours(now: number): Promise<boolean> {
    const hour = Math.floor(now / HOUR_MS);
    if (hour === this.recentHour) return false;
    const { facility, readStore } = this.options;
    this.recentHours = await readHoursInSlices(readStore, { facilityId: facility.facilityId, units: facility.units.length, from: (hour - RECENT_HOURS) * HOUR_MS, to: hour * HOUR_MS });
    await this.inputs.readHour(this.recentHours, now);
    this.recentHour = hour;
    return true;
  }
}
