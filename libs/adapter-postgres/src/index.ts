export * from './embedded/embedded-postgres';
export * from './embedded/embedded-postgres-error';
export * from './open-postgres-stores';
export { MigrationMismatch } from './migrations/migrate';
export { PostgresLogBus, type PruneLimit } from './bus/postgres-log-bus';
export { runLoadBench, type LoadBenchRow } from './bench/load-bench';
export { LETTER_KEY_BYTES, parseLetterKeys, toLetterKey, type LetterKey, type LetterKeys } from './events/letter-keys';
export { openRebuild, type Rebuild } from './rebuild/open-rebuild';
export { productSessions } from './rebuild/product-sessions';
