import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DriftWatch, FencedError, findDrift, ForecastService, fitHere, MAX_RESTARTS, MODEL_LIFE_MS, SYSTEM_ACTOR, modelsHere } from '@wardcast/application';
import type { CensusFitter, Clock, DriftChange, FacilityIngest, Forecaster, ForecastModeller, ForecastRecord, LadderChange, PartitionOwner } from '@wardcast/application';
import type { Facility } from '@wardcast/domain';
import type { ProductStores } from '../open-adapters';

/** Up to so many records behind, a forecast is worth its time. */
export const NEARLY_LEVEL_RECORDS = 500;
/** While further behind, forecasts follow this slowly: they are old when they are made. */
const CATCHING_UP_MS = 5_000;
/** Models that were fitted before so much happened know too little of it. */
const REFIT_AFTER_MS = 86_400_000;
/** Scores are looked at for drift so often: as far apart as those that the detectors take. */
const DRIFT_LOOK_MS = 6 * 3_600_000;
/** While a unit drifts its hospital's models are fitted so often: each fit moves on towards what the newest scores show. */
const DRIFTING_MODEL_LIFE_MS = MODEL_LIFE_MS / 4;
/** First wait after a failure; it doubles up to the longest. */
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5_000;

export interface FacilityForecastsOptions {
  readonly facility: Facility;
  readonly stores: Pick<ProductStores, 'forecastStore' | 'readStore' | 'scoreStore'>;
  readonly clock: Clock;
  readonly ingest: FacilityIngest;
  readonly owner: PartitionOwner;
  /** Where models are read, fitted and stored; absent = in this thread, by `fit`. */
  readonly modeller?: ForecastModeller;
  readonly fit?: CensusFitter;
  /** A second forecaster for units that send only counts, where one was asked for. */
  readonly countsSecond?: Forecaster;
  onSecondFailed?(error: unknown): void;
  onIssued?(records: readonly ForecastRecord[]): void;
  onLadder?(change: LadderChange): void;
  onDrift?(change: DriftChange): void;
  /** Another process owns the facility now; this one's work on it is over. */
  onFenced(): void;
  /** It failed too often in a row. */
  onFatal(error: Error): void;
}

/** The forecasts of one facility for as long as this process owns it. A failure is tried again, and given up after a few in a row. */
export class FacilityForecasts {
  private service: ForecastService | null = null;
  private fittedAt = 0;
  private failures = 0;
  private retry: NodeJS.Timeout | null = null;
  private closed = false;
  /** Units that changed while far behind, and since when. */
  private readonly waiting = new Set<string>();
  private flushedAt = -Infinity;
  /** Receipt time of the first event of the backlog in hand; null when level. */
  private behindFrom: number | null = null;
  private readonly drift: DriftWatch;
  private driftLookedAt = -Infinity;
  private isDrifting = false;

  constructor(private readonly options: FacilityForecastsOptions) {
    this.drift = new DriftWatch(options.facility.facilityId);
  }

  /** Reads or fits the models and issues every forecast, trying again as after any failure. Rejects when it is given up. */
  async start(): Promise<void> {
    while (!this.closed) {
      try {
        await this.open();
        return;
      } catch (error) {
        this.failures += 1;
        if (error instanceof FencedError || this.failures > MAX_RESTARTS) throw error;
        await sleep(this.waitMs());
      }
    }
  }

  /** Units that a batch changed. `behind`: records that follow it already. */
  ingested(units: Iterable<string>, receivedAt: number | null, behind: number): void {
    for (const unit of units) this.waiting.add(unit);
    if (behind > NEARLY_LEVEL_RECORDS) {
      this.behindFrom ??= receivedAt;
      if (performance.now() - this.flushedAt < CATCHING_UP_MS) return;
    }
    this.flush(receivedAt);
    if (behind > NEARLY_LEVEL_RECORDS || this.behindFrom === null) return;
    const span = (receivedAt ?? this.behindFrom) - this.behindFrom;
    this.behindFrom = null;
    if (span >= REFIT_AFTER_MS) this.refit();
  }

  /** A quiet hospital too begins new hours, and a new day its models. To be called every few seconds. */
  look(): void {
    if (this.service === null || this.retry !== null) return;
    const now = this.options.clock.now();
    if (now - this.driftLookedAt >= DRIFT_LOOK_MS) void this.lookForDrift(now);
    if (now - this.fittedAt >= (this.isDrifting ? DRIFTING_MODEL_LIFE_MS : MODEL_LIFE_MS)) this.refit();
    else this.service.markDirty([], null);
  }

  private async lookForDrift(now: number): Promise<void> {
    this.driftLookedAt = now;
    const { facility, stores, onDrift } = this.options;
    // A database that is away is the ingest's affair: the next look finds the same scores.
    const found = await findDrift(stores.scoreStore, facility.facilityId, now).catch(() => null);
    if (found === null || this.closed) return;
    this.isDrifting = found.size > 0;
    onDrift?.(this.drift.observe(found));
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.retry) clearTimeout(this.retry);
    await this.service?.close().catch(() => undefined);
  }

  private async open(): Promise<void> {
    const { facility, stores, clock, ingest, owner, onIssued, onLadder, fit = fitHere } = this.options;
    const modeller = this.options.modeller ?? modelsHere({ ...stores, fit });
    await ingest.currentLedger();
    const models = await modeller.loadOrFit(facility, clock.now());
    if (this.closed) return;
    this.fittedAt = models.fittedAt;
    const service = new ForecastService({
      actor: SYSTEM_ACTOR, facility, clock, models, modeller, owner, onLadder,
      countsSecond: this.options.countsSecond,
      onSecondFailed: this.options.onSecondFailed,
      forecastStore: stores.forecastStore,
      readStore: stores.readStore,
      ledger: () => ingest.ledgerInMemory(),
      newId: (nodeId, issuedAt) => createHash('sha256').update(`${facility.facilityId}\x1f${nodeId}\x1f${issuedAt}`).digest('hex').slice(0, 32),
      onIssued: (records) => {
        this.failures = 0;
        onIssued?.(records);
      },
      onError: (error) => this.failed(error),
    });
    await service.issueAll('start');
    this.service = service;
    if (this.closed) await service.close();
    else this.flush(null);
  }

  private flush(receivedAt: number | null): void {
    if (this.service === null) return;
    this.flushedAt = performance.now();
    this.service.markDirty(this.waiting, receivedAt);
    this.waiting.clear();
  }

  private refit(): void {
    this.fittedAt = this.options.clock.now();
    this.service?.refit().catch((error: unknown) => this.failed(error));
  }

  private failed(error: unknown): void {
    if (this.closed || this.retry !== null) return;
    if (error instanceof FencedError) return this.options.onFenced();
    this.failures += 1;
    if (this.failures > MAX_RESTARTS) return this.options.onFatal(error instanceof Error ? error : new Error(String(error)));
    this.retry = setTimeout(() => {
      this.retry = null;
      // What the failed round had marked is unknown by now: every unit is issued anew.
      this.service?.issueAll('events').catch((again: unknown) => this.failed(again));
    }, this.waitMs());
  }

  private waitMs(): number {
    return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (this.failures - 1));
  }
}
