import type { ClockAnchor } from '../clock/scaled-clock';
import type { SampleIdentity } from './sample-identity';

export interface SampleWorkerInput {
  readonly databaseUrl: string;
  readonly identity: SampleIdentity;
}
/** What the sample threads tell the runtime. */
export type FromSampleThread =
  | { readonly kind: 'progress'; readonly fraction: number; readonly events: number }
  | { readonly kind: 'history-loaded'; readonly events: number }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'stopped' };
/** What the runtime tells them. */
export type ToSampleThread = { readonly kind: 'stream'; readonly clock: ClockAnchor } | { readonly kind: 'stop' };
