import type { ClockAnchor } from '../clock/scaled-clock';
import type { SampleIdentity } from './sample-identity';

export interface SampleWorkerInput {
  readonly databaseUrl: string;
  readonly identity: SampleIdentity;
  /** A folder on the disk that the database lives on; null where that is not ours to know. */
  readonly databaseFolder: string | null;
}
/** What the sample threads tell the runtime. */
export type FromSampleThread =
  | { readonly kind: 'progress'; readonly fraction: number; readonly events: number }
  | { readonly kind: 'history-loaded'; readonly events: number }
  /** Less is free on the disk than the live board needs: the older history stopped where it was. */
  | { readonly kind: 'no-room' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'stopped' };
/** What the runtime tells them. */
export type ToSampleThread = { readonly kind: 'stream'; readonly clock: ClockAnchor } | { readonly kind: 'stop' };
