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

const MB = 1024 * 1024;
/** Smallest free space to begin with, and what to free where a disk is full: far above what a day of one hospital takes. */
export const MIN_FREE_BYTES = 256 * MB;
/** Smallest free space to go on with: a hospital's data are not refused while there is room to write. */
export const MIN_FREE_TO_GO_ON_BYTES = 64 * MB;

export function diskFull(dataDir: string): EmbeddedPostgresError {
  const megabytes = MIN_FREE_BYTES / MB;
  return new EmbeddedPostgresError('disk_full', `The disk that holds ${dataDir} is full. Free at least ${megabytes} MB there and start again; the data already stored are safe.`);
}

/** True for what PostgreSQL and the system say of a full disk, in a log or in an error's message. */
export function saysDiskFull(text: string): boolean {
  return text.includes('No space left on device') || text.includes('Disk quota exceeded');
}
