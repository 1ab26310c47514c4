/**
 * Settings of the embedded server. Durability is PostgreSQL's default (fsync and synchronous_commit on): what the bus
 * acknowledged must survive, and with batches the cost of one flush per commit is small.
 */
export const SERVER_SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  // No socket file: its path has a length limit that a deep checkout breaks.
  unix_socket_directories: '',
  // Each thread of the product has pools of its own; unused slots cost little.
  max_connections: '100',
  // Small, since the product shares the machine; the operating system caches the rest.
  shared_buffers: '64MB',
  work_mem: '16MB',
  maintenance_work_mem: '64MB',
  // Enough that the load of a year is not slowed by checkpoints; it stays on the disk afterwards.
  max_wal_size: '256MB',
  checkpoint_timeout: '15min',
  wal_compression: 'pglz',
  // Short queries only: compiling them costs more than it saves.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // No row values and no statements in the log: a row can point at a person.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};
