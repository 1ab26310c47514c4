import type { Facility } from '@wardcast/domain';
import { fitUnitFlow } from '@wardcast/forecasting';
import type { UnitFlowModel } from '@wardcast/forecasting';
import type { ForecastStore, TrainingStay } from '../../ports/forecast-store.port';

/** Eight weeks: every hour of the week eight times, recent enough for the season. */
const TRAINING_DAYS = 56;
const DAY_MS = 86_400_000;

export interface FittedModels {
  readonly version: string;
  readonly byUnit: ReadonlyMap<string, UnitFlowModel>;
}

/** Fits one flow model per unit on the stays known at `now`. */
export async function fitForecastModels(store: ForecastStore, facility: Facility, now: number): Promise<FittedModels> {
  const from = now - TRAINING_DAYS * DAY_MS;
  const stays = groupByUnit(await store.readTrainingStays(facility.facilityId, from, now));
  const byUnit = new Map<string, UnitFlowModel>();
  for (const unit of facility.units) {
    byUnit.set(unit.unitId, fitUnitFlow({ unitId: unit.unitId, zone: facility.timeZone, from, to: now, stays: stays.get(unit.unitId) ?? [] }));
  }
  return { version: `flow-1 ${new Date(now).toISOString().slice(0, 16)}Z`, byUnit };
}

function groupByUnit(stays: readonly TrainingStay[]): Map<string, TrainingStay[]> {
  const groups = new Map<string, TrainingStay[]>();
  for (const stay of stays) {
    const group = groups.get(stay.unitId);
    if (group) group.push(stay);
    else groups.set(stay.unitId, [stay]);
  }
  return groups;
}
