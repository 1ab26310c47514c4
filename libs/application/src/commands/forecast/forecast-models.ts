import type { Facility } from '@wardcast/domain';
import { censusModelFromJson, countedLawFromJson } from '@wardcast/forecasting';
import type { HourlyLaw, SumSpread, UnitCensusModel } from '@wardcast/forecasting';
import type { ForecastStore } from '../../ports/forecast-store.port';
import type { ReadStore } from '../../ports/read-store.port';
import type { ScoreStore } from '../../ports/score-store.port';
import { hospitalNodes } from '../../queries/hospital-nodes';
import { readCountedPanel } from '../../counts/counted-fit';
import { findDrift } from '../../queries/accuracy/find-drift';
import { Breather } from './breather';
import type { CensusFit, CensusFitter } from './census-fit';
import { hourlyCensus } from './hourly-census';
import { joinPresences } from './join-presences';
import { readListHistory } from './read-list-history';
import { CALIBRATION_DAYS, nextCalibration } from './next-calibration';

/** Eight weeks: every hour of the week eight times, recent enough for the season. */
const TRAINING_DAYS = 56;
const DAY_MS = 86_400_000;
/** Models older than this are fitted anew. */
export const MODEL_LIFE_MS = DAY_MS;

export interface FittedModels {
  readonly version: string;
  /** ms. */
  readonly fittedAt: number;
  readonly byUnit: ReadonlyMap<string, UnitCensusModel>;
  /** What the units of a division or the hospital have in common; absent = independent. */
  readonly sums: Readonly<Record<string, SumSpread>>;
  /** What units that send only counts have in common, as learnt here; null = the shipped law. */
  readonly counted?: HourlyLaw | null;
}

/** Half a year: the direct expert learns from counts, which cost little to read, how full units empty again. */
const HISTORY_DAYS = 182;
const HOUR_MS = 3_600_000;

/** What the models are fitted on. */
export interface ModelSources {
  readonly forecastStore: ForecastStore;
  readonly readStore: ReadStore;
  readonly scoreStore: ScoreStore;
  readonly fit: CensusFitter;
}

/** "ensemble-1, fitted 2026-11-25 17:07 UTC": the kind of model and when it was fitted, as the screens and files show it. */
export function modelVersion(fittedAt: number): string {
  const [date, time] = new Date(fittedAt).toISOString().split('T');
  return `ensemble-1, fitted ${date} ${time!.slice(0, 5)} UTC`;
}

/** What the store keeps of a fit: enough to speak again as it spoke. */
export interface StoredModels extends CensusFit {
  /** ms. */
  readonly fittedAt: number;
}
export interface NamedModels {
  readonly version: string;
  readonly stored: StoredModels;
}

/** Makes a hospital's models ready to speak. `now` in ms. */
export interface ForecastModeller {
  /** A new fit, stored. */
  fit(facility: Facility, now: number): Promise<FittedModels>;
  /** The stored fit while it is good, otherwise a new one. */
  loadOrFit(facility: Facility, now: number): Promise<FittedModels>;
}

/** Reads, fits and stores in the calling thread: for tests and for threads that serve nobody. */
export function modelsHere(sources: ModelSources): ForecastModeller {
  return {
    fit: async (facility, now) => restoredModels(await fitForecastModels(sources, facility, now)),
    loadOrFit: async (facility, now) => restoredModels(await loadOrFitForecastModels(sources, facility, now)),
  };
}

/** Ready to speak, a unit at a time with others in between. */
async function restoredModels({ version, stored }: NamedModels): Promise<FittedModels> {
  const breather = new Breather();
  const byUnit = new Map<string, UnitCensusModel>();
  for (const [unitId, json] of Object.entries(stored.units)) {
    await breather.breathe();
    const model = censusModelFromJson(json);
    if (model !== null) byUnit.set(unitId, model);
  }
  return { version, fittedAt: stored.fittedAt, byUnit, sums: stored.sums ?? {}, counted: countedLawFromJson(stored.counted) };
}

/**
 * Fits the members of every unit, small units shrunk to their kind, on the stays and counts known at `now`, and stores them: what
 * speaks is what was stored, so that an issued forecast can be explained after a later fit.
 */
export async function fitForecastModels({ forecastStore: store, readStore, scoreStore, fit }: ModelSources, facility: Facility, now: number): Promise<NamedModels> {
  const from = now - TRAINING_DAYS * DAY_MS;
  const rows = await store.readTrainingStays(facility.facilityId, from, now);
  const { lists, ed } = await readListHistory(store, facility.facilityId, { from, to: now });
  const stays = joinPresences(rows, {
    saidOf: lists.tellsWaysHome ? (visitKey) => lists.saidOf(visitKey) : undefined,
    movesOf: lists.tellsMoves ? (visitKey, unitId) => lists.movesOf(visitKey, unitId) : undefined,
    edOf: ed.teller(rows),
  });
  const listings = lists.listings(rows, { from, to: now });
  const hour = Math.floor(now / HOUR_MS) * HOUR_MS;
  const since = hour - HISTORY_DAYS * DAY_MS;
  const hours = await readStore.recentHours(facility.facilityId, since, hour);
  const histories = Object.fromEntries(facility.units.map(({ unitId }) => [unitId, hourlyCensus(hours.get(unitId), since, hour)]));
  const transforms = await scoreStore.transforms(facility.facilityId, { from: now - CALIBRATION_DAYS * DAY_MS, to: now });
  const drifting = new Set((await findDrift(scoreStore, facility.facilityId, now)).keys());
  const calibration = nextCalibration(facility, await modelsInService(store, facility.facilityId), transforms, drifting);
  const groups = hospitalNodes(facility).filter(({ kind }) => kind !== 'unit').map(({ nodeId, unitIds }) => ({ nodeId, unitIds }));
  const counted = await readCountedPanel(readStore, facility, now);
  const found = await fit({ zone: facility.timeZone, from, to: now, units: facility.units, stays, listings, histories, calibration, groups, counted });
  const version = modelVersion(now);
  const stored: StoredModels = { fittedAt: now, ...found };
  await store.saveModel(facility.facilityId, version, now, stored);
  return { version, stored };
}

/** The stored models when they are less than a day old and cover every unit; otherwise a new fit. */
export async function loadOrFitForecastModels(sources: ModelSources, facility: Facility, now: number): Promise<NamedModels> {
  const latest = await sources.forecastStore.latestModel(facility.facilityId);
  const stored = latest?.model as Partial<StoredModels> | undefined;
  if (latest && stored?.units && typeof stored.fittedAt === 'number') {
    const age = now - stored.fittedAt;
    const byUnit = restored(stored as StoredModels);
    if (age >= 0 && age < MODEL_LIFE_MS && facility.units.every((unit) => byUnit.has(unit.unitId))) return { version: latest.version, stored: stored as StoredModels };
  }
  return fitForecastModels(sources, facility, now);
}

async function modelsInService(store: ForecastStore, facilityId: string): Promise<ReadonlyMap<string, UnitCensusModel>> {
  const latest = await store.latestModel(facilityId);
  const stored = latest?.model as Partial<StoredModels> | undefined;
  return stored?.units ? restored(stored as StoredModels) : new Map();
}

/** Units whose stored model can no longer be read are left out. */
function restored(stored: StoredModels): ReadonlyMap<string, UnitCensusModel> {
  return new Map(
    Object.entries(stored.units).flatMap(([unitId, json]) => {
      const model = censusModelFromJson(json);
      return model ? [[unitId, model] as const] : [];
    }),
  );
}
