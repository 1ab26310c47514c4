import type { StoredModels } from '@wardcast/application';
import type { Facility } from '@wardcast/domain';

/** What the thread is asked for. */
export interface ModelQuestion {
  readonly databaseUrl: string;
  readonly facility: Facility;
  /** ms. */
  readonly now: number;
  /** `fit`: anew; `load`: what is stored, while it is good. */
  readonly kind: 'fit' | 'load';
}
type StoredUnit = StoredModels['units'][string];
/** From the thread: what all units share, then a unit for each `NEXT_UNIT`, until there is none. */
export type FromModelThread =
  | { readonly kind: 'shared'; readonly version: string; readonly shared: Omit<StoredModels, 'units'> }
  | { readonly kind: 'unit'; readonly unitId: string; readonly model: StoredUnit }
  | { readonly kind: 'end' };
/** To the thread. One unit at a time: messages that wait together would be taken in together, and keep the thread that serves busy. */
export const NEXT_UNIT = 'next';
