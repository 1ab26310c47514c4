import type { Facility } from '@wardcast/domain';
import { fitFlows } from '@wardcast/forecasting';
import type { UnitFlowModel } from '@wardcast/forecasting';
import type { ForecastStore } from '../../ports/forecast-store.port';
import { joinPresences } from './join-presences';

/** Eight weeks: every hour of the week eight times, recent enough for the season. */
const TRAINING_DAYS = 56;
const DAY_MS = 86_400_000;

export interface FittedModels {
  readonly version: string;
  readonly byUnit: ReadonlyMap<string, UnitFlowModel>;
}

/** "flow-1, fitted 2026-11-25 17:07 UTC": the kind of model and when it was fitted, as the screens and files show it. */
export function modelVersion(fittedAt: number): string {
  const [date, time] = new Date(fittedAt).toISOString().split('T');
  return `flow-1, fitted ${date} ${time!.slice(0, 5)} UTC`;
}

/** Fits one flow model per unit, small units shrunk to their kind, on the stays known at `now`. */
export async function fitForecastModels(store: ForecastStore, facility: Facility, now: number): Promise<FittedModels> {
  const from = now - TRAINING_DAYS * DAY_MS;
  const stays = joinPresences(await store.readTrainingStays(facility.facilityId, from, now));
  const byUnit = fitFlows({ zone: facility.timeZone, from, to: now, units: facility.units, stays });
  return { version: modelVersion(now), byUnit };
}
