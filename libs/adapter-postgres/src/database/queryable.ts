import type { Pool } from 'pg';

/** Whatever runs a statement: a pool, or one connection with its own transaction. */
export type Queryable = Pick<Pool, 'query'>;
