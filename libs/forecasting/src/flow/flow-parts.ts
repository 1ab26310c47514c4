import type { EdModel } from '../ed/ed-model';
import type { LevelSettings } from './arrival-level';
import type { HazardTable } from './hazard-table';
import type { ListModel } from './list-model';
import type { DischargeOutlookModel } from './discharge-outlook';
import type { Readiness } from './readiness';
import type { TransferKernel } from './transfer-kernel';

/** What the flow of a unit is made of: who leaves when, and who comes. */
export interface FlowParts {
  readonly hazard: HazardTable;
  readonly readiness: Readiness;
  /** What dates and signs of readiness say; absent or null = nothing is known of them. */
  readonly outlook?: DischargeOutlookModel | null;
  /** Standard deviation of the log of the common discharge factor. */
  readonly dischargeSpread: number;
  /** Arrivals per hour of the local week, 168 numbers. */
  readonly arrivalsPerHour: Float64Array;
  readonly levelSettings: LevelSettings;
  /** Variance of hourly arrivals beyond the level, at least 1. */
  readonly dispersion: number;
  /** What lists of expected patients say; absent or null = nothing is known of lists. */
  readonly lists?: ListModel | null;
  /** Where those who leave go; absent or null = nobody was seen to move to another unit. */
  readonly transfers?: TransferKernel | null;
  /** When patients of whom an emergency department tells leave it; absent or null = by their age and the hour alone. */
  readonly ed?: EdModel | null;
}
