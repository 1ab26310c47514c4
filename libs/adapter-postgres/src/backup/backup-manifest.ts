/** Raised when a later version could no longer read what this one writes. */
export const BACKUP_FORMAT = 'wardcast-backup-1';
/** First file of the archive: what a restore must know before the rows come. */
export const HEAD_NAME = 'backup.json';
/** Last file: what was written, to be checked against. An archive without it was cut off. */
export const MANIFEST_NAME = 'manifest.json';

export interface BackupTable {
  /** With its schema. */
  readonly name: string;
  readonly columns: readonly string[];
}
export interface BackupHead {
  readonly format: string;
  /** ISO instant. */
  readonly takenAt: string;
  /** Names of the schema steps, in their order. */
  readonly steps: readonly string[];
  readonly edition: string;
  readonly tables: readonly BackupTable[];
}
export interface BackupManifest extends BackupHead {
  readonly contents: readonly { readonly name: string; readonly rows: number; /** Of the rows as COPY writes them, 64 hex. */ readonly sha256: string }[];
  /** Last number that each identity column gave. */
  readonly sequences: readonly { readonly table: string; readonly column: string; readonly last: string }[];
  /** Where each log goes on: inside the backup, so that state and position agree. */
  readonly positions: readonly { readonly topic: string; readonly part: number; readonly topicId: string; readonly nextOffset: string }[];
  /** Keys that open the rejected messages in it; the keys themselves are not in the backup. */
  readonly letterKeys: readonly string[];
  /** The canonical hash of each facility's state. */
  readonly states: readonly { readonly facilityId: string; readonly hash: string }[];
}
