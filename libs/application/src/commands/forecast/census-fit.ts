import { DIRECT_LEADS_HOURS, NO_CALIBRATION, censusModelToJson, fitCensusModels, fitSumSpreads } from '@wardcast/forecasting';
import type { CalibrationMap, CensusHistory, HourlyLawJson, HourlyPanel, PastListing, SumSpread, UnitCensusModelJson, UnitGroup } from '@wardcast/forecasting';
import { fitCounted } from '../../counts/counted-fit';
import type { ToldStay } from './join-presences';

/** All that a fit of one hospital reads, as plain data: it can be sent to a thread. */
export interface CensusFitJob {
  readonly zone: string;
  /** ms, half-open. */
  readonly from: number;
  readonly to: number;
  readonly units: readonly { readonly unitId: string; readonly kind: string }[];
  readonly stays: readonly ToldStay[];
  /** Who stood on the units' lists and when; absent or empty = nothing is known of lists. */
  readonly listings?: readonly PastListing[];
  /** Hourly census by unit; null = nothing known. */
  readonly histories: Readonly<Record<string, CensusHistory | null>>;
  /** Corrections by kind of unit, one per horizon bucket; kinds without any have none. */
  readonly calibration: Readonly<Record<string, readonly CalibrationMap[]>>;
  /** Divisions and the hospital. */
  readonly groups: readonly UnitGroup[];
  /** Counts of the units that send nothing else; null or absent = there are none. */
  readonly counted?: HourlyPanel | null;
}
/** What a fit found, as it is stored. */
export interface CensusFit {
  readonly units: Readonly<Record<string, UnitCensusModelJson>>;
  /** By node of the groups. */
  readonly sums: Readonly<Record<string, SumSpread>>;
  /** What the counted units have in common; null = the shipped law speaks for them. */
  readonly counted?: HourlyLawJson | null;
}
/** Where the seconds of a fit are spent. Rejects when it fails; the models before stay in service. */
export type CensusFitter = (job: CensusFitJob) => Promise<CensusFit>;

/** Fits in the calling thread: for tests and for threads that serve nobody. */
export function fitHere(job: CensusFitJob): ReturnType<CensusFitter> {
  const models = fitCensusModels({ ...job, historyOf: (unitId) => job.histories[unitId] ?? null, leadsHours: DIRECT_LEADS_HOURS, calibrationOf: (kind) => job.calibration[kind] ?? NO_CALIBRATION });
  const sums = fitSumSpreads({ groups: job.groups, stays: job.stays, listings: job.listings, flowOf: (unitId) => models.get(unitId)?.flow });
  return Promise.resolve({ units: Object.fromEntries([...models].map(([unitId, model]) => [unitId, censusModelToJson(model)])), sums, counted: fitCounted(job.counted ?? null) });
}
