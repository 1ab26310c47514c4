import { Pool } from 'pg';

export interface PoolOptions {
  readonly url: string;
  /** Shown in pg_stat_activity: tells the pools apart. */
  readonly name: string;
  readonly maxConnections: number;
  readonly statementTimeoutMs: number;
  readonly onError: (error: Error) => void;
}
/** A connection that takes longer is no connection. */
const CONNECTION_TIMEOUT_MS = 10_000;
/** Locks are held for one statement; who waits longer found a fault. */
const LOCK_TIMEOUT_MS = 10_000;
/** Nothing of ours thinks within a transaction. */
const IDLE_IN_TRANSACTION_MS = 10_000;

/** A pool with a limit on everything that could wait for ever. Broken idle connections are reported and replaced. */
export function openPool(options: PoolOptions): Pool {
  const pool = new Pool({
    connectionString: options.url,
    application_name: `wardcast-${options.name}`,
    max: options.maxConnections,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    statement_timeout: options.statementTimeoutMs,
    lock_timeout: LOCK_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    keepAlive: true,
    // Statements are written so that one plan serves all sizes: planning the commit anew costs more than a small batch.
    options: '-c plan_cache_mode=force_generic_plan -c timezone=UTC',
  });
  pool.on('error', options.onError);
  return pool;
}
