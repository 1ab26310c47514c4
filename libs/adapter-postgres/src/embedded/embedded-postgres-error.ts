export type EmbeddedPostgresFault =
  | 'port_busy'
  | 'folder_in_use'
  | 'disk_full'
  | 'wrong_version'
  | 'not_writable'
  | 'foreign_folder'
  | 'no_binaries'
  | 'no_account'
  | 'init_failed'
  | 'start_failed'
  | 'ended';

/** A fault of the embedded server that a person can put right: the message says what to do. */
export class EmbeddedPostgresError extends Error {
  constructor(
    readonly fault: EmbeddedPostgresFault,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'EmbeddedPostgresError';
  }
}

/** Smallest free space to start with: a new cluster, or the log between checkpoints of one that is there. */
export const MIN_FREE_BYTES = 256 * 1024 * 1024;

export function diskFull(dataDir: string): EmbeddedPostgresError {
  const megabytes = MIN_FREE_BYTES / 1024 / 1024;
  return new EmbeddedPostgresError('disk_full', `The disk that holds ${dataDir} is full. Free at least ${megabytes} MB there and start again; the data already stored are safe.`);
}

/** True for what PostgreSQL and the system say of a full disk, in a log or in an error's message. */
export function saysDiskFull(text: string): boolean {
  return text.includes('No space left on device') || text.includes('Disk quota exceeded');
}
