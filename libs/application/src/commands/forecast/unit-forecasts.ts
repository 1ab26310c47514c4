import { staffedBedsAt } from '@wardcast/domain';
import { Q23, admissionsAtIssue, chanceAbove, forecastCountedSteps, forecastWithFallbackSteps, gapDoubt, inflowOf, ownPastFrom, quantilesOf, sumWithFallbackSteps, usualStayHours, widenForecast, worstDoubt } from '@wardcast/forecasting';
import type { CensusForecast, ExpectedMoves, ForecastWithFallbackInput, InputDoubt, Steps } from '@wardcast/forecasting';
import type { ForecastNotes, ForecastRecord } from '../../ports/forecast-store.port';
import type { HourColumns } from '../../ports/read-store.port';
import { packedParts, type KnownAtIssue } from './forecast-parts';
import type { KnownUnit, ReadAtIssue } from './known-units';
import { NO_FORECAST_STEP, notesOfSum, notesOfUnit, sumStep } from './forecast-notes';
import { hourlyCensus } from './hourly-census';
import { countedInput } from '../../counts/counted-input';
import type { CountedUnits } from '../../counts/counted-units';

export const HORIZON_HOURS = 72;
/** A week ahead for planners, less often: it costs more and moves less. */
export const LONG_HORIZON_HOURS = 168;
const HOUR_MS = 3_600_000;

/** A forecast with what was known when it was made. */
export interface IssuedForecast {
  readonly nodeId: string;
  readonly forecast: CensusForecast;
  readonly ladderStep: number;
  readonly censusAtIssue: number;
  readonly staffed: readonly number[];
  readonly issuedAt: number;
  readonly known: KnownAtIssue;
  readonly notes: ForecastNotes | null;
}
/** A node that no rung of the ladder may speak for, and why. */
export interface RefusedForecast {
  readonly nodeId: string;
  readonly forecast: null;
  readonly ladderStep: typeof NO_FORECAST_STEP;
  readonly notes: ForecastNotes;
}
export interface IssueContext extends ReadAtIssue {
  /** Newest receipt time of any event or heartbeat (ms). */
  readonly dataAsOf: number;
  /** What may be missing of the hospital's input; null when all is well. */
  readonly doubt: InputDoubt | null;
  /** How far ahead units are forecast. */
  readonly horizonHours: number;
  /** The full hours before issuedAt, by unit. */
  readonly recentHours: ReadonlyMap<string, HourColumns>;
  /** The units that send only counts; absent = none does. */
  readonly counted?: CountedUnits;
  /** Who is expected to move into the units from others; absent = as many as usual. */
  readonly moves?: ExpectedMoves;
}

/** One unit's law of the census, from who is there now, who is on its list and who usually comes. */
export function* forecastUnit(context: IssueContext, known: KnownUnit): Steps<IssuedForecast | RefusedForecast> {
  const { ledger, issuedAt } = context;
  const { unitId, live } = known;
  const recent = context.recentHours.get(unitId);
  const censusByHour = pastCensus(recent, issuedAt, live.census);
  const doubt = worstDoubt([context.doubt, gapDoubt(censusByHour)]);
  const counted = countedInput(context, unitId, censusByHour);
  const { forecast: plain, ladderStep, refusals } = yield* counted !== null ? forecastCountedSteps(counted) : forecastWithFallbackSteps(context.models.byUnit.get(unitId), {
    issuedAt,
    present: known.present,
    listed: known.listed,
    ...(context.moves && { inflow: inflowOf(context.moves, unitId) }),
    dataAsOf: context.dataAsOf,
    ...ownPast(context, unitId, censusByHour),
    horizonHours: context.horizonHours,
    meanStayHours: usualStayHours(context.facility.units.find((unit) => unit.unitId === unitId)?.kind),
  });
  const model = context.models.byUnit.get(unitId)?.flow.ed ?? null;
  const admissions = model && admissionsAtIssue(model, { zone: context.facility.timeZone, issuedAt, present: known.present });
  const notes = notesOfUnit(refusals, doubt, admissions);
  if (plain === null) return { nodeId: unitId, forecast: plain, ladderStep: NO_FORECAST_STEP, notes: notes! };
  yield;
  const forecast = doubt === null ? plain : widenForecast(plain, doubt.blindHours);
  const staffed = forecast.targets.map((target) => staffedBedsAt(ledger, unitId, target));
  return { nodeId: unitId, forecast, ladderStep, censusAtIssue: live.census, staffed, issuedAt, known, notes };
}

