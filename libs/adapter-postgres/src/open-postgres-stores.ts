import { PostgresScoreStore } from './accuracy/score-store';
import type { AppState, ChangeFeed, ForecastStore, IngestStore, LetterOutbox, OperationsStore, PartitionStore, ReadStore, ScenarioStore, ScoreStore, SummaryStore } from '@wardcast/application';
import type { Pool } from 'pg';
import { PostgresLogBus } from './bus/postgres-log-bus';
import { PostgresReadStore } from './census/read-store';
import { PostgresAppState } from './changes/app-state';
import { PostgresChangeFeed } from './changes/change-feed';
import { NotificationListener } from './database/notification-listener';
import { openPool } from './database/open-pool';
import { sealPlainLetters } from './events/dead-letters';
import { PostgresIngestStore } from './events/ingest-store';
import type { LetterKeys } from './events/letter-keys';
import { PostgresForecastStore } from './forecast/forecast-store';
import { dropOldRows } from './measures/drop-old';
import { refreshMeasures } from './measures/refresh-measures';
import { migrate } from './migrations/migrate';
import { PostgresLetterOutbox } from './outbox/letter-outbox';
import { PostgresOperationsStore } from './partitions/operations-store';
import { PostgresPartitionStore } from './partitions/partition-store';
import { PostgresScenarioStore } from './scenarios/scenario-store';
import { PostgresSummaryStore } from './summary/summary-store';

export interface PostgresStoresOptions {
  readonly url: string;
  /** Partitions of bus topics created from now on. */
  readonly busPartitions?: number;
  /** First wait of the bus after a failed batch (ms). */
  readonly busFirstBackoffMs?: number;
  /** Keys for originals of rejected messages; without them they are stored as received, and sealed by the next start that has keys. */
  readonly letterKeys?: LetterKeys;
  /** Told of connections that broke while nobody used them; they are replaced. */
  readonly onError?: (error: Error) => void;
}
export interface PostgresStores {
  readonly ingestStore: IngestStore;
  readonly forecastStore: ForecastStore;
  readonly readStore: ReadStore;
  readonly summaryStore: SummaryStore;
  readonly scoreStore: ScoreStore;
  readonly scenarioStore: ScenarioStore;
  readonly partitionStore: PartitionStore;
  readonly operationsStore: OperationsStore;
  readonly letterOutbox: LetterOutbox;
  readonly changeFeed: ChangeFeed;
  readonly appState: AppState;
  readonly bus: PostgresLogBus;
  /** Brings the schema up to date and seals what was stored unsealed; returns the names of the steps that ran now. Needed once before anything else. */
  migrate(): Promise<readonly string[]>;
  /** Sums anew the days whose hours changed; returns how many. Readers are right without it, only slower. */
  refreshMeasures(): Promise<number>;
  /** Deletes what is older than it is kept; returns how many rows went. */
  dropOldRows(): Promise<number>;
  /** Finishes batches in hand, then closes every connection; idempotent. */
  close(): Promise<void>;
}
/** Readers, writers and the bus never wait for each other's connections. */
const POOLS = {
  ingest: { maxConnections: 3, statementTimeoutMs: 60_000 },
  api: { maxConnections: 8, statementTimeoutMs: 15_000 },
  bus: { maxConnections: 4, statementTimeoutMs: 30_000 },
} as const;

/** Connects lazily: nothing is asked of the server until the first call. */
export async function openPostgresStores(options: PostgresStoresOptions): Promise<PostgresStores> {
  const onError = options.onError ?? ((): void => undefined);
  const open = (name: keyof typeof POOLS): Pool => openPool({ url: options.url, name, onError, ...POOLS[name] });
  const pools = { ingest: open('ingest'), api: open('api'), bus: open('bus') };
  const listener = new NotificationListener(options.url);
  const bus = new PostgresLogBus({ pool: pools.bus, listener, partitions: options.busPartitions, firstBackoffMs: options.busFirstBackoffMs });
  const letterKeys = options.letterKeys ?? null;
  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    await bus.close();
    await listener.close();
    await Promise.all(Object.values(pools).map((pool) => pool.end()));
  };
  return {
    ingestStore: new PostgresIngestStore(pools.ingest, letterKeys),
    forecastStore: new PostgresForecastStore(pools.api),
    summaryStore: new PostgresSummaryStore(pools.api),
    scoreStore: new PostgresScoreStore(pools.api),
    scenarioStore: new PostgresScenarioStore(pools.api),
    readStore: new PostgresReadStore(pools.api, letterKeys),
    partitionStore: new PostgresPartitionStore(pools.ingest),
    operationsStore: new PostgresOperationsStore(pools.api),
    // Not over the pool of the ingest, which waits for nothing here.
    letterOutbox: new PostgresLetterOutbox(pools.api, letterKeys),
    changeFeed: new PostgresChangeFeed(pools.api, listener),
    appState: new PostgresAppState(pools.api),
    bus,
    migrate: async () => {
      const ran = await migrate(pools.ingest);
      if (letterKeys !== null) await sealPlainLetters(pools.ingest, letterKeys);
      return ran;
    },
    refreshMeasures: () => refreshMeasures(pools.ingest),
    dropOldRows: () => dropOldRows(pools.ingest),
    close: () => (closing ??= close()),
  };
}
