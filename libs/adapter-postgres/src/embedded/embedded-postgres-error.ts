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
  | 'start_failed';

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
