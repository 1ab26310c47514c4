import { SharedForecaster } from '@wardcast/application';
import type { CommittedRun, Forecaster, PartitionPause } from '@wardcast/application';
import { SYSTEM_CLOCK } from './clock/system-clock';
import type { WorkerConfig } from './config/worker-config';
import { describeFault } from './health/log';
import type { Log } from './health/log';
import { readReadiness } from './health/probes';
import type { Health, Readiness } from './health/probes';
import { ProductMetrics } from './health/product-metrics';
import type { ProgressReport } from './health/progress-watch';
import { tellDrift } from './health/tell-drift';
import { tellFault } from './health/tell-fault';
import { tellLadder } from './health/tell-ladder';
import { openCountsSecond } from './counts/open-counts-second';
import { LiveHospitals } from './hospitals/live-hospitals';
import { modelsInThread } from './models/models-in-thread';
import { readOpenedAt } from './hospitals/opened-at';
import { keepForecastsScored } from './keep-forecasts-scored';
import { keepMeasures } from './keep-measures';
import { keepWeeksPublished } from './keep-weeks-published';
import { openAdapters } from './open-adapters';
import type { Adapters } from './open-adapters';
import { keepLettersPublished } from './outbox/keep-letters-published';

const NOTHING_YET: ProgressReport = { ok: true, partitions: [], unknownForMs: 0 };

/** One of the processes that share the partitions: it takes events in and issues forecasts, and has no screens. */
export class WorkerRuntime implements Health {
  readonly metrics = new ProductMetrics();
  private adapters: Adapters | null = null;
  private hospitals: LiveHospitals | null = null;
  private network: Forecaster | null = null;
  private stopMeasures: (() => void) | null = null;
  private stopPublishing: (() => Promise<void>) | null = null;
  private stopScoring: (() => Promise<void>) | null = null;
  private stopOutbox: (() => Promise<void>) | null = null;

  constructor(
    private readonly config: WorkerConfig,
    private readonly log: Log,
    private readonly onFatal: (error: Error) => void,
  ) {}

  /** Resolves when the group was joined; partitions follow. */
  async start(): Promise<void> {
    const adapters = await openAdapters(this.config, (message) => this.log.info({}, message));
    this.adapters = adapters;
    const { stores } = adapters;
    await stores.migrate();
    this.metrics.watchStore(stores.operationsStore, SYSTEM_CLOCK);
    this.network = await openCountsSecond(this.config.neural, (line) => this.log.info({}, line));
    const shared = this.network && new SharedForecaster(this.network);
    this.hospitals = new LiveHospitals({
      stores,
      clock: SYSTEM_CLOCK,
      modeller: modelsInThread(adapters.databaseUrl),
      countsSecondOf: (facilityId) => shared?.of(facilityId),
      onSecondFailed: tellFault(this.log, 'The quantile network failed; units that send only counts are forecast without it.'),
      openedAt: (facilityId) => readOpenedAt(stores.appState, facilityId),
      onCommitted: (run) => this.committed(run),
      onIssued: (records) => this.metrics.forecastsIssued(records),
      onLadder: (change) => tellLadder(this.log, this.metrics, change),
      onDrift: (change) => tellDrift(this.log, this.metrics, change),
      onTakenOver: ({ partition }, facilityIds) => this.takenOver(partition, facilityIds),
      onFenced: (facility) => this.fenced(facility),
      onPaused: (pause) => this.paused(pause),
      onResumed: ({ partition }) => this.log.warn({ partition }, 'The partition goes on; what cannot be read goes to the rejected messages.'),
      onProgress: (report) => this.metrics.progressed(report),
      onFatal: this.onFatal,
    });
    await this.hospitals.start();
    this.stopOutbox = this.publishLetters(adapters, this.hospitals.owner);
    this.stopMeasures = keepMeasures(stores, tellFault(this.log, 'The measures could not be summed; the next round tries again.'));
    this.stopScoring = keepForecastsScored({
      deps: { scoreStore: stores.scoreStore, readStore: stores.readStore, clock: SYSTEM_CLOCK },
      onError: tellFault(this.log, 'Forecasts could not be scored; the next round tries again.'),
    });
    this.stopPublishing = keepWeeksPublished({
      deps: { readStore: stores.readStore, forecastStore: stores.forecastStore, summaryStore: stores.summaryStore, scoreStore: stores.scoreStore, changeFeed: stores.changeFeed, clock: SYSTEM_CLOCK },
      isHistoryLoaded: () => Promise.resolve(true),
      onError: tellFault(this.log, 'A week could not be published; the next round tries again.'),
    });
  }

  readiness(): Promise<Readiness> {
    return readReadiness(this.adapters?.stores.operationsStore ?? null, false);
  }

  progress(): ProgressReport {
    return this.hospitals?.progress() ?? NOTHING_YET;
  }

  /** Stops polling, finishes the batch in hand, saves ledgers, stores the last forecasts; then leaves cluster and database. */
  async close(): Promise<void> {
    this.stopMeasures?.();
    await this.stopOutbox?.();
    await this.stopScoring?.();
    await this.stopPublishing?.();
    for (const [name, part] of [['hospitals', this.hospitals], ['quantile network', this.network], ['database', this.adapters]] as const) {
      await part?.close().catch((error: unknown) => this.log.warn({ part: name, fault: describeFault(error) }, 'This could not be closed in order; the store is safe at any moment.'));
    }
  }

  private committed(run: CommittedRun): void {
    this.metrics.committed(run, SYSTEM_CLOCK.now());
    if (run.rejected > 0) this.log.warn({ partition: run.place.partition, facility: run.facilityId, rejected: run.rejected }, 'Messages were rejected; npm run rejected lists them.');
  }

  private publishLetters({ stores }: Adapters, owner: string): () => Promise<void> {
    return keepLettersPublished({
      deps: { outbox: stores.letterOutbox, bus: stores.bus, owner },
      onWaiting: (waiting) => this.metrics.lettersWait(waiting, SYSTEM_CLOCK.now()),
      onPublished: (letters) => this.metrics.lettersPublished(letters),
      onStuck: tellFault(this.log, 'Rejected messages cannot be published to their topic. They are kept in the database, and published when that is possible again.'),
      onGoesOn: () => this.log.info({}, 'Rejected messages are published to their topic again.'),
    });
  }

  /** Most partitions of a group hold no hospital yet: they are not worth a line each at every rebalance. */
  private takenOver(partition: number, facilityIds: readonly string[]): void {
    if (facilityIds.length > 0) this.log.info({ partition, facilities: facilityIds.join(' ') }, 'Hospitals taken over.');
  }

  private fenced(facility: string): void {
    this.metrics.wasFenced();
    this.metrics.facilityLeft(facility);
    this.log.info({ facility }, 'Another worker has this hospital now.');
  }

  private paused({ partition, facilityId, rejected, records, resumesAt }: PartitionPause): void {
    this.log.error(
      { alert: 'partition_paused', partition, facility: facilityId, rejected, records, resumesAt: new Date(resumesAt).toISOString() },
      `More than one in twenty messages cannot be read: the partition stands still. Look at npm run rejected; npm run rejected -- resume ${partition} lets it go on.`,
    );
  }
}
