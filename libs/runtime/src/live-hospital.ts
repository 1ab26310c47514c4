import { randomUUID } from 'node:crypto';
import { ForecastService, IngestConsumer, MODEL_LIFE_MS, SYSTEM_ACTOR, loadOrFitForecastModels } from '@wardcast/application';
import type { Clock, FittedModels } from '@wardcast/application';
import type { PostgresStores } from '@wardcast/adapter-postgres';
import type { Facility } from '@wardcast/domain';

/** How often a quiet hospital is looked at for a new hour (wall ms at speed 1). */
const LOOK_MS = 5_000;
const FASTEST_LOOK_MS = 500;
const CONSUMER_GROUP = 'wardcast';

export interface LiveHospitalOptions {
  readonly facility: Facility;
  readonly stores: PostgresStores;
  readonly clock: Clock;
  /** First hour that the live ledger measures (ms). */
  readonly openedAt: number;
  onFatal(error: Error): void;
}

/** One hospital served live: events in through the bus, ledger, store, forecasts out. Knows nothing of who sends the events. */
export class LiveHospital {
  private readonly consumer: IngestConsumer;
  private forecasts: ForecastService | null = null;
  private look: NodeJS.Timeout | null = null;
  private fittedAt = 0;

  constructor(private readonly options: LiveHospitalOptions) {
    this.consumer = new IngestConsumer({
      actor: SYSTEM_ACTOR,
      bus: options.stores.bus,
      store: options.stores.ingestStore,
      clock: options.clock,
      group: CONSUMER_GROUP,
      facilities: [options.facility],
      openedAt: () => options.openedAt,
      onIngested: (_, run) => this.forecasts?.markDirty(run.change.units, run.receivedAt),
    });
  }

  /** Reads the ledger, fits the models, issues every forecast, then consumes. Resolves when numbers are live. */
  async start(): Promise<void> {
    const { facility, stores, clock } = this.options;
    await this.consumer.ingestOf(facility.facilityId)?.currentLedger();
    const models = await loadOrFitForecastModels(stores.forecastStore, facility, clock.now());
    this.fittedAt = models.fittedAt;
    this.forecasts = this.openForecasts(models);
    await this.forecasts.issueAll('start');
    const consumption = await this.consumer.start();
    consumption.done.catch((error: unknown) => this.options.onFatal(toError(error)));
    this.look = setInterval(() => this.lookAtClock(), Math.max(FASTEST_LOOK_MS, LOOK_MS / clock.speed));
  }

  /** Finishes the batch in hand, saves the ledger, lets the last forecast be stored. */
  async close(): Promise<void> {
    if (this.look) clearInterval(this.look);
    await this.consumer.close();
    await this.forecasts?.close();
  }

  /** A quiet hospital too begins new hours, and a new day its models. */
  private lookAtClock(): void {
    const now = this.options.clock.now();
    if (now - this.fittedAt < MODEL_LIFE_MS) return this.forecasts?.markDirty([], null);
    this.fittedAt = now;
    this.forecasts?.refit().catch((error: unknown) => this.options.onFatal(toError(error)));
  }

  private openForecasts(models: FittedModels): ForecastService {
    const { facility, stores, clock, onFatal } = this.options;
    return new ForecastService({
      actor: SYSTEM_ACTOR,
      facility,
      forecastStore: stores.forecastStore,
      readStore: stores.readStore,
      clock,
      models,
      ledger: () => this.consumer.ingestOf(facility.facilityId)?.ledgerInMemory() ?? null,
      newId: randomUUID,
      onError: (error) => onFatal(toError(error)),
    });
  }
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
