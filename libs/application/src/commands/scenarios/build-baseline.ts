import { unitLive } from '@wardcast/domain';
import { censusModelFromJson, type UnitFlowModel } from '@wardcast/forecasting';
import { ledgerBaselines, replayInputOf, seenInData, transferShares, usualElectives, whatIfInputOf, type WhatIfInput } from '@wardcast/simulation';
import type { ForecastStore } from '../../ports/forecast-store.port';
import type { IngestStore } from '../../ports/ingest-store.port';
import type { HourColumns, ReadStore } from '../../ports/read-store.port';
import type { Baseline, ScenarioStore } from '../../ports/scenario-store.port';
import { WhatIfFault } from '../../ports/what-if-runner.port';
import { loadLedger } from '../ingest/load-ledger';
import { emergencyIds, type BaselineKnowledge, type BaselineQuestion } from './baseline-knowledge';
import { baselineView } from './baseline-view';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Two weeks: beyond that most of those present have left, and the answer is a steady state. */
export const WHAT_IF_HOURS = 336;
const REPLAY_HOURS = 168;
/** The weeks that moves between wards and ranges seen are read from: those that the models are fitted on. */
const RECORD_DAYS = 56;
/** What the level of arrivals looks back on, as the forecast does. */
const RECENT_HOURS = 672;

export interface BaselineSources {
  readonly ingestStore: Pick<IngestStore, 'readSnapshot' | 'readEventsAfter'>;
  readonly forecastStore: ForecastStore;
  readonly readStore: ReadStore;
  readonly scenarioStore: Pick<ScenarioStore, 'plannedAdmissions'>;
}
export interface BuiltBaseline {
  readonly baseline: Baseline;
  readonly input: WhatIfInput;
}

/**
 * The state of the hospital as a start of scenarios: the ledger as stored, the fitted flows in service, and eight weeks of
 * stays. It reads the store only, so that it can be made by a process that takes no events in.
 *
 * @throws WhatIfFault `no_models` while no forecast has been fitted yet
 */
export async function buildBaseline(sources: BaselineSources, question: BaselineQuestion): Promise<BuiltBaseline> {
  const { facility, now } = question;
  const { facilityId } = facility;
  const { version, models } = await fittedFlows(sources.forecastStore, facilityId);
  const { ledger } = await loadLedger(sources.ingestStore, facility);
  const hour = Math.floor(now / HOUR_MS) * HOUR_MS;
  const recent = await sources.readStore.recentHours(facilityId, hour - RECENT_HOURS * HOUR_MS, hour);
  const stays = await sources.forecastStore.readTrainingStays(facilityId, now - RECORD_DAYS * DAY_MS, now);
  const units = ledgerBaselines(ledger, { issuedAt: now, horizonHours: WHAT_IF_HOURS, modelOf: (unitId) => models.get(unitId), recentArrivalsOf: (unitId) => arrivalsBefore(recent.get(unitId), hour) });
  const seen = seenInData({ zone: facility.timeZone, from: now - RECORD_DAYS * DAY_MS, to: now, stays, emergencyUnitIds: emergencyIds(facility) });
  const planned = await sources.scenarioStore.plannedAdmissions(facilityId, now - RECORD_DAYS * DAY_MS, now);
  const usual = usualElectives(planned, { zone: facility.timeZone, from: now - RECORD_DAYS * DAY_MS, to: now });
  const knowledge: BaselineKnowledge = { ...question, models, units, stays, recent, seen, usual };
  const input = question.start === 'last_week' ? lastWeek(knowledge) : fromNow(knowledge);
  const forecast = await sources.forecastStore.asOf(facilityId, facilityId, now);
  const census = new Map(facility.units.map(({ unitId }) => [unitId, unitLive(ledger, unitId, now).census]));
  const issued = { forecastId: forecast?.forecastId ?? null, dataAsOf: forecast?.dataAsOf ?? now, modelVersion: version };
  return { baseline: baselineView(knowledge, input, { ...issued, census }), input };
}

function fromNow({ facility, now, seed, units, stays, usual }: BaselineKnowledge): WhatIfInput {
  return whatIfInputOf({ issuedAt: now, zone: facility.timeZone, horizonHours: WHAT_IF_HOURS, seed, units, transfers: transferShares(stays, emergencyIds(facility)), usualElectives: usual });
}

/** The last 168 whole hours with the beds that were staffed then. */
function lastWeek({ facility, now, models, units, stays, recent }: BaselineKnowledge): WhatIfInput {
  const to = Math.floor(now / HOUR_MS) * HOUR_MS;
  const from = to - REPLAY_HOURS * HOUR_MS;
  const known = new Map(units.map((unit) => [unit.unit.unitId, unit]));
  const replayed = facility.units.flatMap((unit) => {
    const model = models.get(unit.unitId);
    const now0 = known.get(unit.unitId);
    if (model === undefined || now0 === undefined) return [];
    return [{ unit, model, staffedBeds: staffedThen(recent.get(unit.unitId), { from, hours: REPLAY_HOURS, otherwise: now0.staffedBeds[0]! }) }];
  });
  return replayInputOf({ from, to, zone: facility.timeZone, units: replayed, stays });
}

/** Staffed beds at each full hour of the range and at its end; an hour that was not measured has those of the one before. */
function staffedThen(columns: HourColumns | undefined, range: { readonly from: number; readonly hours: number; readonly otherwise: number }): readonly number[] {
  const known = new Map(columns?.hours.map((hour, i) => [hour, columns.staffed[i]!]));
  const staffed: number[] = [];
  for (let hour = 0; hour <= range.hours; hour++) staffed.push(known.get(range.from + hour * HOUR_MS) ?? staffed.at(-1) ?? range.otherwise);
  return staffed;
}

/** Arrivals of the whole hours up to `hour`, from the first one that was measured on; hours in between that were not have none. */
function arrivalsBefore(columns: HourColumns | undefined, hour: number): readonly number[] | undefined {
  const first = columns?.hours[0];
  if (columns === undefined || first === undefined) return undefined;
  const arrivals = new Array<number>(Math.max(0, (hour - first) / HOUR_MS)).fill(0);
  columns.hours.forEach((at, i) => (arrivals[(at - first) / HOUR_MS] = columns.arrivals[i]!));
  return arrivals;
}

async function fittedFlows(store: ForecastStore, facilityId: string): Promise<{ readonly version: string; readonly models: ReadonlyMap<string, UnitFlowModel> }> {
  const latest = await store.latestModel(facilityId);
  const stored = latest?.model as { readonly units?: Readonly<Record<string, unknown>> } | undefined;
  const models = new Map(Object.entries(stored?.units ?? {}).flatMap(([unitId, json]) => {
    const model = censusModelFromJson(json);
    return model === null ? [] : [[unitId, model.flow] as const];
  }));
  if (latest === null || models.size === 0) throw new WhatIfFault('no_models', 'No forecast has been fitted yet, so there is nothing to start from.');
  return { version: latest.version, models };
}