/** Census and arrivals since the unit opened and its hospital's feed began: the emptiness before says nothing of it. */
function ownPast({ facility, models, recentHours, issuedAt }: IssueContext, unitId: string, censusByHour: readonly number[]): Pick<ForecastWithFallbackInput, 'history' | 'recentArrivals'> {
  const first = Math.floor(issuedAt / HOUR_MS) - censusByHour.length + 1;
  const toldFrom = (models.byUnit.get(unitId)?.flow.from ?? -Infinity) / HOUR_MS - first;
  const from = Math.max(ownPastFrom(censusByHour), toldFrom);
  const arrivals = recentHours.get(unitId)?.arrivals;
  const whole = { zone: facility.timeZone, censusByHour };
  if (from <= 0) return { history: whole, recentArrivals: arrivals };
  const own = censusByHour.slice(from);
  // The running hour is in the census, and not among the arrivals.
  return { history: { ...whole, censusByHour: own }, recentArrivals: arrivals?.slice(Math.max(0, arrivals.length - own.length + 1)) };
}

/** Known census at every whole hour up to the one that is running, whose own count is the live one. */
function pastCensus(recent: HourColumns | undefined, issuedAt: number, census: number): readonly number[] {
  const hour = Math.floor(issuedAt / HOUR_MS) * HOUR_MS;
  const past = hourlyCensus(recent, -Infinity, hour);
  return [...Array.from(past?.counts ?? []), census];
}

/**
 * A division or the hospital: the sum of its parts, issued when the newest of them was. The others are at most an hour
 * older and count as they stand; it reaches as far as the shortest of them. The weakest part's rung of the ladder is the sum's.
 */
export function* forecastSum(nodeId: string, parts: readonly IssuedForecast[], { issuedAt, models }: Pick<IssueContext, 'issuedAt' | 'models'>): Steps<IssuedForecast | RefusedForecast> {
  const first = parts[0];
  if (!first) throw new Error(`A sum needs parts: ${nodeId} has none.`);
  const reach = Math.min(...parts.map((part) => part.forecast.targets.length));
  const { forecast, refusals } = yield* sumWithFallbackSteps(parts.map((part) => shortened({ ...part.forecast, issuedAt }, reach)), models.sums[nodeId]);
  const notes = notesOfSum(refusals, parts);
  if (forecast === null) return { nodeId, forecast, ladderStep: NO_FORECAST_STEP, notes: notes! };
  return {
    nodeId,
    forecast,
    ladderStep: sumStep(refusals, parts),
    notes,
    censusAtIssue: parts.reduce((sum, part) => sum + part.censusAtIssue, 0),
    staffed: first.staffed.slice(0, reach).map((_, index) => parts.reduce((sum, part) => sum + (part.staffed[index] ?? 0), 0)),
    issuedAt,
    known: { arrivalsInHour: parts.reduce((sum, part) => sum + part.known.arrivalsInHour, 0) },
  };
}

/** The first `hours` targets of a forecast. */
function shortened(forecast: CensusForecast, hours: number): CensusForecast {
  if (forecast.targets.length === hours) return forecast;
  const { targets, laws, mean, expectedIn, expectedOut } = forecast;
  return { ...forecast, targets: targets.slice(0, hours), laws: laws.slice(0, hours), mean: mean.slice(0, hours), expectedIn: expectedIn.slice(0, hours), expectedOut: expectedOut.slice(0, hours) };
}

export function toForecastRecord(issued: IssuedForecast, context: IssueContext, trigger: ForecastRecord['trigger'], forecastId: string): ForecastRecord {
  const { forecast } = issued;
  return {
    forecastId,
    facilityId: context.facility.facilityId,
    nodeId: issued.nodeId,
    issuedAt: context.issuedAt,
    dataAsOf: context.dataAsOf,
    trigger,
    modelVersion: context.models.version,
    ladderStep: issued.ladderStep,
    targets: forecast.targets,
    levels: Q23,
    quantiles: quantilesOf(forecast, Q23),
    mean: forecast.mean,
    chanceShort: chanceAbove(forecast, issued.staffed),
    staffed: Int16Array.from(issued.staffed),
    expectedOut: forecast.expectedOut,
    expectedIn: forecast.expectedIn,
    censusAtIssue: issued.censusAtIssue,
    parts: packedParts(forecast, issued.known),
    notes: issued.notes,
  };
}
