import type { Facility } from '@wardcast/domain';
import type { UnitFlowModel } from '@wardcast/forecasting';
import type { SeenInData, UnitBaseline, UsualElectives } from '@wardcast/simulation';
import type { StayRow } from '../../ports/forecast-store.port';
import type { HourColumns } from '../../ports/read-store.port';
import type { BaselineStart } from '../../ports/scenario-store.port';

export interface BaselineQuestion {
  readonly facility: Facility;
  readonly start: BaselineStart;
  /** ms, the hospital's clock. */
  readonly now: number;
  readonly baselineId: string;
  /** A whole number below 2^31: which luck all scenarios of the baseline share. */
  readonly seed: number;
}

/** All that is known of the hospital when a baseline is made. */
export interface BaselineKnowledge extends BaselineQuestion {
  readonly models: ReadonlyMap<string, UnitFlowModel>;
  readonly units: readonly UnitBaseline[];
  readonly stays: readonly StayRow[];
  readonly recent: ReadonlyMap<string, HourColumns>;
  readonly seen: SeenInData;
  /** By unit. */
  readonly usual: ReadonlyMap<string, UsualElectives>;
}

export function emergencyIds(facility: Facility): ReadonlySet<string> {
  return new Set(facility.units.flatMap(({ unitId, kind }) => (kind === 'ed' ? [unitId] : [])));
}
