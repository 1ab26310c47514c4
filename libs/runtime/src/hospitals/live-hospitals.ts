import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { FencedError, IngestConsumer, MAX_RESTARTS, SYSTEM_ACTOR } from '@wardcast/application';
import type { CensusFitter, Clock, CommittedRun, Consumption, DriftChange, FacilityIngest, Forecaster, ForecastModeller, ForecastRecord, LadderChange, PartitionPause, PartitionPlace } from '@wardcast/application';
import type { Facility } from '@wardcast/domain';
import { ProgressWatch } from '../health/progress-watch';
import type { ProgressReport } from '../health/progress-watch';
import type { ProductStores } from '../open-adapters';
import { FacilityForecasts, NEARLY_LEVEL_RECORDS } from './facility-forecasts';

/** How often a quiet hospital is looked at for a new hour (wall ms at speed 1). */
const LOOK_MS = 5_000;
const FASTEST_LOOK_MS = 500;
/** How often progress is sampled and pauses are looked at (wall ms). */
const WATCH_MS = 2_000;
/** First wait after a failed look; it doubles up to the longest. */
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5_000;
export const CONSUMER_GROUP = 'wardcast';

export interface LiveHospitalsOptions {
  readonly stores: ProductStores;
  readonly clock: Clock;
  /** Where models are read, fitted and stored; absent = in this thread, by `fit`. */
  readonly modeller?: ForecastModeller;
  readonly fit?: CensusFitter;
  /** Hospitals known from the start; others are taken from the store when their first message comes. */
  readonly facilities?: readonly Facility[];
  /** Where a hospital's measured hours begin, for one without a snapshot. */
  openedAt(facilityId: string): number | undefined | Promise<number | undefined>;
  /** The second forecaster of a hospital's units that send only counts, where one was asked for: it learns from that hospital alone. */
  countsSecondOf?(facilityId: string): Forecaster | undefined;
  onSecondFailed?(error: unknown): void;
  onCommitted?(committed: CommittedRun): void;
  onIssued?(records: readonly ForecastRecord[]): void;
  /** Which nodes stepped down the fallback ladder, or are back on its best rung. */
  onLadder?(change: LadderChange): void;
  /** Which units' forecasts turn out otherwise than they say, or do no longer. */
  onDrift?(change: DriftChange): void;
  onTakenOver?(place: PartitionPlace, facilityIds: readonly string[]): void;
  onFenced?(facilityId: string): void;
  onPaused?(pause: PartitionPause): void;
  onResumed?(place: PartitionPlace): void;
  onProgress?(report: ProgressReport): void;
  onFatal(error: Error): void;
}

/**
 * The hospitals whose partitions this process owns: events in through the bus, ledger, store, forecasts out. A claim in the
 * database fences whoever owned a partition before; forecasts of a hospital begin with the claim of its partition and end
 * when one of them is refused.
 */
export class LiveHospitals {
  /** Under which this process claims partitions; made at its start. */
  readonly owner = randomUUID();
  private readonly consumer: IngestConsumer;
  private readonly serving = new Map<string, FacilityForecasts>();
  private waiters: readonly Waiter[] = [];
  private readonly watch = new ProgressWatch(performance.now());
  private readonly timers: NodeJS.Timeout[] = [];
  private consumption: Consumption | null = null;
  private sampling = false;
  private closed = false;

  constructor(private readonly options: LiveHospitalsOptions) {
    const { stores, clock, facilities, onPaused, onResumed, onCommitted, openedAt } = options;
    this.consumer = new IngestConsumer({
      actor: SYSTEM_ACTOR,
      bus: stores.bus,
      store: stores.ingestStore,
      clock,
      group: CONSUMER_GROUP,
      facilities: facilities ?? [],
      ownership: { store: stores.partitionStore, owner: this.owner, onPaused, onResumed, onTakenOver: (place, facilityIds) => this.takenOver(place, facilityIds) },
      findFacility: async (facilityId) => (await stores.readStore.facilities()).find((facility) => facility.facilityId === facilityId) ?? null,
      openedAt,
      onCommitted,
      onIngested: (facilityId, run, { behind }) => this.ingested(facilityId, { units: run.change.units, receivedAt: run.receivedAt, behind }),
    });
  }

  /** Joins the group; resolves when it was joined, and hospitals follow as partitions are given to this process. */
  async start(): Promise<void> {
    this.consumption = await this.consumer.start();
    this.consumption.done.catch((error: unknown) => this.fatal(error));
    const { clock } = this.options;
    this.timers.push(setInterval(() => this.look(), Math.max(FASTEST_LOOK_MS, LOOK_MS / clock.speed)));
    this.timers.push(setInterval(() => void this.sample(), WATCH_MS));
  }

