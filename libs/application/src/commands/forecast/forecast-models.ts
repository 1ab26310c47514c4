import type { Facility } from '@wardcast/domain';
import { fitFlows, fromJson, toJson } from '@wardcast/forecasting';
import type { UnitFlowJson, UnitFlowModel } from '@wardcast/forecasting';
import type { ForecastStore } from '../../ports/forecast-store.port';
import { joinPresences } from './join-presences';

/** Eight weeks: every hour of the week eight times, recent enough for the season. */
const TRAINING_DAYS = 56;
const DAY_MS = 86_400_000;
/** Models older than this are fitted anew. */
export const MODEL_LIFE_MS = DAY_MS;

export interface FittedModels {
  readonly version: string;
  /** ms. */
  readonly fittedAt: number;
  readonly byUnit: ReadonlyMap<string, UnitFlowModel>;
}

/** "flow-1, fitted 2026-11-25 17:07 UTC": the kind of model and when it was fitted, as the screens and files show it. */
export function modelVersion(fittedAt: number): string {
  const [date, time] = new Date(fittedAt).toISOString().split('T');
  return `flow-1, fitted ${date} ${time!.slice(0, 5)} UTC`;
}

/** What the store keeps of a fit: enough to speak again as it spoke. */
interface StoredModels {
  readonly fittedAt: number;
  readonly units: Readonly<Record<string, UnitFlowJson>>;
}

/**
 * Fits one flow model per unit, small units shrunk to their kind, on the stays known at `now`, and stores them: what
 * speaks is what was stored, so that an issued forecast can be explained after a later fit.
 */
export async function fitForecastModels(store: ForecastStore, facility: Facility, now: number): Promise<FittedModels> {
  const from = now - TRAINING_DAYS * DAY_MS;
  const stays = joinPresences(await store.readTrainingStays(facility.facilityId, from, now));
  const byUnit = fitFlows({ zone: facility.timeZone, from, to: now, units: facility.units, stays });
  const version = modelVersion(now);
  const stored: StoredModels = { fittedAt: now, units: Object.fromEntries([...byUnit].map(([unitId, model]) => [unitId, toJson(model)])) };
  await store.saveModel(facility.facilityId, version, now, stored);
  return { version, fittedAt: now, byUnit: restored(stored) };
}

/** The stored models when they are less than a day old and cover every unit; otherwise a new fit. */
export async function loadOrFitForecastModels(store: ForecastStore, facility: Facility, now: number): Promise<FittedModels> {
  const latest = await store.latestModel(facility.facilityId);
  const stored = latest?.model as Partial<StoredModels> | undefined;
  if (latest && stored?.units && typeof stored.fittedAt === 'number') {
    const age = now - stored.fittedAt;
    const byUnit = restored(stored as StoredModels);
    if (age >= 0 && age < MODEL_LIFE_MS && facility.units.every((unit) => byUnit.has(unit.unitId))) return { version: latest.version, fittedAt: stored.fittedAt, byUnit };
  }
  return fitForecastModels(store, facility, now);
}

/** Units whose stored model can no longer be read are left out. */
function restored(stored: StoredModels): ReadonlyMap<string, UnitFlowModel> {
  return new Map(
    Object.entries(stored.units).flatMap(([unitId, json]) => {
      const model = fromJson(json);
      return model ? [[unitId, model] as const] : [];
    }),
  );
}
