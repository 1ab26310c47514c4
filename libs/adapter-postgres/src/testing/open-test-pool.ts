import type { Pool } from 'pg';
import { openPool } from '../database/open-pool';

const STATEMENT_TIMEOUT_MS = 60_000;

/** A pool for a test's own statements. When a server stops it ends idle connections: in a test that is no fault. */
export function openTestPool(url: string, maxConnections = 1): Pool {
  return openPool({ url, name: 'test', maxConnections, statementTimeoutMs: STATEMENT_TIMEOUT_MS, onError: () => undefined });
}