  /** Resolves when this process has issued the hospital's first forecasts; rejects when it gives up. */
  whenLive(facilityId: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiters = [...this.waiters, { facilityId, resolve, reject }];
    });
  }

  /** Ids of the hospitals whose forecasts this process issues. */
  servedFacilities(): readonly string[] {
    return [...this.serving.keys()];
  }

  progress(): ProgressReport {
    return this.watch.report(performance.now());
  }

  /** Stops polling, finishes the batch in hand, saves the ledgers, lets the last forecast be stored. */
  async close(): Promise<void> {
    this.closed = true;
    for (const timer of this.timers) clearInterval(timer);
    await this.consumer.close();
    await Promise.all([...this.serving.values()].map((forecasts) => forecasts.close()));
  }

  private takenOver(place: PartitionPlace, facilityIds: readonly string[]): void {
    this.options.onTakenOver?.(place, facilityIds);
    for (const facilityId of facilityIds) void this.drop(facilityId).then(() => this.serve(facilityId)).catch((error: unknown) => this.failed(facilityId, error));
  }

  private ingested(facilityId: string, change: { readonly units: Iterable<string>; readonly receivedAt: number | null; readonly behind: number }): void {
    const served = this.serving.get(facilityId);
    if (served) served.ingested(change.units, change.receivedAt, change.behind);
    // A hospital that was never heard of before: its models can wait until its first messages are all here.
    else if (change.behind <= NEARLY_LEVEL_RECORDS) void this.serve(facilityId).catch((error: unknown) => this.failed(facilityId, error));
  }

  private async serve(facilityId: string): Promise<void> {
    const found = await this.lookUp(facilityId);
    const place = this.consumer.placeOf(facilityId);
    if (found === null || place === null || this.closed || this.serving.has(facilityId)) return;
    const { facility, ingest } = found;
    const { stores, clock, modeller, fit, onIssued, onLadder, onDrift } = this.options;
    const forecasts = new FacilityForecasts({
      facility, stores, clock, ingest, modeller, fit, onIssued, onLadder, onDrift,
      countsSecond: this.options.countsSecondOf?.(facilityId),
      onSecondFailed: this.options.onSecondFailed,
      owner: { ...place, owner: this.owner },
      onFenced: () => this.failed(facilityId, new FencedError(place)),
      onFatal: (error) => this.fatal(error),
    });
    this.serving.set(facilityId, forecasts);
    await forecasts.start();
    for (const waiter of this.waiters) if (waiter.facilityId === facilityId) waiter.resolve();
    this.waiters = this.waiters.filter((waiter) => waiter.facilityId !== facilityId);
  }

  /** A database that is away for a moment is waited for, as after any failure; null for a hospital that is not registered. */
  private async lookUp(facilityId: string): Promise<{ readonly facility: Facility; readonly ingest: FacilityIngest } | null> {
    for (let failures = 1; ; failures += 1) {
      try {
        const known = this.options.facilities?.find((facility) => facility.facilityId === facilityId);
        const facility = known ?? (await this.options.stores.readStore.facilities()).find((registered) => registered.facilityId === facilityId);
        return facility === undefined ? null : { facility, ingest: await this.consumer.serve(facility) };
      } catch (error) {
        if (failures > MAX_RESTARTS || this.closed) throw error;
        await sleep(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1)));
      }
    }
  }

  /** Another process has the hospital now, and this one begins anew with its next claim; or there is no going on. */
  private failed(facilityId: string, error: unknown): void {
    void this.drop(facilityId);
    if (error instanceof FencedError) this.options.onFenced?.(facilityId);
    else this.fatal(error);
  }

  private async drop(facilityId: string): Promise<void> {
    const served = this.serving.get(facilityId);
    if (!served) return;
    this.serving.delete(facilityId);
    await served.close();
  }

  private look(): void {
    for (const forecasts of this.serving.values()) forecasts.look();
  }

  private async sample(): Promise<void> {
    if (this.sampling || this.consumption === null) return;
    this.sampling = true;
    try {
      await this.consumer.releaseDue();
      const lag = await this.consumption.lag();
      this.watch.observe({ lag, positions: this.consumer.positions(), pauses: this.consumer.pauses() }, performance.now());
    } catch {
      // Cluster or database are away: the report says how long nothing was heard, and consumption gives up by its own rules.
    } finally {
      this.sampling = false;
      this.options.onProgress?.(this.progress());
    }
  }

  private fatal(error: unknown): void {
    if (this.closed) return;
    const reason = error instanceof Error ? error : new Error(String(error));
    for (const waiter of this.waiters) waiter.reject(reason);
    this.waiters = [];
    this.options.onFatal(reason);
  }
}

interface Waiter {
  readonly facilityId: string;
  resolve(): void;
  reject(error: Error): void;
}
